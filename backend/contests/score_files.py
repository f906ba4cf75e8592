"""Takes in the file of a judge's console at the desk: a device that will never be online again.

The device seals each record with a key that it has from its sign-in, and that no organizer sees. A
sealed record counts as if the device had sent it; any other waits for the head judge. The log says
who brought it: `recorded_by` is then not the judge (docs/adr/0036).
"""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, StringConstraints, TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.accounts.refusals import NotFoundError
from backend.contests.reading import contest_of
from backend.contests.receipts import Receipt
from backend.contests.receiving import ScoreKind
from backend.contests.record_table import Sender
from backend.contests.recording import take_in
from backend.contests.rules import ContestState, StartStatus
from backend.contests.score_errors import BatchTooLargeError, ScoreFileError
from backend.contests.score_forms import (
    MOST_RECORDS,
    BringScores,
    BroughtScore,
    ScoreRecordInput,
)
from backend.database.actor import Actor
from backend.kit.errors import LedgerError
from backend.kit.ids import decode_node_id
from backend.kit.keys import load_key

KEY = "score-files"
_Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
"""What the database can hold; the scalars of a request see to it, the text of a file to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A record as the console writes it."""

    key: _Words
    device: _Words
    sequence: int
    judge: str
    round: str
    entry: str
    criterion: str | None
    attempt: int
    kind: ScoreKind
    value: Decimal | None
    status: StartStatus | None
    reason: _Words | None
    baseVersion: int  # noqa: N815 - as the console writes it
    recordedAt: AwareDatetime  # noqa: N815 - the same
    isConfirmed: bool  # noqa: N815 - the same


_SAID = TypeAdapter(_Said)


@dataclass(frozen=True, slots=True)
class _Brought:
    """A record of the file, whose it is, and the key that its writer gave it."""

    judge: UUID
    record: ScoreRecordInput
    key: str
    is_vouched: bool


def seal_key(secrets_dir: Path, judge_user_id: UUID) -> str:
    """Give the key by which the devices of a judge seal what they export; hexadecimal.

    Raises: UNSAFE_KEY.
    """
    return hmac.new(_key(secrets_dir), judge_user_id.bytes, sha256).hexdigest()


@cache
def _key(secrets_dir: Path) -> bytes:
    return load_key(secrets_dir, KEY)


async def bring_scores(
    session: AsyncSession, actor: Actor, form: BringScores
) -> dict[str, list[Receipt]]:
    """Take in a judge's file, and give a receipt for each record, in their order.

    Raises: SCORE_BATCH_TOO_LARGE, NOT_FOUND, CONTEST_STATE, SCORE_FILE_MALFORMED.
    """
    if not 1 <= len(form.records) <= MOST_RECORDS:
        raise BatchTooLargeError(limit=MOST_RECORDS, count=len(form.records), path=("records",))
    states = (ContestState.OPEN, ContestState.CLOSED)
    contest = await contest_of(session, actor, form.contest_id, *states, may_be_away=True)
    secrets_dir: Path = session.info["secrets_dir"]
    brought = [_read(one, number, secrets_dir) for number, one in enumerate(form.records, 1)]
    judges = {one.judge for one in brought}
    known = await load(session, actor, "judges", user_id=judges, contest_id=contest["id"])
    if judges - {one["user_id"] for one in known}:
        raise NotFoundError(noun="评委", path=("records",))
    receipts: dict[int, Receipt] = {}
    for judge in sorted(judges):
        own = {place: one for place, one in enumerate(brought) if one.judge == judge}
        unvouched = frozenset(one.record.key for one in own.values() if not one.is_vouched)
        sender = Sender(judge, contest["id"], unvouched)
        given = await take_in(session, actor, sender, [one.record for one in own.values()])
        receipts |= dict(zip(own, given, strict=True))
    return {"receipts": [{**receipts[place], "key": one.key} for place, one in enumerate(brought)]}


def _read(brought: BroughtScore, number: int, secrets_dir: Path) -> _Brought:
    """Read a record of the file.

    Raises: SCORE_FILE_MALFORMED.
    """
    path = ("records", str(number - 1))
    try:
        said = _SAID.validate_json(brought.said)
        judge = decode_node_id(said.judge).id
        record = _record(said)
    except (ValidationError, LedgerError) as error:
        raise ScoreFileError(number=number, path=path) from error
    key = bytes.fromhex(seal_key(secrets_dir, judge))
    seal = hmac.new(key, brought.said.encode(), sha256).hexdigest()
    is_vouched = hmac.compare_digest(seal.encode(), (brought.seal or "").encode())
    if not is_vouched:
        # Whatever it says, it must not take the key of what the device may still send.
        digest = sha256(f"{judge} {brought.said}".encode()).hexdigest()
        record = replace(record, key=f"file-{digest}")
    return _Brought(judge, record, said.key, is_vouched)


def _record(said: _Said) -> ScoreRecordInput:
    recorded_at: datetime = said.recordedAt
    return ScoreRecordInput(
        key=said.key,
        device=said.device,
        sequence=said.sequence,
        round_id=decode_node_id(said.round).id,
        entry_id=decode_node_id(said.entry).id,
        criterion_id=None if said.criterion is None else decode_node_id(said.criterion).id,
        attempt=said.attempt,
        kind=said.kind,
        value=said.value,
        status=said.status,
        reason=said.reason,
        base_version=said.baseVersion,
        recorded_at=recorded_at,
        is_confirmed=said.isConfirmed,
    )
