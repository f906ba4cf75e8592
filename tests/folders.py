"""Where the folders of database servers under test lie: in memory, where there is room.

A run makes and drops some seven hundred databases of a thousand files each, and a disk takes five
times as long for one. What a process has written outlives its kill in memory as on a disk: no test
here takes the machine's power away.
"""

import os
import shutil
from functools import cache

IN_MEMORY = "/dev/shm"  # noqa: S108 - only folders with a name of their own are made there
ELSEWHERE = "/tmp"  # noqa: S108 - the same
ROOM_BYTES = 4_000_000_000


@cache
def quick_place() -> str:
    """Give the folder in which to make folders with short paths that any user can reach."""
    return IN_MEMORY if _has_room() else ELSEWHERE


def _has_room() -> bool:
    """Tell whether the place in memory is there, large enough and may hold programs that run."""
    try:
        return (
            shutil.disk_usage(IN_MEMORY).free >= ROOM_BYTES
            and os.access(IN_MEMORY, os.W_OK | os.X_OK)
            and not os.statvfs(IN_MEMORY).f_flag & os.ST_NOEXEC
        )
    except (AttributeError, OSError):
        return False
