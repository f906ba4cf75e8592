"""The sides that answer HTTP, each started as its user would: we, PostGraphile, Strawberry."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.stage import LIANGXIN, LOGIN, PASSWORD, Stage, environment

PEER = Path(__file__).parent / "postgraphile"
DATALOADERS = Path(__file__).parent / "dataloaders"
START_SECONDS = 60.0
INSTALL_SECONDS = 900
STATEMENT_MS = 60_000
"""On a machine that others use too, slow is to be measured and not to be refused."""
READER = "liangxin_reader"
JSON = {"content-type": "application/json"}


@dataclass(frozen=True, slots=True)
class Side:
    """A server that answers GraphQL."""

    name: str
    pid: int
    url: str
    headers: Mapping[str, str]

    def ask(self, body: bytes) -> Any:  # noqa: ANN401 - JSON
        """Send one request and give its data."""
        request = urllib.request.Request(self.url, data=body, headers=dict(self.headers))  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own server
                document = json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{self.name}: {error.read().decode()}") from error
        assert "errors" not in document, (self.name, document["errors"])
        return document["data"]


def request_body(
    query: str, variables: Mapping[str, Any], *, operation: str | None = None
) -> bytes:
    """Write the body of a GraphQL request; name the operation when the document has several."""
    named = {} if operation is None else {"operationName": operation}
    return json.dumps({"query": query, "variables": variables, **named}).encode()


@contextmanager
def liangxin(stage: Stage, *, workers: int = 1) -> Iterator[Side]:
    """Serve the program by so many workers, on the embedded database of the stage."""
    port = free_port()
    limits = {"STATEMENT_TIMEOUT_MS": str(STATEMENT_MS), "WORKERS": str(workers)}
    variables = environment(stage.settings.data_dir) | {"PORT": str(port)} | limits
    with _started([str(LIANGXIN), "serve"], variables, stage.settings.data_dir) as pid:
        url = f"http://127.0.0.1:{port}"
        _await_answer(f"{url}/readyz")
        yield Side("Liangxin", pid, f"{url}/graphql", JSON | _credential(stage, url))


def _credential(stage: Stage, url: str) -> dict[str, str]:
    """Give the token's header, or the cookie of the officer who signs in."""
    if stage.actor.scopes is not None:
        return {"authorization": f"Bearer {stage.token}"}
    headers = JSON | {"x-liangxin-request": "1"}
    body = json.dumps({"login": LOGIN, "password": PASSWORD}).encode()
    request = urllib.request.Request(f"{url}/session", data=body, headers=headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own server
        cookie = answer.headers["set-cookie"]
    return {"cookie": cookie.partition(";")[0], "x-liangxin-request": "1"}


@contextmanager
def postgraphile(stage: Stage) -> Iterator[Side]:
    """Serve the same database by PostGraphile, as the same role with the same settings."""
    install_peer()
    port = free_port()
    production = {"GRAPHILE_ENV": "production", "NODE_ENV": "production"}
    variables = _peers_environment(stage, port) | production
    programs = PEER / "node_modules" / ".bin"
    words = [str(programs / "node"), str(programs / "postgraphile"), "-C", "graphile.config.mjs"]
    version = json.loads((PEER / "node_modules/postgraphile/package.json").read_text())["version"]
    with _started(words, variables, PEER) as pid:
        url = f"http://127.0.0.1:{port}/graphql"
        _await_answer(url)
        yield Side(f"PostGraphile {version}", pid, url, JSON)


@contextmanager
def strawberry(stage: Stage) -> Iterator[Side]:
    """Serve the same database by Strawberry with DataLoaders, in a Python environment of its own.

    The environment lies beside the caches of the checkout and is made once for each list.
    """
    python = _install_dataloaders()
    port = free_port()
    words = [str(python), str(DATALOADERS / "server.py")]
    with _started(words, _peers_environment(stage, port), DATALOADERS) as pid:
        url = f"http://127.0.0.1:{port}/graphql"
        _await_answer(url)
        yield Side("Strawberry with DataLoaders", pid, url, JSON)


def _peers_environment(stage: Stage, port: int) -> dict[str, str]:
    return dict(os.environ) | {
        "PEER_PORT": str(port),
        "PEER_URL": stage.url(READER),
        "PEER_SETTINGS": json.dumps(stage.actor.settings()),
    }


def _install_dataloaders() -> Path:
    """Make the environment of the Python peer, once for each list of requirements."""
    wanted, folder = DATALOADERS / "requirements.txt", DATALOADERS.parent.parent / ".cache/bench"
    python, marker = folder / "bin/python", folder / "requirements.txt"
    if not marker.exists() or marker.read_text() != wanted.read_text():
        venv.create(folder, clear=True, with_pip=True)
        words = [str(python), "-m", "pip", "install", "--quiet", "--requirement", str(wanted)]
        subprocess.run(words, check=True, timeout=INSTALL_SECONDS)
        shutil.copyfile(wanted, marker)
    return python


def install_peer() -> None:
    """Install PostGraphile, its Node and autocannon from the lock file, once for each lock."""
    lock, marker = PEER / "package-lock.json", PEER / "node_modules" / ".package-lock.json"
    if marker.exists() and marker.stat().st_mtime >= lock.stat().st_mtime:
        return
    npm = shutil.which("npm")
    assert npm is not None, "the peer needs npm: install Node 20 or newer"
    subprocess.run([npm, "ci", "--loglevel=error"], cwd=PEER, check=True, timeout=INSTALL_SECONDS)


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _started(words: Sequence[str], variables: Mapping[str, str], folder: Path) -> Iterator[int]:
    with tempfile.TemporaryFile("w+") as words_of_server:
        process = subprocess.Popen(
            words, env=variables, cwd=folder, stdout=words_of_server, stderr=subprocess.STDOUT
        )
        try:
            yield process.pid
        except BaseException:
            words_of_server.seek(0)
            print(words_of_server.read())
            raise
        finally:
            process.terminate()
            try:
                process.wait(timeout=START_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout=START_SECONDS)


def _await_answer(url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            assert time.monotonic() < deadline, f"{url} does not answer"
            time.sleep(0.1)
