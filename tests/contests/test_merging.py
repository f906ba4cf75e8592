"""A contest goes to the server of a venue and comes back: nothing is lost, nothing comes twice."""

from decimal import Decimal

import pytest

from backend.accounts.actors import program_of
from backend.accounts.changes import save, update
from backend.contests.carrying import call_back
from backend.contests.checking import check_scores, resolve_conflict
from backend.contests.entering import record_consent, withdraw_entry
from backend.contests.judging import appoint_judge
from backend.contests.parcels import key_of_passphrase, label_of, opened
from backend.contests.passes import issue_judge_pass
from backend.contests.people_forms import (
    AppointJudge,
    JudgeDetails,
    RecordConsent,
    WithdrawEntry,
)
from backend.contests.returning import opened_return
from backend.contests.rules import ContestState
from backend.contests.score_forms import CheckScores, IssueJudgePass, ResolveConflict, ScoreCheck
from backend.database.session import writing
from backend.kit.clock import now, today
from backend.kit.errors import LedgerError
from backend.members.rules import citizen_check_sign
from tests.contests.carrying import PASSPHRASE, Journey, score, state, values, verified


async def test_contest_comes_home_with_the_scores_of_the_venue(journey: Journey) -> None:
    await score(journey.home, 0, 0, 80)
    parcel = await journey.carry()
    arrived = await journey.arrive(parcel)
    await score(journey.there, 0, 1, 90)
    await score(journey.there, 1, 1, 92)
    again = await journey.arrive(parcel)

    returned = await journey.merge(await journey.pack())

    assert (arrived.is_new, arrived.records, arrived.account is None) == (True, 1, False)
    assert (again.is_new, again.records, again.account) == (False, 0, None)
    assert (returned.records, returned.is_home) == (2, False)
    assert await values(journey.home) == await values(journey.there)
    assert await journey.home.results() == [
        (Decimal("80.00"), 2, False),
        (Decimal("91.00"), 1, False),
        (None, None, False),
    ]
    for place in (journey.home, journey.there):
        assert (await verified(place)).differences == ()


