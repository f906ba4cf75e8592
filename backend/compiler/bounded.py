"""A bounded cache: the least recently used entry leaves, since distinct texts are an attack."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class BoundedCache(Generic[_Key, _Value]):
    """Keeps the last `size` entries that were used, and counts how often it had what was asked."""

    def __init__(self, size: int) -> None:
        """Start empty."""
        self._size = size
        self.hits = self.misses = 0
        self._entries: OrderedDict[_Key, _Value] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: _Key) -> _Value | None:
        """Give an entry, or nothing."""
        found = self._entries.get(key)
        if found is None:
            self.misses += 1
        else:
            self.hits += 1
            self._entries.move_to_end(key)
        return found

    def put(self, key: _Key, value: _Value) -> None:
        """Keep an entry; the one that was not used for longest leaves."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        if len(self._entries) > self._size:
            self._entries.popitem(last=False)
