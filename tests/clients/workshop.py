"""The tools of other people: their programs' Python and Node, started against a served program."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SCHEMA = ROOT / "schema.graphql"
PYTHON_TOOLS = ROOT / ".venv-clients" / "bin"
NODE_MODULES = HERE / "node_modules"
NODE_TOOLS = NODE_MODULES / ".bin"
PATIENCE_SECONDS = 120

Words = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Desk:
    """A served district, a token that reads it, and the cookies of an officer who writes.

    `surroundings` are those in which the program's own commands run.
    """

    address: str
    surroundings: Mapping[str, str]
    token: str
    cookie: str

    def settings(self, **more: str) -> dict[str, str]:
        """Give the surroundings in which a client runs; `more` are settings of its own."""
        return os.environ | {
            "LIANGXIN_URL": f"{self.address}/graphql",
            "LIANGXIN_TOKEN": self.token,
            "LIANGXIN_COOKIE": self.cookie,
            **more,
        }


def run(words: Words, *, folder: Path, settings: Mapping[str, str] | None = None) -> str:
    """Run a tool to its end, see that it succeeds, and give what it printed."""
    assert Path(words[0]).exists() or "/" not in str(words[0]), "run `make clients` first"
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=dict(settings or os.environ),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def report_of(words: Words, *, folder: Path, settings: Mapping[str, str] | None = None) -> Any:
    """Run a client and read the JSON that it prints."""
    return json.loads(run(words, folder=folder, settings=settings))
