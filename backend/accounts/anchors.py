"""The last seal of each district, kept in a file beside the database.

A chain whose end was cut off is whole in itself; only something outside tells that it was longer.
The first seal of a day goes into the log too, which most installations keep elsewhere.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import structlog

from backend.config import Settings

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The number of a seal, the seal and the day on which it was made."""

    number: int
    seal: bytes
    day: str


def anchor_of(settings: Settings, district_id: UUID) -> Anchor | None:
    """Read the anchor of a district; None where nothing was ever sealed on this machine."""
    file = _file(settings, district_id)
    if not file.exists():
        return None
    kept: Mapping[str, Any] = orjson.loads(file.read_bytes())
    return Anchor(kept["number"], bytes.fromhex(kept["seal"]), kept["day"])


def keep_anchor(settings: Settings, district_id: UUID, anchor: Anchor) -> None:
    """Replace the anchor of a district; the first one of a day is told in the log."""
    former = anchor_of(settings, district_id)
    file = _file(settings, district_id)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    words = {"number": anchor.number, "seal": anchor.seal.hex(), "day": anchor.day}
    draft = file.with_suffix(".draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(orjson.dumps(words))
        opened.flush()
        os.fsync(opened.fileno())
    draft.replace(file)
    if former is None or former.day != anchor.day:
        _log.info("audit anchor", district=str(district_id), **words)


def _file(settings: Settings, district_id: UUID) -> Path:
    return settings.data_dir / "audit" / f"{district_id}.json"
