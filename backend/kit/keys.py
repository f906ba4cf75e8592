"""Keys are files of mode 600 in a secrets folder, made on first use and kept nowhere else."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from backend.kit.errors import LedgerError

KEY_BYTES = 32


class UnsafeKeyError(LedgerError):
    """A key file is readable by others, or is not a key."""

    code = "UNSAFE_KEY"
    message = "密钥文件“{file}”不安全：{fault}。"
    remedy = "请只允许运行本系统的用户读取它（chmod 600），损坏时从备份恢复。"


def load_key(folder: Path, name: str) -> bytes:
    """Read the key `name`, or make it when the folder has none yet.

    Several starters at once agree on one key: the first complete file wins.
    Units: 32 random bytes.
    Raises: UNSAFE_KEY.
    """
    path = folder / f"{name}.key"
    if not path.exists():
        _make_key(path, secrets.token_bytes(KEY_BYTES))
    return _read_key(path)


def store_key(folder: Path, name: str, key: bytes) -> None:
    """Keep a key that was made elsewhere under a name that the folder does not have yet.

    Raises: UNSAFE_KEY where another key has the name.
    """
    path = folder / f"{name}.key"
    _make_key(path, key)
    if _read_key(path) != key:
        raise UnsafeKeyError(file=path.name, fault="已有另一把同名密钥")


def key_numbers(folder: Path, name: str) -> list[int]:
    """List the versions of a key that are kept as `name-<number>.key`, oldest first."""
    stems = (path.stem.removeprefix(f"{name}-") for path in folder.glob(f"{name}-*.key"))
    return sorted(int(stem) for stem in stems if stem.isascii() and stem.isdigit())


def _make_key(path: Path, key: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        # A hard link appears whole or not at all and never replaces the key of another starter.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()


def _read_key(path: Path) -> bytes:
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UnsafeKeyError(file=path.name, fault="其他用户也能读取")
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise UnsafeKeyError(file=path.name, fault="长度不对")
    return key
