"""The embedded PostgreSQL: made once, started, attached to and stopped by our own launcher.

Used by `make run`, the CLI and the tests. A unix socket only; nothing listens on the network.
Note [Lock]: whoever starts the server holds an flock on a file of the data folder, and the server
inherits it with all its processes. The lock is free exactly when none of them is left, so after
`kill -9` the next starter neither meets a dying server nor believes a stale pid.
"""

import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from backend.database.binaries import (
    EmbeddedDatabaseError,
    as_user,
    find_binaries,
    program_environment,
    run_program,
)
from backend.database.site import DATABASE, Site, give_to, is_running_postgres, prepare_site

SUPERUSER = "postgres"
ROLES = Path(__file__).with_name("roles.sql")
PR_SET_PDEATHSIG = 1
START_SECONDS = 60.0
STOP_SECONDS = 30.0
POLL_SECONDS = 0.01
LOG_BYTES = 10_000_000

SERVER_OPTIONS = (
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "max_connections=100",
    "shared_buffers=256MB",
    "work_mem=16MB",
    "maintenance_work_mem=128MB",
    "random_page_cost=1.1",
    "max_wal_size=2GB",
)
"""Settings given on the command line, so that the cluster's own files stay as `initdb` wrote.

Sizes for one district on an office machine with a solid-state disk.
"""


@dataclass(slots=True)
class Server:
    """A running embedded server; `process` is None when another process of ours has started it."""

    site: Site
    process: "subprocess.Popen[bytes] | None" = None
    lock: int | None = field(default=None, repr=False)
    options: tuple[str, ...] = ()

    @property
    def is_alive(self) -> bool:
        """Tell whether the server still runs."""
        if self.process is not None:
            return self.process.poll() is None
        return self.site.answering_pid() is not None

    def restart(self) -> None:
        """Start the server again after it died, or after the process that ran it has ended."""
        if self.process is None:
            fresh = open_server(self.site.data_dir, options=self.options)
            self.process, self.lock = fresh.process, fresh.lock
        elif self.process.poll() is not None:
            self.process = start_process(self.site, self.lock, self.options)

    def stop(self) -> None:
        """End our own server cleanly (fast shutdown); leave another's alone."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait()
            self.process = None
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None


@contextmanager
def running(data_dir: Path, *, options: Sequence[str] = ()) -> Iterator[Server]:
    """Start the embedded server of a data folder, or attach to it when it runs already.

    Call it from the main thread: on Linux the server stops with the thread that started it.

    Raises: EmbeddedDatabaseError with what to do when it can't be started.
    """
    server = open_server(data_dir, options=options)
    try:
        yield server
    finally:
        server.stop()


def open_server(data_dir: Path, *, options: Sequence[str] = ()) -> Server:
    """Do the first half of `running`; the caller owes a `stop`."""
    site = prepare_site(data_dir.resolve())
    lock = os.open(site.data_dir / "postgresql.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    if not _locked_or_answering(site, lock):
        os.close(lock)
        return Server(site)
    try:
        if not site.cluster.exists():
            _make_cluster(site)
        process = start_process(site, lock, tuple(options))
    except BaseException:
        os.close(lock)
        raise
    server = Server(site, process, lock, tuple(options))
    try:
        _make_database(site)
    except BaseException:
        server.stop()
        raise
    return server


def _locked_or_answering(site: Site, lock: int) -> bool:
    """Wait until the lock is ours (True) or the server of its holder answers (False)."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if site.answering_pid() is not None and (site.cluster / "liangxin.ready").exists():
                return False
        else:
            return True
        if time.monotonic() > deadline:
            raise EmbeddedDatabaseError(
                f"数据目录 {site.data_dir} 正被另一个进程占用，而它的数据库没有应答。",
                remedy=f"请查看 {site.data_dir / 'postgresql.log'}，结束该进程后重试。",
            )
        time.sleep(POLL_SECONDS)


def _make_cluster(site: Site) -> None:
    """Run initdb beside the final place and move it there when whole."""
    unfinished = site.cluster.with_name(site.cluster.name + ".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    give_to(unfinished, site.user)
    arguments = f"--username={SUPERUSER} --auth=trust --encoding=UTF8 --no-instructions"
    locale = "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"
    _run(site, "initdb", "-D", str(unfinished), *arguments.split(), *locale.split())
    unfinished.rename(site.cluster)


def _make_database(site: Site) -> None:
    """Create the roles and the database once; the superuser is never used afterwards."""
    marker = site.cluster / "liangxin.ready"
    if marker.exists():
        return
    connection = ("-h", str(site.sockets), "-U", SUPERUSER)
    psql = ("psql", *connection, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", "postgres")
    _run(site, *psql, standard_input=ROLES.read_text(encoding="utf-8"))
    exists = f"select from pg_database where datname = '{DATABASE}'"
    if "(1 row)" not in _run(site, *psql, "-c", exists):
        _run(site, "createdb", *connection, "-O", "liangxin_owner", DATABASE)
    marker.touch()


def _run(site: Site, program: str, *arguments: str, standard_input: str = "") -> str:
    folder = find_binaries(site.data_dir, site.user)
    return run_program(folder / program, *arguments, user=site.user, standard_input=standard_input)


def start_process(
    site: Site, lock: int | None, options: tuple[str, ...]
) -> "subprocess.Popen[bytes]":
    """Start the server and wait until it answers."""
    _forget_dead_server(site)
    settings = [word for option in (*SERVER_OPTIONS, *options) for word in ("-c", option)]
    program = find_binaries(site.data_dir, site.user) / "postgres"
    log = site.data_dir / "postgresql.log"
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(program), "-D", str(site.cluster), "-k", str(site.sockets), *settings],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=program_environment(),
            pass_fds=() if lock is None else (lock,),
            start_new_session=True,  # Ctrl-C is for us; the server is stopped after the last answer
            preexec_fn=_stop_with_parent(),  # noqa: PLW1509 - only system calls between fork and exec
            **as_user(site.user),
        )
    deadline = time.monotonic() + START_SECONDS
    while site.answering_pid() != process.pid:
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            process.wait()
            raise EmbeddedDatabaseError(
                f"内置数据库没有启动成功：\n{_last_lines(log)}",
                remedy=f"请按日志处理后重试；完整日志见 {log}。",
            )
        time.sleep(POLL_SECONDS)
    return process


def _stop_with_parent() -> Callable[[], None] | None:
    """Give the call that a child makes between fork and exec to end with its parent (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def ask_kernel() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGINT)
        if os.getppid() != parent:
            os._exit(1)

    return ask_kernel


def _forget_dead_server(site: Site) -> None:
    """Remove what a killed server left: its number may be another program's now (Note [Lock])."""
    for stale in (site.cluster / "postmaster.pid", site.sockets / ".s.PGSQL.5432.lock"):
        with suppress(FileNotFoundError, IndexError, ValueError):
            if not is_running_postgres(int(stale.read_text().splitlines()[0])):
                stale.unlink()


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-5:])
