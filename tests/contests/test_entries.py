"""Entries: bibs, teams, consent, and what happens to an entry that withdraws."""

from datetime import timedelta
from typing import Any

import pytest

from backend.contests.entering import edit_entry, enter_contestant, record_consent, withdraw_entry
from backend.contests.forgetting import forget_names
from backend.contests.people_forms import (
    EditEntry,
    EnterContestant,
    EntryDetails,
    RecordConsent,
    WithdrawEntry,
)
from backend.contests.rules import ContestState, EntryState, StartStatus
from backend.database.session import writing
from backend.kit.clock import stopped_at
from tests.commands.desk import citizen_number
from tests.commands.refusing import refusal_codes
from tests.contests.organizing import LAST_DAY, Organizing


async def test_bibs_go_on_from_the_greatest_number(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest)

    for bib in (None, "041", "A-7", None):
        await office.entry(discipline, firm, bib=bib)

    rows = await office.desk.rows("entries", contest_id=contest)
    assert [row["bib"] for row in rows] == ["001", "041", "A-7", "042"]


async def test_a_bib_is_worn_once_in_a_contest(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    first, second = await office.discipline(contest), await office.discipline(contest, "气焊")
    await office.entry(first, firm, bib="007")
    details = EntryDetails(name="钱试例", organization_id=firm, bib="007")

    form = EnterContestant(discipline_id=second, entry=details)

    assert await refusal_codes(office.desk, enter_contestant, form) == ["BIB_TAKEN"]
    elsewhere = await office.discipline(await office.contest("车工比武"))
    await office.entry(elsewhere, firm, bib="007")


@pytest.mark.parametrize(
    ("is_team", "changed", "codes"),
    [
        (False, {}, []),
        (False, {"team_names": ["赵试例"]}, ["ENTRY"]),
        (True, {}, ["ENTRY"]),
        (True, {"team_names": ["赵试例", "钱试例"]}, []),
        (True, {"team_names": ["赵试例"] * 31}, ["ENTRY"]),
        (False, {"bib": "7 号"}, ["ENTRY"]),
        (False, {"name": ""}, ["NAME"]),
    ],
)
async def test_an_entry_has_what_its_discipline_needs(
    office: Organizing,
    *,
    is_team: bool,
    changed: dict[str, Any],
    codes: list[str],
) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest, is_team=is_team)
    values: dict[str, Any] = {"name": "孙试例", "organization_id": firm}
    details = EntryDetails(**(values | changed))
    form = EnterContestant(discipline_id=discipline, entry=details)

    if codes:
        assert await refusal_codes(office.desk, enter_contestant, form) == codes
    else:
        await office.desk.act(enter_contestant, form)

    assert len(await office.desk.rows("entries", contest_id=contest)) == (0 if codes else 1)


async def test_a_person_enters_a_discipline_once(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    first, second = await office.discipline(contest), await office.discipline(contest, "气焊")
    number = citizen_number()
    entry = await office.entry(first, firm, id_number=number)
    details = EntryDetails(name="孙试例", organization_id=firm)
    form = EnterContestant(discipline_id=first, entry=details, id_number=number)

    codes = await refusal_codes(office.desk, enter_contestant, form)
    other = await office.entry(second, firm, id_number=number)

    assert codes == ["ALREADY_ENTERED"]
    hashes = {(await office.desk.row("entries", one))["contestant_hash"] for one in (entry, other)}
    assert len(hashes) == 1


async def test_an_entry_cannot_be_joined_to_a_member(office: Organizing) -> None:
    number = citizen_number()
    firm = await office.desk.organization("甲厂", full_members=3)
    branch = await office.desk.branch("甲厂支部", firm)
    await office.desk.member(branch, id_number=number)

    entry = await office.entry(
        await office.discipline(await office.contest()), firm, id_number=number
    )

    row = await office.desk.row("entries", entry)
    assert row["contestant_hash"] is not None
    assert await office.desk.rows("persons", id_number_hash=row["contestant_hash"]) == []


async def test_the_log_of_an_entry_holds_no_name(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest, is_team=True)
    entry = await office.entry(discipline, firm, name="李试例队", team_names=["李试例"])
    details = EntryDetails(name="周试例队", organization_id=firm, team_names=["周试例"])
    await office.desk.act(edit_entry, EditEntry(id=entry, revision=1, entry=details))

    log = await office.desk.rows("audit_events", subject_table="entries")

    assert [row["action"] for row in log] == ["entry.enter", "entry.edit"]
    assert "试例" not in str([(row["before"], row["after"]) for row in log])


async def test_who_withdraws_is_out_of_the_rounds_that_go_on(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    leaving, staying = await office.entry(discipline, firm), await office.entry(discipline, firm)
    await office.draw(of_round)
    form = WithdrawEntry(id=leaving, reason="受伤")

    await office.desk.act(withdraw_entry, form)

    row = await office.desk.row("entries", leaving)
    assert (row["state"], row["withdrawal_reason"]) == (EntryState.WITHDRAWN, "受伤")
    starts = await office.desk.rows("starts", round_id=of_round)
    assert {one["entry_id"]: one["status"] for one in starts} == {
        leaving: StartStatus.WITHDRAWN,
        staying: StartStatus.STARTING,
    }
    assert await refusal_codes(office.desk, withdraw_entry, form) == ["ENTRY_WITHDRAWN"]
    no_reason = WithdrawEntry(id=staying, reason=" ")
    assert await refusal_codes(office.desk, withdraw_entry, no_reason) == ["ENTRY"]


async def test_consent_can_be_changed_after_the_contest(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    entry = await office.entry(await office.discipline(contest), firm, shows_name=True)
    await office.to_state(contest, ContestState.OPEN)
    await office.to_state(contest, ContestState.CLOSED)
    details = EntryDetails(name="孙试例", organization_id=firm)
    edit = EditEntry(id=entry, revision=1, entry=details)

    codes = await refusal_codes(office.desk, edit_entry, edit)
    consent = RecordConsent(id=entry, shows_name=False, keeps_name=True)
    await office.desk.act(record_consent, consent)

    assert codes == ["CONTEST_STATE"]
    row = await office.desk.row("entries", entry)
    assert (row["shows_name"], row["keeps_name"]) == (False, True)


async def test_an_edit_brings_no_name_back_that_was_erased(office: Organizing) -> None:
    desk = office.desk
    first, second = await desk.organization("甲厂"), await desk.organization("乙厂")
    discipline = await office.discipline(await office.contest())
    entry = await office.entry(discipline, first, name="孙试例", id_number=citizen_number())
    with stopped_at(LAST_DAY + timedelta(days=200)):
        async with writing(desk.database, desk.officer) as session:
            await forget_names(session, desk.officer)
    before = await desk.row("entries", entry)

    details = EntryDetails(name="孙试例", organization_id=second)
    form = EditEntry(id=entry, revision=before["revision"], entry=details)
    await desk.act(edit_entry, form)

    row = await desk.row("entries", entry)
    assert (row["name"], row["contestant_hash"]) == (None, None)
    assert (row["organization_id"], row["name_erased_at"]) == (second, before["name_erased_at"])