async def test_files_come_in_any_order_and_any_number_of_times(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    await score(journey.there, 0, 0, 70)
    first = await journey.pack()
    await score(journey.there, 0, 0, 75, base_version=1, reason="看错一格")
    await score(journey.there, 1, 2, 60)
    second = await journey.pack()

    counts = [(await journey.merge(one)).records for one in (second, first, second, first)]

    assert counts == [3, 0, 0, 0]
    assert await values(journey.home) == await values(journey.there)
    [carry] = await journey.home.office.desk.rows(
        "contest_carries", contest_id=journey.home.contest
    )
    assert carry["returns"] == 2
    assert (await verified(journey.home)).differences == ()


async def test_score_of_one_judge_on_both_servers_waits_for_the_head_judge(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    await score(journey.home, 0, 0, 81)
    await score(journey.there, 0, 0, 88)
    await score(journey.there, 1, 1, 77)

    returned = await journey.merge(await journey.pack())

    assert returned.records == 2
    home = journey.home
    assert sorted((await values(home)).values()) == [
        (Decimal(77), "CURRENT"),
        (Decimal(81), "CONFLICT"),
    ]
    assert (await home.results())[0] == (Decimal("81.00"), 1, True)
    desk = home.office.desk
    [conflict] = await desk.rows("score_conflicts", contest_id=home.contest)
    form = ResolveConflict(
        conflict_id=conflict["id"], record_id=conflict["second_record_id"], reason="现场为准"
    )
    await desk.act(resolve_conflict, form)
    assert (await home.results())[0] == (Decimal("88.00"), 1, False)
    assert (await journey.merge(await journey.pack())).records == 0
    assert (await home.results())[0] == (Decimal("88.00"), 1, False)
    assert (await verified(home)).differences == ()


async def test_conflict_that_was_decided_at_the_venue_is_decided_at_home(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    there = journey.there
    await score(there, 0, 0, 81)
    await score(there, 0, 0, 85)
    await journey.merge(await journey.pack())
    [conflict] = await there.office.desk.rows("score_conflicts", contest_id=there.contest)
    form = ResolveConflict(
        conflict_id=conflict["id"], record_id=conflict["second_record_id"], reason="看错"
    )
    await there.office.desk.act(resolve_conflict, form)
    [present] = await there.office.desk.rows("scores", contest_id=there.contest)
    checked = CheckScores(scores=[ScoreCheck(id=present["id"], version=present["version"])])
    other = there.office.desk.person(there.office.desk.officer.role)
    await there.office.desk.act(check_scores, checked, as_=other)

    await journey.merge(await journey.pack())

    assert list((await values(journey.home)).values()) == [(Decimal(85), "CURRENT")]
    [same] = await journey.home.office.desk.rows("score_conflicts", contest_id=there.contest)
    assert same["resolved_at"] is not None
    [score_at_home] = await journey.home.office.desk.rows("scores", contest_id=there.contest)
    assert score_at_home["checked_by"] == other.user_id
    assert (await verified(journey.home)).differences == ()


async def test_while_away_the_set_up_is_the_venues_and_scores_are_taken(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    home, details = journey.home, JudgeDetails(name="临时评委")
    before = await state(home)

    with pytest.raises(LedgerError) as refused:
        await home.office.desk.act(
            appoint_judge, AppointJudge(contest_id=home.contest, judge=details)
        )
    with pytest.raises(LedgerError) as again:
        await journey.carry()
    with pytest.raises(LedgerError) as closing:
        await home.close()

    assert {one.value.code for one in (refused, again, closing)} == {"CONTEST_AWAY"}
    assert await state(home) == before
    await score(home, 0, 0, 66)
    await home.office.desk.act(
        issue_judge_pass, IssueJudgePass(judge_id=home.judges[0], works_on=today())
    )
    await journey.there.office.desk.act(
        appoint_judge, AppointJudge(contest_id=home.contest, judge=details)
    )


async def test_what_the_venue_set_up_comes_home_with_the_last_file(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    there, home = journey.there, journey.home
    organization = (await home.office.desk.rows("entries", id=home.entries[0]))[0]
    late = await there.office.entry(there.discipline, organization["organization_id"], bib="099")
    judge = await there.office.judge(there.contest, of_round=there.round_id)
    await there.office.desk.act(withdraw_entry, WithdrawEntry(id=there.entries[2], reason="受伤"))
    there.judges.append(judge)
    await score(there, 2, 0, 95)
    await there.close()
    await there.office.to_state(there.contest, ContestState.CLOSED)
    consent = RecordConsent(id=home.entries[0], shows_name=True, keeps_name=True)
    await home.office.desk.act(record_consent, consent)

    returned = await journey.merge(await journey.pack(is_last=True))

    desk = home.office.desk
    assert returned.is_home
    contest = await desk.row("contests", home.contest)
    assert (contest["away_since"], contest["state"]) == (None, ContestState.CLOSED)
    entries = {one["id"]: one for one in await desk.rows("entries", contest_id=home.contest)}
    assert (entries[late]["bib"], entries[home.entries[2]]["state"].value) == ("099", "WITHDRAWN")
    assert entries[home.entries[0]]["shows_name"]
    assert len(await desk.rows("starts", round_id=home.round_id)) == 4
    assert (await desk.row("rounds", home.round_id))["state"].value == "CLOSED"
    assert (await home.results())[0] == (Decimal("95.00"), 1, False)
    assert (await verified(home)).differences == ()
    with pytest.raises(LedgerError, match="在另一台服务器上"):
        await there.office.entry(there.discipline, organization["organization_id"])


async def test_contest_that_was_called_back_takes_records_and_keeps_its_set_up(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    there, home = journey.there, journey.home
    await score(there, 0, 0, 71)
    await there.close()
    desk = home.office.desk
    program = program_of(desk.officer.district_id, request_id="test")
    async with writing(desk.database, program) as session:
        await call_back(session, program, home.contest)
    await score(home, 1, 0, 73)

    returned = await journey.merge(await journey.pack(is_last=True))

    assert (returned.records, returned.is_home) == (1, True)
    assert (await desk.row("rounds", home.round_id))["state"].value == "OPEN"
    assert (await home.results())[0] == (Decimal("72.00"), 1, False)
    await journey.arrive(await journey.carry())
    assert await values(home) == await values(there)


async def test_file_that_was_altered_cut_or_made_elsewhere_writes_nothing(
    journey: Journey,
) -> None:
    parcel = await journey.carry()
    label = label_of(parcel)
    key = key_of_passphrase(PASSPHRASE, label.salt)
    await journey.arrive(parcel)
    await score(journey.there, 0, 0, 71)
    back = await journey.pack()
    before = await state(journey.home)
    forged = bytearray(back)
    forged[-40] ^= 1
    other_label = back.replace(str(label.carry_id).encode(), str(journey.home.contest).encode())

    codes = []
    for broken in (bytes(forged), back[:-1], other_label, b"not a parcel", back[:30]):
        with pytest.raises(LedgerError) as refused:
            await journey.merge(broken)
        codes.append(refused.value.code)
    for wrong in (parcel[:-5], parcel.replace(b"CARRY", b"RETURN", 1)):
        with pytest.raises(LedgerError, match="无法打开"):
            opened(wrong, key)
    with pytest.raises(LedgerError, match="无法打开"):
        opened(parcel, key_of_passphrase("ABCDE-FGHJL", label.salt))

    with pytest.raises(LedgerError) as foreign:
        opened_return(back, journey.secrets / "nowhere")

    assert codes == ["PARCEL_BROKEN", "PARCEL_BROKEN", "PARCEL_FOREIGN"] + ["PARCEL_BROKEN"] * 2
    assert foreign.value.code == "PARCEL_FOREIGN"
    assert not (journey.secrets / "nowhere").exists()
    assert await state(journey.home) == before


async def test_file_holds_no_personal_data_but_names_and_consents(journey: Journey) -> None:
    desk, home = journey.home.office.desk, journey.home
    row = await desk.row("entries", home.entries[0])
    number = "99010119900101123"
    number += citizen_check_sign(number)
    await home.office.entry(home.discipline, row["organization_id"], id_number=number)

    parcel = await journey.carry()

    content = opened(parcel, key_of_passphrase(PASSPHRASE, label_of(parcel).salt))
    assert "contestant_hash" not in content["rows"]["entries"][0]
    assert set(content["stubs"]["organizations"][0]) == {
        "id",
        "credit_code",
        "name",
        "kind",
        "town_id",
        "department_id",
    }
    assert set(content["stubs"]) == {"towns", "departments", "organizations", "branches"}
    assert number not in str(content)
    assert b"\xe9\x80\x89\xe6\x89\x8b" not in parcel


async def test_names_that_were_erased_at_home_do_not_come_back(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    home = journey.home
    desk = home.office.desk
    program = program_of(desk.officer.district_id, request_id="test")
    row = await desk.row("entries", home.entries[0])
    async with writing(desk.database, program) as session:
        erased = update("entries", row, name=None, name_erased_at=now())
        await save(session, program, action="entry.erase", changes=[erased])

    await journey.merge(await journey.pack())

    entry = await desk.row("entries", home.entries[0])
    assert entry["name"] is None
    assert entry["name_erased_at"] is not None
