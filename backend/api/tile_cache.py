"""Keeps fetched tiles on disk, up to a size, the oldest going first."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from backend.kit.clock import now

_SPARED = 0.9
"""Share of the limit that is left after clearing, so that not every tile clears again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A tile on disk; a stale one is asked for again, and served when nobody answers."""

    content: bytes
    is_fresh: bool


@dataclass(slots=True)
class TileCache:
    """The folder of tiles; its methods wait for the disk, so call them in a thread."""

    folder: Path
    most_bytes: int
    fresh_seconds: float
    _bytes: int | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, source: str, z: int, x: int, y: int) -> Kept | None:
        """Give a tile that is kept."""
        path = self._path(source, z, x, y)
        try:
            content = path.read_bytes()
            age = now().timestamp() - path.stat().st_mtime
        except OSError:
            return None
        return Kept(content, is_fresh=age < self.fresh_seconds)

    def write(self, source: str, z: int, x: int, y: int, content: bytes) -> None:
        """Keep a tile; whoever reads meanwhile sees the old one or the new one, never a half."""
        path = self._path(source, z, x, y)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{threading.get_ident()}")
        part.write_bytes(content)
        with self._lock:
            before = path.stat().st_size if path.exists() else 0
            part.replace(path)
            if self._bytes is None:
                self._bytes = sum(size for _, size, _ in self._files())
            else:
                self._bytes += len(content) - before
            if self._bytes > self.most_bytes:
                self._clear()

    def _clear(self) -> None:
        left = self._bytes or 0
        for _, size, path in sorted(self._files()):
            if left <= self.most_bytes * _SPARED:
                break
            path.unlink(missing_ok=True)
            left -= size
        self._bytes = left

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self.folder.rglob("*"):
            if path.is_file():
                facts = path.stat()
                found.append((facts.st_mtime, facts.st_size, path))
        return found

    def _path(self, source: str, z: int, x: int, y: int) -> Path:
        return self.folder / source / str(z) / f"{x}-{y}"
