"""A judge's file at the desk: what the device has sealed counts once, anything else waits."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from hmac import new as hmac
from typing import Any
from uuid import UUID

import pytest

from backend.accounts.refusals import NotFoundError
from backend.contests.errors import ContestStateError
from backend.contests.rules import ContestState
from backend.contests.score_errors import BatchTooLargeError, ScoreFileError
from backend.contests.score_files import bring_scores, seal_key
from backend.contests.score_forms import BringScores, BroughtScore, ScoreRecordInput
from backend.database.actor import Role
from backend.kit.ids import encode_node_id
from tests.contests.judging import Device, Venue, open_venue
from tests.contests.organizing import Organizing
from tests.contests.test_recording import states


def said(device: Device, record: ScoreRecordInput, **changed: Any) -> str:
    """Write a record as the console writes it."""
    assert device.actor.user_id is not None
    criterion = record.criterion_id
    words = {
        "judge": encode_node_id("User", device.actor.user_id),
        "round": encode_node_id("Round", record.round_id),
        "entry": encode_node_id("Entry", record.entry_id),
        "criterion": None if criterion is None else encode_node_id("Criterion", criterion),
        "attempt": record.attempt,
        "kind": record.kind.value,
        "value": None if record.value is None else str(record.value),
        "status": None,
        "baseVersion": record.base_version,
        "isConfirmed": False,
        "reason": record.reason,
        "key": record.key,
        "device": record.device,
        "sequence": record.sequence,
        "recordedAt": record.recorded_at.isoformat(),
    }
    return json.dumps(words | changed, ensure_ascii=False)


def sealed(device: Device, text: str) -> BroughtScore:
    """Seal a text as the judge's device does."""
    assert device.actor.user_id is not None
    key = seal_key(device.office.desk.database.settings.secrets_dir, device.actor.user_id)
    return BroughtScore(said=text, seal=hmac(bytes.fromhex(key), text.encode(), sha256).hexdigest())


async def bring(venue: Venue, *records: BroughtScore, **more: Any) -> Sequence[Any]:
    """Bring records to the desk of the contest."""
    form = BringScores(contest_id=venue.contest, records=list(records))
    receipts: Sequence[Any] = (await venue.office.desk.act(bring_scores, form, **more))["receipts"]
    return receipts


async def log_of(venue: Venue) -> list[dict[str, Any]]:
    """Give the log of the round."""
    return await venue.office.desk.rows("score_records", round_id=venue.round_id)


async def test_sealed_record_counts_as_the_judges_own_and_the_log_says_who_brought_it(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    records = [device.record(entry, 80, criterion_id=venue.criteria[0]) for entry in venue.entries]
    brought = [sealed(device, said(device, one)) for one in records]

    receipts = await bring(venue, *brought)

    assert states(receipts) == [("ACCEPTED", None)] * 2
    assert [one["key"] for one in receipts] == [one.key for one in records]
    assert await venue.results() == [(Decimal("80.00"), 1, False)] * 2
    log = await log_of(venue)
    assert {row["judge_user_id"] for row in log} == {device.actor.user_id}
    assert {row["recorded_by"] for row in log} == {office.desk.officer.user_id}
    assert [row["operation_key"] for row in log] == [one.key for one in records]


async def test_file_brought_again_and_sent_by_the_device_too_counts_once(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])
    brought = sealed(device, said(device, record))

    receipts = [
        *(await bring(venue, brought, brought)),
        *(await bring(venue, brought)),
        *(await device.send(record)),
    ]

    assert [one["state"] for one in receipts] == ["ACCEPTED", "REPEATED", "REPEATED", "REPEATED"]
    assert len(await log_of(venue)) == 1
    assert await venue.scores() == [(Decimal(80), 1, "CURRENT")]


