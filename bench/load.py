"""The client of the benchmarks: wrk, or autocannon where wrk cannot be had.

Client, server and database share the processors, so what the client costs an answer flattens every
ratio. wrk (C) costs some twenty microseconds, autocannon (JavaScript) as much as our server does.
A test holds that both send every body in turn and count the same answers.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
AUTOCANNON = HERE / "postgraphile"
PATIENCE_SECONDS = 60
SLACK_SECONDS = 120
INSTALL_SECONDS = 300
Measured = dict[str, Any]
"""Shape: answers, failures, per_second, p50, p99 (milliseconds)."""


@cache
def client() -> str:
    """Name the client that this machine has: wrk, installed on demand as the tests' browser is."""
    if shutil.which("wrk") is None:
        _install()
    if shutil.which("wrk") is None:
        print("wrk is missing (apt-get install wrk): autocannon is the client", flush=True)
        return "autocannon"
    return "wrk"


def _install() -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "wrk"]):
        subprocess.run(
            [apt, "-qq", *words],
            env=quiet,
            stdout=subprocess.DEVNULL,
            check=False,
            timeout=INSTALL_SECONDS,
        )


def load(
    url: str,
    headers: Mapping[str, str],
    bodies: Sequence[bytes],
    *,
    connections: int,
    seconds: float,
    by: str | None = None,
) -> Measured:
    """Send the bodies in turn over several connections, each waiting for its answer."""
    send = {"wrk": _by_wrk, "autocannon": _by_autocannon}[by or client()]
    return send(url, headers, bodies, connections, max(1, round(seconds)))


def _by_wrk(
    url: str, headers: Mapping[str, str], bodies: Sequence[bytes], connections: int, seconds: int
) -> Measured:
    with tempfile.TemporaryDirectory(prefix="liangxin-bench-") as folder:
        said, asked = Path(folder) / "headers", Path(folder) / "bodies"
        said.write_text("".join(f"{name}: {text}\n" for name, text in headers.items()))
        asked.write_bytes(b"".join(body + b"\n" for body in bodies))
        lasting = ["--duration", f"{seconds}s", "--timeout", f"{PATIENCE_SECONDS}s"]
        spread = ["--threads", "1", "--connections", str(connections)]
        script = ["--script", str(HERE / "load.lua"), url, "--", str(said), str(asked)]
        return _measured(["wrk", *lasting, *spread, *script], seconds)


def _by_autocannon(
    url: str, headers: Mapping[str, str], bodies: Sequence[bytes], connections: int, seconds: int
) -> Measured:
    order = {
        "url": url,
        "headers": dict(headers),
        "bodies": [body.decode() for body in bodies],
        "connections": connections,
        "seconds": seconds,
        "timeout": PATIENCE_SECONDS,
    }
    node = AUTOCANNON / "node_modules" / ".bin" / "node"
    return _measured([str(node), "load.mjs"], seconds, given=json.dumps(order))


def _measured(words: Sequence[str], seconds: int, given: str = "") -> Measured:
    done = subprocess.run(
        words,
        input=given,
        cwd=AUTOCANNON,
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + SLACK_SECONDS,
    )
    measured: Measured = json.loads(done.stdout.splitlines()[-1])
    return measured
