"""A backup of one machine is the whole ledger of another."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.folders import quick_place

LIANGXIN = Path(sys.executable).with_name("liangxin")


def liangxin(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [str(LIANGXIN), *words],
        capture_output=True,
        text=True,
        check=False,
        env=kept | {"DATA_DIR": str(folder), "COLUMNS": "200"},
    )


def done(folder: Path, *words: str) -> str:
    ran = liangxin(folder, *words)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def folders() -> Iterator[tuple[Path, Path, Path]]:
    """Two machines and a backup of the first, which keeps the demo district.

    Not in pytest's own folder: each run closes that to everybody else, and the database server of
    a root user runs as somebody else.
    """
    with tempfile.TemporaryDirectory(prefix="liangxin-backup-", dir=quick_place()) as made:
        base = Path(made)
        base.chmod(0o755)
        first, second = base / "first", base / "second"
        done(first, "demo", "--size", "small")
        done(first, "backup", str(base / "ledger.backup"))
        shutil.copytree(first / "secrets", second / "secrets")
        second.chmod(0o755)
        yield first, second, base / "ledger.backup"


def test_a_restored_ledger_gives_the_same_figures(folders: tuple[Path, Path, Path]) -> None:
    first, second, file = folders

    done(second, "restore", str(file))

    asked = ("figures", "--as-of", "2026-06-30", "--json")
    assert done(second, *asked) == done(first, *asked)


def test_a_backup_is_not_restored_over_a_district(folders: tuple[Path, Path, Path]) -> None:
    first, _, file = folders

    ran = liangxin(first, "restore", str(file))

    assert (ran.returncode, ran.stderr.split()[0]) == (1, "RESTORE_NOT_EMPTY")


def test_a_backup_tells_nothing_in_the_clear(folders: tuple[Path, Path, Path]) -> None:
    text = folders[2].read_bytes()

    assert b"PGDMP" not in text
    assert "云泽".encode() not in text
    assert folders[2].stat().st_mode & 0o077 == 0
