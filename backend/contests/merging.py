"""Merges the log of another server into this one's, without a duplicate and without a loss. Pure.

Operation keys tell what is here already. A score that only the other server has gone on with is
taken as it was decided there; where both have gone on, both versions are kept for the head judge,
as if the other had come from a second device (docs/adr/0037).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from backend.contests.receiving import RECORDED, SCORE_CONFLICT, ScoreKind, Slot, Verdict
from backend.contests.replaying import Replay, Standing, folded, slot_of

Record = Mapping[str, Any]


def merged(
    local: Sequence[Record], foreign: Sequence[Record], taken_keys: Collection[str] = ()
) -> list[Record]:
    """Give what the log of a round here has to be continued with, in order.

    Shape: both are logs of the same round in the order of their sequences; the answer are rows of
    `foreign` with the verdict, version and code that they have here. Merging it again gives none.
    `taken_keys` are operation keys that records of other rounds here have.
    """
    ours = {one["operation_key"]: one for one in local}
    theirs = _named_as_here(local, foreign, taken_keys)
    here, there = _by_slot(local), _by_slot(theirs)
    taken: dict[UUID, Record] = {}
    for slot, records in there.items():
        known = here.get(slot, [])
        for one in _continued(known, records, ours):
            taken[one["id"]] = one
    return [taken[one["id"]] for one in theirs if one["id"] in taken]


def _named_as_here(
    local: Iterable[Record], foreign: Iterable[Record], taken_keys: Collection[str]
) -> list[Record]:
    """Let records that are here already have their ids of here, also where others name them.

    A record is known by its id, else by its key. A key that a device has used for two things is
    kept beside the first under a name of its own.
    """
    ours = {one["operation_key"]: one for one in local}
    known = {one["id"]: one for one in local}
    ids: dict[UUID, UUID] = {}
    named: list[Record] = []
    for one in foreign:
        key, row = one["operation_key"], dict(one)
        found = known.get(one["id"]) or ours.get(key)
        if one["id"] in known:
            row["operation_key"] = known[one["id"]]["operation_key"]
        elif key in taken_keys or (found is not None and not _is_same(found, one)):
            row["operation_key"] = f"{one['operation_key']}~{one['id']}"
            found = ours.get(row["operation_key"])
        if found is not None:
            ids[one["id"]] = row["id"] = found["id"]
        if row["subject_id"] is not None:
            row["subject_id"] = ids.get(row["subject_id"], row["subject_id"])
        named.append(row)
    return named


def _is_same(one: Record, other: Record) -> bool:
    said = ("kind", "value", "status")
    return slot_of(one) == slot_of(other) and all(one[name] == other[name] for name in said)


def _by_slot(records: Iterable[Record]) -> dict[Slot, list[Record]]:
    replay = Replay()
    found: dict[Slot, list[Record]] = {}
    for one in records:
        replay.records[one["id"]] = one
        found.setdefault(replay.slot(one), []).append(one)
    return found


def _continued(
    known: Sequence[Record], records: Sequence[Record], ours: Mapping[str, Record]
) -> list[Record]:
    """Give what is new of one score, as it is taken here."""
    new = [one for one in records if one["operation_key"] not in ours]
    if not new or _is_beginning(known, records):
        return new
    stands, comes = folded(known), folded(records)
    [slot] = stands.standing.keys() | comes.standing.keys()
    present = stands.standing.get(slot, Standing())
    if present.version == 0:  # here something waits, and nothing stands yet
        return new
    return [_beside(one, present, comes, slot) for one in new]


def _is_beginning(known: Sequence[Record], records: Sequence[Record]) -> bool:
    """Tell whether the other server has only gone on from where this one stands."""
    first = records[: len(known)]
    return len(first) == len(known) and all(
        _decided(one) == _decided(other) for one, other in zip(known, first, strict=True)
    )


def _decided(record: Record) -> tuple[Any, ...]:
    return (record["operation_key"], record["verdict"], record["version"])


def _beside(record: Record, present: Standing, comes: Replay, slot: Slot) -> Record:
    """Take a record of a score with which both servers have gone on."""
    there = comes.standing[slot]
    differs = (there.value, there.status) != (present.value, present.status)
    is_waiting = record["id"] in comes.waiting.get(slot, {})
    row = {**record, "version": present.version}
    if is_waiting:
        return row
    if record["id"] == there.record_id and differs:
        return row | {"verdict": Verdict.CONFLICT, "code": SCORE_CONFLICT}
    if record["kind"] in RECORDED:
        return row | {"verdict": Verdict.ACCEPTED}
    # What was checked or decided there was not what stands here: it is kept without effect.
    return row | {"verdict": Verdict.HELD}


def closing_decisions(records: Iterable[Record]) -> dict[UUID, Record]:
    """Give the decision that ended the waiting of each record that was decided upon."""
    return {
        one["subject_id"]: one
        for one in records
        if one["kind"] is ScoreKind.RESOLUTION and one["verdict"] is Verdict.ACCEPTED
    }


def last_checks(records: Iterable[Record]) -> dict[Slot, Record]:
    """Give the last check of each score that had an effect."""
    replay = Replay()
    found: dict[Slot, Record] = {}
    for one in records:
        replay.records[one["id"]] = one
        if one["kind"] is ScoreKind.CHECK and one["verdict"] is Verdict.ACCEPTED:
            found[replay.slot(one)] = one
    return found
