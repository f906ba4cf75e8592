"""Where everything of one embedded server lies, and whether the server there is up."""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from backend.config import strangers_may_enter
from backend.database.binaries import WHEEL, EmbeddedDatabaseError, SystemUser, server_user

DATABASE = "liangxin"
SOCKET_PATH_BYTES = 90


@dataclass(frozen=True, slots=True)
class Site:
    """Where everything of one embedded server lies and whom it runs as."""

    data_dir: Path
    cluster: Path
    sockets: Path
    user: SystemUser

    def url(self, *, role: str = "liangxin_owner", database: str = DATABASE) -> str:
        """Give the URL of a database on the socket."""
        return f"postgresql://{role}@/{database}?host={self.sockets}"

    def answering_pid(self) -> int | None:
        """Give the number of the server that is up, by the state that it writes itself."""
        with suppress(OSError, IndexError, ValueError):
            lines = (self.cluster / "postmaster.pid").read_text().splitlines()
            pid = int(lines[0])
            if lines[7].strip() == "ready" and is_running_postgres(pid):
                return pid
        return None


def prepare_site(data_dir: Path) -> Site:
    """Make the folders; the data folder stays ours, the cluster is the server user's."""
    major = version(WHEEL).split(".", maxsplit=1)[0]
    cluster = data_dir / f"postgresql-{major}"
    user = server_user(cluster)
    if user.uid != os.geteuid() and not strangers_may_enter(data_dir):
        raise EmbeddedDatabaseError(
            f"数据库服务以用户 {user.name} 运行，无法进入数据目录 {data_dir}。",
            remedy="请用环境变量 DATA_DIR 指定所有用户都能进入的目录，例如 /var/lib/liangxin。",
        )
    if not data_dir.exists():
        data_dir.mkdir(parents=True)
        data_dir.chmod(0o755)
    return Site(data_dir, cluster, _socket_folder(data_dir, user), user)


def _socket_folder(data_dir: Path, user: SystemUser) -> Path:
    """Make the folder of the socket (mode 700); a long path gets a short one under /tmp."""
    folder = data_dir / "run"
    if len(bytes(folder / ".s.PGSQL.5432")) >= SOCKET_PATH_BYTES:
        digest = sha256(bytes(data_dir)).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()) / f"liangxin-{user.uid}-{digest}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        give_to(folder, user)
    found = folder.lstat()
    if found.st_uid != user.uid or found.st_mode & 0o077 or folder.is_symlink():
        raise EmbeddedDatabaseError(
            f"目录 {folder} 不属于用户 {user.name}，或其他用户可以进入。",
            remedy="请删除该目录后重试。",
        )
    return folder


def give_to(path: Path, user: SystemUser) -> None:
    """Make the server's user the owner, where that is another user than ours."""
    if user.uid != os.geteuid():
        os.chown(path, user.uid, user.gid)


def is_running_postgres(pid: int) -> bool:
    """Tell whether the process lives and, where the system shows it, is PostgreSQL's.

    A process that nobody has waited for is still numbered (in a container often for good).
    """
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    status = Path(f"/proc/{pid}/stat")
    if not status.exists():
        return not Path("/proc/self/stat").exists()
    name, _, rest = status.read_text().partition("(")[2].rpartition(")")
    return name.startswith("postgres") and rest.split()[0] not in {"Z", "X"}