@pytest.mark.parametrize("seal", [None, "", "ab" * 32, "é"])
async def test_changed_or_unsealed_record_waits_and_takes_no_key_of_the_device(
    office: Organizing, seal: str | None
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])
    forged = BroughtScore(said=said(device, record, value="99"), seal=seal)

    receipts = [*(await bring(venue, forged)), *(await bring(venue, forged))]
    sent = await device.send(record)

    assert [(one["state"].value, one["verdict"].value) for one in receipts] == [
        ("HELD", "HELD"),
        ("REPEATED", "HELD"),
    ]
    assert [(one["key"], one["code"]) for one in receipts] == [(record.key, "SCORE_UNVOUCHED")] * 2
    assert states(sent) == [("ACCEPTED", None)]
    assert await venue.scores() == [(Decimal(80), 1, "HELD")]
    conflicts = await office.desk.rows("score_conflicts", round_id=venue.round_id)
    assert [one["code"] for one in conflicts] == ["SCORE_UNVOUCHED"]


async def test_seal_of_one_record_or_judge_is_none_for_another(office: Organizing) -> None:
    venue = await open_venue(office, judges=2)
    one, other = await venue.device(0), await venue.device(1)
    mine = said(one, one.record(venue.entries[0], 80, criterion_id=venue.criteria[0]))
    theirs = said(other, other.record(venue.entries[0], 90, criterion_id=venue.criteria[0]))

    receipts = await bring(
        venue,
        replace(sealed(one, mine), said=theirs),
        sealed(other, mine),
    )

    assert states(receipts) == [("HELD", "SCORE_UNVOUCHED")] * 2


async def test_impossible_value_of_a_file_is_refused(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 101, criterion_id=venue.criteria[0])

    receipts = await bring(
        venue, sealed(device, said(device, record)), BroughtScore(said=said(device, record))
    )

    assert states(receipts) == [("REFUSED", "SCORE_OVER_MAXIMUM")] * 2
    assert await log_of(venue) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"value": "88;"},
        {"judge": "nobody"},
        {"entry": 5},
        {"kind": "CHEAT"},
        {"recordedAt": "2026-05-20T02:00:00"},
        {"sequence": None},
        {"key": "k\0"},
        {"reason": "\0"},
    ],
)
async def test_of_a_harmed_file_nothing_is_taken(
    office: Organizing, changed: dict[str, Any]
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])
    harmed = sealed(device, said(device, record, **changed))

    with pytest.raises(ScoreFileError) as refused:
        await bring(venue, sealed(device, said(device, record)), harmed)

    assert (refused.value.code, refused.value.path) == ("SCORE_FILE_MALFORMED", ("records", "1"))
    assert await log_of(venue) == []


async def test_judge_brings_no_file_and_no_file_is_brought_to_another_contest(
    office: Organizing,
) -> None:
    venue, elsewhere = await open_venue(office), await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])
    brought = sealed(device, said(device, record))

    for place, actor in ((venue, device.actor), (elsewhere, None)):
        with pytest.raises(NotFoundError):
            await bring(place, brought, as_=actor)
    stranger = replace(
        office.desk.officer, role=Role.TOWN_OFFICER, town_id=UUID(int=7), user_id=UUID(int=8)
    )
    with pytest.raises(NotFoundError):
        await bring(venue, brought, as_=stranger)

    assert await log_of(venue) == []


async def test_file_comes_to_a_contest_that_is_cancelled_too_late(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])
    await venue.change_contest(state=ContestState.CANCELLED)

    with pytest.raises(ContestStateError):
        await bring(venue, sealed(device, said(device, record)))

    assert await log_of(venue) == []


async def test_file_of_too_many_records_is_brought_in_parts(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])

    with pytest.raises(BatchTooLargeError):
        await bring(venue, *[sealed(device, said(device, record))] * 101)

    assert await log_of(venue) == []


async def test_record_of_a_file_after_the_closing_is_held(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])
    await venue.close()

    receipts = await bring(venue, sealed(device, said(device, record)))

    assert states(receipts) == [("HELD", "HELD_AFTER_CLOSING")]
    assert await venue.results() == [(None, None, True), (None, None, False)]
