"""Starts the program, fills it by its own commands, and signs people in.

The commands that fill a district start from nothing, as users start them; they run once a run. The
others are forked from a program that has imported everything (`tests.browser.warm`).
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.warm import start
from tests.server import OFFICE, TEMPLATE, ServerUnderTest

GOLDEN_FOLDER = Path(__file__).parent.parent / "fixtures" / "golden"
GOLDEN = tuple(sorted(GOLDEN_FOLDER.glob("*.xlsx")))
LOGIN = "officer"
PASSWORD = "invented-for-these-tests"
LIANGXIN = Path(sys.executable).with_name("liangxin")
SECONDS_TO_END = 20
ERRORS = 2


@dataclass(frozen=True, slots=True)
class Program:
    """A served program, its address, and the surroundings in which its commands run."""

    address: str
    surroundings: dict[str, str] = field(default_factory=dict)

    def add_person(self, login: str, role: str, *scope: str) -> None:
        """Open an account with the password of these tests, such as a secretary's."""
        words = ("user", "add", login, "--role", role, *scope, "--password-stdin")
        run(self.surroundings, *words, said=f"{PASSWORD}\n")

    def bring(self, *workbooks: Path) -> None:
        """Import further workbooks, as somebody else at work would."""
        for workbook in workbooks:
            run(self.surroundings, "import", str(workbook))

    def sign_in(self, page: Page, login: str = LOGIN, password: str = PASSWORD) -> None:
        """Sign in by the form, as a person does."""
        page.goto(self.address)
        page.get_by_label("登录名").fill(login)
        page.get_by_label("口令").fill(password)
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("navigation", name="主导航")).to_be_attached()

    def open(self, page: Page, path: str) -> None:
        """Go to an address of the program and wait until it has loaded what it shows."""
        page.goto(self.address + path)
        settle(page)


def settle(page: Page) -> None:
    """Wait until nothing on the page is loading any more."""
    expect(page.locator("main")).to_be_visible()
    expect(page.locator(".spinner")).to_have_count(0)
    expect(page.locator('[aria-busy="true"]')).to_have_count(0)


@contextmanager
def served(server: ServerUnderTest, *, workbooks: Sequence[Path] = ()) -> Iterator[Program]:
    """Serve a district of its own with these workbooks imported and one district officer."""
    with server.clone(_office(server, tuple(workbooks))) as database:
        yield from _serve(_surroundings(server, database))


def _office(server: ServerUnderTest, workbooks: tuple[Path, ...]) -> str:
    """Give the database of a district with these workbooks: filled once a run, then copied."""
    with server.alone():
        return _filled(server, workbooks)


def _filled(server: ServerUnderTest, workbooks: tuple[Path, ...]) -> str:
    """Fill it by the program's own commands, each workbook on top of those before it."""
    contents = b"".join((server.data_dir.encode(), *(one.read_bytes() for one in workbooks)))
    name = OFFICE + sha256(contents).hexdigest()[:16]
    if name in server.databases():
        return name
    with server.clone(_filled(server, workbooks[:-1]) if workbooks else TEMPLATE) as database:
        surroundings = _surroundings(server, database)
        if workbooks:
            run_alone(surroundings, "import", str(workbooks[-1]))
        else:
            run_alone(surroundings, "district", "create", "示例经济开发区", "--code", "990199")
            officer = ("user", "add", LOGIN, "--role", "district-officer", "--name", "区两新党委")
            run_alone(surroundings, *officer, "--password-stdin", said=f"{PASSWORD}\n")
        server.copy(database, name)
    return name


@contextmanager
def served_demo(server: ServerUnderTest) -> Iterator[tuple[Program, dict[str, str]]]:
    """Serve the small demo district; give the password of each of its sign-ins too."""
    with server.clone() as database:
        surroundings = _surroundings(server, database)
        told = run(surroundings, "demo", "--size", "small")
        passwords = dict(re.findall(r"^  ([a-z]+) +(\S+)", told, re.MULTILINE))
        for program in _serve(surroundings):
            yield program, passwords


def _surroundings(server: ServerUnderTest, database: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": server.url(database),
        "DATA_DIR": server.data_dir,
        "DEMO": "0",
        "PORT": "0",
    }


def run(surroundings: dict[str, str], *words: str, said: str = "") -> str:
    """Run a command of the program, see that it succeeds, and give what it printed."""
    with (
        tempfile.TemporaryFile("w+") as given,
        tempfile.TemporaryFile("w+") as told,
        tempfile.TemporaryFile("w+") as errors,
    ):
        given.write(said)
        given.seek(0)
        files = (given.fileno(), told.fileno(), errors.fileno())
        status = start(words, surroundings, files).wait()
        told.seek(0)
        errors.seek(0)
        answer = told.read()
        assert status == 0, answer + errors.read()
    return answer


def run_alone(surroundings: dict[str, str], *words: str, said: str = "") -> None:
    """Run a command from nothing, with no more imported than it imports itself."""
    done = subprocess.run(
        [LIANGXIN, *words],
        env=surroundings,
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _serve(surroundings: dict[str, str]) -> Iterator[Program]:
    reading, writing = os.pipe()
    with os.fdopen(reading) as told:
        with os.fdopen(writing, "w") as output, Path(os.devnull).open() as nothing:
            files = (nothing.fileno(), output.fileno(), ERRORS)
            process = start(("serve",), surroundings, files)
        try:
            for line in told:
                found = re.search(r"http://[\d.]+:\d+", line)
                if found:
                    yield Program(found.group(), surroundings)
                    break
            else:
                message = "the program ended without an address"
                raise AssertionError(message)
        finally:
            process.terminate()
            process.wait(SECONDS_TO_END)
