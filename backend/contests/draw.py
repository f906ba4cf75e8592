"""The draw of the start order: from a seed, again the same, so that anybody can repeat it. Pure.

Each entry gets the SHA-256 of `<seed>:<bib>` in UTF-8, and entries start in the order of these
numbers, the least first. Anybody who knows the seed and the bibs finds the same order with a
pocket tool; an entry that withdraws changes the order of no other.
"""

import hashlib
import secrets
from collections.abc import Iterable

SEED_BYTES = 8


def new_seed() -> str:
    """Make a seed that nobody has chosen; 16 hexadecimal signs."""
    return secrets.token_hex(SEED_BYTES)


def start_order(seed: str, bibs: Iterable[str]) -> list[str]:
    """Put bibs, each there once, into the order that the seed draws."""
    return sorted(bibs, key=lambda bib: (_number(seed, bib), bib))


def _number(seed: str, bib: str) -> bytes:
    return hashlib.sha256(f"{seed}:{bib}".encode()).digest()
