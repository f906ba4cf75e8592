"""The contract of the commands: what `make` offers, what locks may say, how the CLI speaks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from backend.cli.main import LedgerGroup

CHECKOUT = Path(__file__).parents[2]
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "frontend/package-lock.json",
    "tests/clients/requirements.lock",
    "tests/clients/package-lock.json",
)
LIANGXIN = Path(sys.executable).with_name("liangxin")


def make(*words: str, folder: Path = CHECKOUT) -> "subprocess.CompletedProcess[str]":
    """Run make as a person would, also when the tests themselves were started by make."""
    inherited = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    return subprocess.run(
        ["make", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={name: text for name, text in os.environ.items() if name not in inherited},
    )


def liangxin(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(LIANGXIN), *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"COLUMNS": "200"} | environment,
    )


@pytest.fixture
def copied_locks(tmp_path: Path) -> Path:
    """The Makefile and the lock files alone, free to be spoilt."""
    for name in ("Makefile", *LOCKS):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / name, tmp_path / name)
    return tmp_path


def test_make_alone_lists_the_commands() -> None:
    listed = [line.split()[1] for line in make().stdout.splitlines()]

    assert listed == [
        "help",
        "clients",
        "install",
        "run",
        "test",
        "screenshots",
        "bench",
        "generate",
        "release-schema",
        "check",
    ]


def test_continuous_integration_runs_exactly_the_tests() -> None:
    commands = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert commands[-1] == "exec make test"


def test_lock_files_are_free_of_host_names(copied_locks: Path) -> None:
    assert make("check-locks", folder=copied_locks).returncode == 0


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements.lock", "--index-url https://packages.example/simple"),
        ("requirements.lock", "--find-links /opt/wheels"),
        ("requirements-dev.lock", "rich @ file:///opt/rich.whl"),
        ("frontend/package-lock.json", '"resolved": "https://packages.example/rich.tgz",'),
        ("tests/clients/requirements.lock", "--index-url https://packages.example/simple"),
        ("tests/clients/package-lock.json", '"resolved": "https://packages.example/rich.tgz",'),
    ],
)
def test_lock_file_that_names_a_host_is_refused(copied_locks: Path, name: str, line: str) -> None:
    with (copied_locks / name).open("a", encoding="utf-8") as lock:
        lock.write(f"{line}\n")

    assert make("check-locks", folder=copied_locks).returncode != 0


def test_every_locked_package_carries_its_hash() -> None:
    for name in (lock for lock in LOCKS if lock.endswith(".lock")):
        text = (CHECKOUT / name).read_text(encoding="utf-8").replace("\\\n", "")
        packages = [line for line in text.splitlines() if line[:1].isalpha()]

        assert packages
        assert [line for line in packages if "--hash=sha256:" not in line] == []


def test_help_loads_neither_the_database_nor_the_web() -> None:
    heavy = "{'sqlalchemy', 'asyncpg', 'strawberry', 'uvicorn', 'pgqueuer'} & set(sys.modules)"
    program = f"import sys, backend.cli.main; print(sorted({heavy}))"

    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert printed.stdout.strip() == "[]"


def test_constraint_is_told_in_its_own_words_whatever_a_command_imports() -> None:
    program = """
import asyncpg
from backend.contests import returning
from backend.accounts.refusals import refusal_of

error = asyncpg.UniqueViolationError("refused")
error.constraint_name, error.sqlstate = "awards_certificate_number_key", "23505"
print(refusal_of(error).code)
"""

    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert printed.stdout.strip() == "CERTIFICATE_TWICE"


def test_unreachable_database_is_told_in_words_and_code() -> None:
    done = liangxin("migrate", "--database-url", "postgresql://somebody@127.0.0.1:1/nothing")

    assert done.returncode == 1
    assert done.stderr.startswith("DATABASE_UNREACHABLE 无法连接数据库：")
    assert "→ 请核对 DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_address_that_is_none_is_told_as_unreachable() -> None:
    done = liangxin("migrate", "--database-url", "no url at all")

    assert done.returncode == 1
    assert done.stderr.startswith("DATABASE_UNREACHABLE ")


def test_wrong_value_of_a_setting_names_its_variable() -> None:
    done = liangxin("migrate", LOCK_TIMEOUT_MS="soon", READER_POOL_SIZE="0")

    assert done.returncode == 1
    assert done.stderr.startswith("SETTING_INVALID 环境变量 READER_POOL_SIZE、LOCK_TIMEOUT_MS ")


def test_fault_of_ours_is_told_without_a_traceback() -> None:
    program = typer.Typer(cls=LedgerGroup, pretty_exceptions_enable=False)

    @program.command()
    def break_down() -> None:
        raise RuntimeError("inner part")

    @program.command()
    def other() -> None: ...

    done = CliRunner().invoke(program, ["break-down"])

    assert done.exit_code == 1
    assert done.stderr.startswith("INTERNAL 程序出错：RuntimeError: inner part\n→ ")


def test_unknown_option_is_explained_with_the_usage() -> None:
    done = liangxin("migrate", "--nonsense")

    assert done.returncode == 2
    assert "--nonsense" in done.stderr
