"""What Lighthouse says of our screens on the demo district: `python -m bench.screens`.

Lighthouse judges a page as a phone on a slow line would meet it, and as a desk does. It needs the
built front end, Chromium, Node and npm; it is installed into `bench/lighthouse` and ships nowhere.
Scores under the goal are printed with the audits that cost them.
"""

import argparse
import http.client
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table

from bench.stage import LIANGXIN, environment
from tests.browser.chromium import CHROMIUM, FLAGS

HOME = Path(__file__).parent / "lighthouse"
PROGRAM = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"
SCREENS = {
    "sign-in": (None, "/"),
    "dashboard": ("district", "/"),
    "map": ("district", "/map"),
    "organizations": ("district", "/ledgers/organizations"),
    "my branch": ("secretary", "/my-branch"),
}
CATEGORIES = ("performance", "accessibility", "best-practices")
GOALS = {"performance": 90, "accessibility": 100, "best-practices": 100}
MEASURES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
    "total-byte-weight": "size",
}
WIDTH, FEW = 150, 3
NO_COST = 0.9
SECONDS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """What Lighthouse said of one screen on one kind of device. Units: scores of a hundred."""

    screen: str
    device: str
    scores: dict[str, int]
    measures: dict[str, str]
    costs: tuple[str, ...]


def main() -> None:
    """Judge each screen and print one table; fail when accessibility or practices fall short."""
    parser = argparse.ArgumentParser(prog="python -m bench.screens", description=__doc__)
    parser.add_argument("--address", help="a demo that is served already, with its sign-ins file")
    parser.add_argument("--sign-ins", type=Path, help="the demo-sign-ins.txt of that demo")
    given = parser.parse_args()
    install()
    if given.address:
        judgments = list(judged(given.address, given.sign_ins))
    else:
        with demo_served() as (address, sign_ins):
            judgments = list(judged(address, sign_ins))
    show(judgments)
    sys.exit(not all(_is_met(one, "accessibility", "best-practices") for one in judgments))


def install() -> None:
    """Install Lighthouse from its lock file, once for each lock."""
    lock, marker = HOME / "package-lock.json", HOME / "node_modules" / ".package-lock.json"
    if marker.exists() and marker.stat().st_mtime >= lock.stat().st_mtime:
        return
    npm = shutil.which("npm")
    assert npm is not None, "Lighthouse needs npm: install Node 20 or newer"
    subprocess.run([npm, "ci", "--omit=optional", "--loglevel=error"], cwd=HOME, check=True)


@contextmanager
def demo_served() -> Iterator[tuple[str, Path]]:
    """Serve a fresh demo district in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="liangxin-screens-") as folder:
        data_dir = Path(folder)
        data_dir.chmod(0o755)  # the database server of a root user runs as somebody else
        process = subprocess.Popen(
            [str(LIANGXIN), "serve"],
            env=environment(data_dir) | {"DEMO": "1", "PORT": "0"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        try:
            found = (re.search(r"http://[\d.]+:\d+", line) for line in process.stdout)
            yield next(one.group() for one in found if one), data_dir / "demo-sign-ins.txt"
        finally:
            process.terminate()
            process.wait()


def judged(address: str, sign_ins: Path) -> Iterator[Judgment]:
    """Judge each screen as a phone and as a desk."""
    passwords = dict(
        re.findall(r"^(\w+) +(\S+)", sign_ins.read_text(encoding="utf-8"), re.MULTILINE)
    )
    cookies = {login: _cookie(address, login, passwords[login]) for login in _logins()}
    for screen, (login, path) in SCREENS.items():
        for device in ("phone", "desk"):
            headers = {"cookie": cookies[login]} if login else {}
            yield _judgment(screen, device, _report(address + path, device, headers))


def _logins() -> set[str]:
    return {login for login, _ in SCREENS.values() if login}


def _cookie(address: str, login: str, password: str) -> str:
    """Sign in and give the cookie of the session, as a browser would send it."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        body = json.dumps({"login": login, "password": password})
        headers = {"content-type": "application/json", "x-liangxin-request": "1"}
        connection.request("POST", "/session", body, headers)
        reply = connection.getresponse()
        cookie = reply.getheader("set-cookie")
        assert reply.status == http.client.OK, reply.read()
        assert cookie is not None
        return cookie.partition(";")[0]
    finally:
        connection.close()


def _report(url: str, device: str, headers: dict[str, str]) -> Any:  # noqa: ANN401 - JSON
    node = shutil.which("node")
    assert node is not None, "Lighthouse needs Node 20 or newer"
    words = [
        url,
        "--output=json",
        "--quiet",
        f"--chrome-flags={' '.join((*FLAGS, '--headless=new'))}",
    ]
    words += [f"--only-categories={','.join(CATEGORIES)}"]
    words += ["--preset=desktop"] if device == "desk" else []
    words += [f"--extra-headers={json.dumps(headers)}"] if headers else []
    done = subprocess.run(
        [node, str(PROGRAM), *words],
        env=environment(HOME) | {"CHROME_PATH": CHROMIUM},
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    return json.loads(done.stdout)


def _judgment(screen: str, device: str, report: Any) -> Judgment:  # noqa: ANN401 - JSON
    audits = report["audits"]
    scores = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    weighed = [
        (ref["id"], name)
        for name in CATEGORIES
        if scores[name] < GOALS[name]
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"] > 0
    ]
    costs = [
        f"{name}: {audits[audit]['title']} {_places(audits[audit])}".strip()
        for audit, name in weighed
        if audits[audit]["score"] is not None and audits[audit]["score"] < NO_COST
    ]
    measures = {
        words: str(audits[audit].get("displayValue", "")).removeprefix("Total size was ")
        for audit, words in MEASURES.items()
    }
    return Judgment(
        screen=screen, device=device, scores=scores, measures=measures, costs=tuple(costs)
    )


def _places(audit: Any) -> str:  # noqa: ANN401 - JSON
    """Say by how much an audit fails, or where."""
    if audit.get("displayValue"):
        return str(audit["displayValue"])
    items = audit.get("details", {}).get("items", [])
    named = [one.get("node", {}).get("selector") or one.get("description", "") for one in items]
    return " | ".join(str(name) for name in named[:FEW])


def _is_met(judgment: Judgment, *names: str) -> bool:
    return all(judgment.scores[name] >= GOALS[name] for name in names)


def show(judgments: list[Judgment]) -> None:
    """Print the table, then what cost the scores that fall short."""
    table = Table(title="Lighthouse on the demo district", title_justify="left")
    for heading in ("screen", "device", *CATEGORIES, *MEASURES.values()):
        table.add_column(heading)
    for one in judgments:
        scores = [
            f"{one.scores[name]}{'' if _is_met(one, name) else f' <{GOALS[name]} ✗'}"
            for name in CATEGORIES
        ]
        table.add_row(one.screen, one.device, *scores, *one.measures.values())
    Console(width=WIDTH).print(table)
    for one in judgments:
        for cost in one.costs:
            print(f"{one.screen}, {one.device}: {cost}")


if __name__ == "__main__":
    main()
