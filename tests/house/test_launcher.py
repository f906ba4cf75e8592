"""The embedded server: made once, shared, never left behind, whatever kills its starter."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest

from backend.config import strangers_may_enter
from backend.database.binaries import EmbeddedDatabaseError, find_binaries, server_user
from backend.database.embedded import SUPERUSER, open_server, running
from backend.database.site import DATABASE, prepare_site
from tests.house.launching import (
    Starter,
    interpreter_for_strangers,
    interrupt_children_too,
    open_folder,
    start,
    wait_until_gone,
)

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
NOBODY = 65_534
STRANGERS_PYTHON = interpreter_for_strangers()

Start = Callable[[], Starter]


@pytest.fixture(scope="module")
def made_once() -> Iterator[Path]:
    """A data folder whose cluster is made, to be copied: making one costs most of a second."""
    with open_folder() as folder:
        with running(folder / "data"):
            pass
        yield folder / "data"


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """The path of a data folder that does not exist yet."""
    with open_folder() as folder:
        yield folder / "data"


@pytest.fixture
def made_dir(made_once: Path, data_dir: Path) -> Path:
    """A data folder with a cluster that has never served."""
    subprocess.run(["/bin/cp", "-a", str(made_once), str(data_dir)], check=True)
    return data_dir


@pytest.fixture
def starting(made_dir: Path) -> Iterator[Start]:
    """Start servers that are taken down at the end of the test."""
    started: list[Starter] = []

    def begin() -> Starter:
        started.append(start(made_dir))
        return started[-1]

    yield begin
    for starter in started:
        starter.end()


def ask(sockets: Path, statement: str, *, role: str = "liangxin_owner") -> object:
    async def run() -> object:
        url = f"postgresql://{role}@/{DATABASE}?host={sockets}"
        connection = await asyncpg.connect(url)
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    return asyncio.run(run())


def test_rows_survive_the_kill_of_the_starter(starting: Start) -> None:
    first = starting()
    ask(first.sockets, "create table kept as select generate_series(1, 1000) as number")

    first.kill()
    second = starting()

    assert second.server_pid not in {0, first.server_pid}
    assert ask(second.sockets, "select count(*) from kept") == 1000


def test_rows_survive_the_kill_of_every_process_at_once(starting: Start) -> None:
    first = starting()
    ask(first.sockets, "create table kept as select generate_series(1, 1000) as number")

    first.process.kill()
    interrupt_children_too(first.server_pid)
    second = starting()

    assert ask(second.sockets, "select count(*) from kept") == 1000


def test_server_stops_with_its_killed_starter(starting: Start) -> None:
    starter = starting()

    starter.kill()

    wait_until_gone(starter.server_pid)


def test_second_starter_attaches_to_the_running_server(starting: Start) -> None:
    first = starting()
    second = starting()

    assert second.server_pid == 0
    assert second.sockets == first.sockets


def test_two_starters_at_once_share_one_server(starting: Start) -> None:
    with ThreadPoolExecutor(max_workers=2) as threads:
        both = list(threads.map(lambda _: starting(), range(2)))

    assert sorted(starter.server_pid == 0 for starter in both) == [False, True]
    assert [ask(starter.sockets, "select 1") for starter in both] == [1, 1]


def test_end_of_an_attached_process_leaves_the_server_alone(
    starting: Start, made_dir: Path
) -> None:
    first = starting()
    with running(made_dir) as attached:
        assert attached.process is None

    assert ask(first.sockets, "select 1") == 1


def test_attached_process_starts_the_server_itself_when_its_starter_ends(
    starting: Start, made_dir: Path
) -> None:
    first = starting()
    attached = open_server(made_dir)
    first.kill()
    wait_until_gone(first.server_pid)

    assert not attached.is_alive
    attached.restart()

    assert ask(attached.site.sockets, "select 1") == 1
    attached.stop()


def test_stale_pid_of_a_foreign_process_is_not_believed(made_dir: Path) -> None:
    with running(made_dir) as server:
        site = server.site
        written = (site.cluster / "postmaster.pid").read_text(encoding="utf-8")
    stale = "\n".join([str(os.getpid()), *written.splitlines()[1:]]) + "\n"
    (site.cluster / "postmaster.pid").write_text(stale, encoding="utf-8")

    with running(made_dir) as server:
        assert ask(server.site.sockets, "select 1") == 1


def test_interrupted_making_of_the_cluster_begins_anew(data_dir: Path) -> None:
    unfinished = data_dir / "postgresql-18.new"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18", encoding="utf-8")
    data_dir.chmod(0o755)

    with running(data_dir) as server:
        assert ask(server.site.sockets, "select 1") == 1
    assert not unfinished.exists()


def test_cluster_speaks_unicode_and_sorts_by_code_point(made_dir: Path) -> None:
    with running(made_dir) as server:
        sockets = server.site.sockets
        assert ask(sockets, "show server_encoding") == "UTF8"
        locale = "select datlocale from pg_database where datname = current_database()"
        assert ask(sockets, locale) == "C.UTF-8"
        assert ask(sockets, "select upper('é')") == "É"


def test_server_listens_on_no_network_address(made_dir: Path) -> None:
    with running(made_dir) as server:
        assert ask(server.site.sockets, "show listen_addresses") == ""
        assert server.site.sockets.stat().st_mode & 0o777 == 0o700


def test_no_role_of_the_application_passes_row_security_by(made_dir: Path) -> None:
    with running(made_dir) as server:
        powerful = ask(
            server.site.sockets,
            "select array_agg(rolname::text) from pg_roles where rolsuper or rolbypassrls",
        )
        owner = ask(
            server.site.sockets,
            "select datdba::regrole::text from pg_database where datname = current_database()",
        )

    assert powerful == [SUPERUSER]
    assert owner == "liangxin_owner"


def test_long_path_gets_a_short_private_folder_for_its_socket(data_dir: Path) -> None:
    long = data_dir / ("l" * 60) / ("o" * 60)

    with running(long) as server:
        assert len(bytes(server.site.sockets / ".s.PGSQL.5432")) < 90
        assert ask(server.site.sockets, "select 1") == 1

    shutil.rmtree(server.site.sockets)


def test_socket_folder_that_others_may_enter_is_refused(data_dir: Path) -> None:
    data_dir.mkdir()
    data_dir.chmod(0o755)
    (data_dir / "run").mkdir(mode=0o755)

    with pytest.raises(EmbeddedDatabaseError) as refusal:
        prepare_site(data_dir)

    assert refusal.value.code == "EMBEDDED_DATABASE"
    assert not (data_dir / "postgresql-18").exists()


@AS_ROOT
def test_root_starts_the_server_as_somebody_else(starting: Start) -> None:
    starter = starting()

    owner = Path(f"/proc/{starter.server_pid}").stat().st_uid
    assert owner == server_user(Path("/nowhere")).uid
    assert owner != 0


@AS_ROOT
def test_root_is_told_when_the_data_folder_is_out_of_reach(data_dir: Path) -> None:
    closed = data_dir / "closed"
    closed.mkdir(parents=True)
    closed.chmod(0o700)

    with pytest.raises(EmbeddedDatabaseError) as refusal:
        prepare_site(closed / "data")

    assert str(closed / "data") in refusal.value.message
    assert "DATA_DIR" in refusal.value.remedy
    assert not (closed / "data").exists()


@AS_ROOT
def test_programs_out_of_reach_are_copied_with_their_libraries(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = server_user(Path("/nowhere"))
    monkeypatch.setattr("backend.database.binaries._strangers_may_run", lambda _program: False)
    data_dir.mkdir()
    data_dir.chmod(0o755)

    copied = find_binaries(data_dir, user)

    assert copied.is_relative_to(data_dir)
    assert strangers_may_enter(copied)
    with running(data_dir) as server:
        assert ask(server.site.sockets, "select 1") == 1


@AS_ROOT
@pytest.mark.skipif(
    STRANGERS_PYTHON is None or not strangers_may_enter(Path(__file__).parent),
    reason="no other user can reach an interpreter and this code",
)
def test_ordinary_user_runs_the_server_as_itself() -> None:
    with open_folder() as folder:
        os.chown(folder, NOBODY, NOBODY)
        starter = start(folder / "data", user=NOBODY, python=STRANGERS_PYTHON)
        owner = Path(f"/proc/{starter.server_pid}").stat().st_uid
        starter.end()

    assert owner == NOBODY
