"""A contestant's own results by an entry slip: what it shows, what it never shows, when it ends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx2
import pytest
from starlette.applications import Starlette

from backend.accounts.actors import program_of
from backend.accounts.changes import insert, save, update
from backend.api.own_results_routes import own_results_routes
from backend.contests.closing import release_round
from backend.contests.forgetting import forget_names
from backend.contests.rules import AwardRank, ContestState, JudgesRule, RoundState
from backend.contests.score_forms import ReleaseRound
from backend.contests.slip_errors import SlipInvalidError
from backend.contests.slips import (
    IssueEntrySlips,
    RevokeEntrySlip,
    issue_entry_slips,
    revoke_entry_slip,
)
from backend.database.actor import Actor, Role
from backend.database.session import writing
from backend.kit.ids import encode_node_id
from backend.kit.tokens import new_token
from tests.commands.asking import ask
from tests.commands.refusing import refusal_codes
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing

HEADERS = {"X-Liangxin-Request": "1"}
OWN, OTHER = "990199199006150024", "990199200002290033"
ADDRESS = "/results/own"


class Hall:
    """Two contests and a camp: one person in all of them, and others beside."""

    def __init__(self, office: Organizing) -> None:
        """Begin with nothing."""
        self.office = office
        self.ids: dict[str, UUID] = {}

    async def write(self, *changes: Any) -> None:
        """Write as the program what other commands would have written."""
        program = program_of(self.office.desk.officer.district_id, request_id="test")
        async with writing(self.office.desk.database, program) as session:
            await save(session, program, action="test", changes=changes)

    async def round(self, contest: UUID, discipline: UUID, state: RoundState) -> UUID:
        """Make a round that has come to a state, in which everybody starts."""
        made = await self.office.round(discipline)
        await self.office.draw(made)
        await self.write(update("rounds", await self.office.desk.row("rounds", made), state=state))
        self.ids[f"round of {contest}"] = made
        return made

    async def result(
        self, contest: UUID, of_round: UUID, entry: UUID, place: int, total: str, **more: Any
    ) -> None:
        """Note a result; `released` tells that the round was."""
        released = contest if more.pop("released", True) else None
        await self.write(
            insert(
                "results",
                contest_id=contest,
                round_id=of_round,
                entry_id=entry,
                place=place,
                total=Decimal(total),
                released_contest_id=released,
                **more,
            )
        )

    async def slips(self, contest: UUID, *entries: UUID, as_: Actor | None = None) -> list[str]:
        """Print slips and give their secrets."""
        form = IssueEntrySlips(contest_id=contest, entry_ids=entries or None)
        made = await self.office.desk.act(issue_entry_slips, form, as_=as_)
        return [slip["url"].partition("#")[2] for slip in made["slips"]]

    async def look(
        self, secret: str, number: str | None = None, *, address: str = "192.0.2.1"
    ) -> httpx2.Response:
        """Ask by a slip, with the holder's number for all contests, as the page does."""
        body = {"secret": secret} | ({} if number is None else {"idNumber": number})
        async with _page(self.office, address) as page:
            return await page.post(ADDRESS, json=body)

    async def ranks(self, secret: str) -> list[str]:
        """Give the ranks of the awards that a slip shows of its own entry."""
        [entry] = (await self.look(secret)).json()["entries"]
        return [award["rank"] for award in entry["awards"]]


@asynccontextmanager
async def _page(office: Organizing, address: str) -> AsyncIterator[httpx2.AsyncClient]:
    app = Starlette(routes=own_results_routes(office.desk.database))
    transport = httpx2.ASGITransport(app=app, client=(address, 50_000))
    base = "https://ledger.example"
    async with httpx2.AsyncClient(transport=transport, base_url=base, headers=HEADERS) as client:
        yield client


@pytest.fixture
async def hall(office: Organizing) -> Hall:
    """One person in a released round, in one that is not, and in a camp; another in the first."""
    hall = Hall(office)
    firm = await office.desk.organization("甲厂")
    welding = hall.ids["welding"] = await office.contest("焊工比武")
    arc = await office.discipline(welding, "手工焊")
    own = hall.ids["own"] = await office.entry(arc, firm, name="张小明", id_number=OWN)
    other = hall.ids["other"] = await office.entry(arc, firm, name="李小红", id_number=OTHER)
    released = await hall.round(welding, arc, RoundState.PUBLISHED)
    theory = {"theory": Decimal(86), "practical": Decimal("90.00")}
    await hall.result(welding, released, own, 2, "88.80", **theory)
    await hall.result(welding, released, other, 1, "91.25")
    await hall.write(
        insert(
            "awards",
            contest_id=welding,
            discipline_id=arc,
            entry_id=own,
            organization_id=firm,
            rank=AwardRank.SECOND,
            given_on=date(2026, 10, 14),
            certificate_number="2026-2",
        )
    )
    wiring = hall.ids["wiring"] = await office.contest("电工比武")
    board = await office.discipline(wiring, "布线")
    again = hall.ids["again"] = await office.entry(board, firm, name="张小明", id_number=OWN)
    closed = await hall.round(wiring, board, RoundState.CLOSED)
    await hall.result(wiring, closed, again, 1, "99.00", released=False)
    for contest in (welding, wiring):
        await office.to_state(contest, ContestState.OPEN)
    return hall


async def test_slip_and_number_show_the_own_results_of_all_contests(hall: Hall) -> None:
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["own"])

    reply = await hall.look(secret, OWN)

    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    shown = reply.json()
    assert shown["holder"] == {"name": "张小明", "bib": "001"}
    assert shown["isWhole"] is True
    found = {one["contest"]: one for one in shown["entries"]}
    assert set(found) == {"焊工比武", "电工比武"}
    [final] = found["焊工比武"]["rounds"]
    assert final == {
        "name": "决赛",
        "isReleased": True,
        "startsAt": final["startsAt"],
        "status": "STARTING",
        "place": 2,
        "isShared": False,
        "ranked": 2,
        "total": "88.80",
        "theory": "86",
        "practical": "90.00",
        "seconds": None,
        "penalties": "0",
        "isPending": False,
        "advances": False,
        "criteria": [],
    }
    assert found["焊工比武"]["awards"] == [
        {"rank": "SECOND", "givenOn": "2026-10-14", "certificateNumber": "2026-2"}
    ]


async def test_slip_alone_shows_its_own_entry(hall: Hall) -> None:
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["own"])

    shown = (await hall.look(secret)).json()

    assert [one["contest"] for one in shown["entries"]] == ["焊工比武"]
    assert shown["isWhole"] is False


async def test_number_of_somebody_else_is_refused_and_five_are_tried(hall: Hall) -> None:
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["own"])

    tries = [(await hall.look(secret, OTHER)).json()["code"] for _ in range(6)]

    assert tries == ["SLIP_NUMBER"] * 5 + ["TOO_MANY_ATTEMPTS"]
    assert (await hall.look(secret)).status_code == 200
    assert (await hall.look(secret, "123")).json()["code"] == "TOO_MANY_ATTEMPTS"


async def test_round_that_is_not_released_tells_nothing_but_that_one_starts(hall: Hall) -> None:
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["own"])

    shown = (await hall.look(secret, OWN)).json()["entries"]

    [closed] = next(one["rounds"] for one in shown if one["contest"] == "电工比武")
    told = {name for name, value in closed.items() if value not in (None, [])}
    assert told == {"name", "isReleased", "startsAt"}
    assert closed["isReleased"] is False
    # A round that was released and is opened again tells nothing any more either.
    row = await hall.office.desk.row("rounds", hall.ids[f"round of {hall.ids['welding']}"])
    await hall.write(update("rounds", row, state=RoundState.OPEN))
    again = (await hall.look(secret, OWN)).json()["entries"]
    assert [one["rounds"][0]["total"] for one in again] == [None, None]


async def test_own_values_by_criterion_are_shown_where_the_contest_says_so_and_all_is_released(
    office: Organizing,
) -> None:
    venue = await open_venue(office, judges=2, criteria=2)
    hall, entry = Hall(office), venue.entries[0]
    for judge, values in ((0, (80, 71)), (1, (85.5, 72))):
        device = await venue.device(judge, name=f"平板{judge}")
        await device.send(
            *(
                device.record(entry, value, criterion_id=criterion)
                for criterion, value in zip(venue.criteria, values, strict=True)
            )
        )
    later = await office.round(venue.discipline, name="加赛")
    [secret] = await hall.slips(venue.contest, entry)

    async def shown() -> list[Any]:
        [one] = (await hall.look(secret)).json()["entries"]
        assert all("scored" not in of_round for of_round in one["rounds"])
        return list(one["rounds"][-1]["criteria"])

    await venue.close()
    await office.desk.act(release_round, ReleaseRound(id=venue.round_id))
    unasked = await shown()
    await venue.change_contest(shows_own_scores=True)
    waiting = await shown()
    row = await office.desk.row("rounds", later)
    await hall.write(update("rounds", row, state=RoundState.PUBLISHED))

    assert (unasked, waiting) == ([], [])
    assert [(one["name"], one["value"], one["maximum"]) for one in await shown()] == [
        ("项目0", "82.75", "100"),
        ("项目1", "71.50", "100"),
    ]
    await venue.change_round(judges_rule=JudgesRule.SUM)
    added = await shown()
    assert [(one["value"], one["maximum"]) for one in added] == [("165.50", None), ("143.00", None)]
    # Neither who judged nor what one judge gave is told.
    text = (await hall.look(secret)).text
    names = [(await office.desk.row("judges", one))["name"] for one in venue.judges]
    assert [word for word in (*names, "85.5", "judge") if word in text] == []


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.CLOSED])
async def test_award_is_told_when_the_last_round_or_the_contest_is_released(
    hall: Hall, state: RoundState
) -> None:
    office, contest = hall.office, hall.ids["welding"]
    [secret] = await hall.slips(contest, hall.ids["own"])
    [discipline] = await office.desk.rows("disciplines", contest_id=contest)
    await office.round(discipline["id"], name="加赛")
    first = await hall.ranks(secret)
    [final] = await office.desk.rows("rounds", contest_id=contest, state="SET_UP")
    await hall.write(update("rounds", final, state=state))

    waiting = await hall.ranks(secret)
    row = await office.desk.row("contests", contest)
    await hall.write(update("contests", row, state=ContestState.PUBLISHED))

    assert (first, waiting, await hall.ranks(secret)) == (["SECOND"], [], ["SECOND"])


async def test_slip_shows_nothing_of_others(hall: Hall) -> None:
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["other"])

    reply = await hall.look(secret, OTHER)

    [only] = reply.json()["entries"]
    assert (only["contest"], only["rounds"][0]["total"]) == ("焊工比武", "91.25")
    for word in ("张小明", OWN, "88.80", "99.00", "电工比武", OTHER, "hash"):
        assert word not in reply.text


async def test_entry_without_an_identity_number_stands_alone(hall: Hall) -> None:
    firm = await hall.office.desk.organization("乙厂")
    [discipline] = await hall.office.desk.rows("disciplines", contest_id=hall.ids["wiring"])
    nameless = [await hall.office.entry(discipline["id"], firm, name="王五") for _ in range(2)]
    [secret] = await hall.slips(hall.ids["wiring"], nameless[0])

    shown = (await hall.look(secret)).json()

    assert [(one["name"], one["isHeld"]) for one in shown["entries"]] == [("王五", True)]
    assert shown["isWhole"] is True


async def test_practice_shows_attendance_and_personal_bests(hall: Hall) -> None:
    contest, own = hall.ids["wiring"], hall.ids["again"]
    [discipline] = await hall.office.desk.rows("disciplines", contest_id=contest)
    for number, value in ((1, "70"), (2, "82.5"), (3, None)):
        session = insert(
            "practice_sessions",
            contest_id=contest,
            discipline_id=discipline["id"],
            name=f"第{number}场",
            held_on=date(2026, 9, number),
        )
        came = insert(
            "practice_results",
            contest_id=contest,
            practice_session_id=session.id,
            entry_id=own,
            is_present=value is not None,
            value=None if value is None else Decimal(value),
        )
        await hall.write(session)
        await hall.write(came)
    # From the slip of the other contest: it is the same person.
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["own"])

    shown = (await hall.look(secret, OWN)).json()["entries"]

    practice = next(one["practice"] for one in shown if one["contest"] == "电工比武")
    assert [(one["name"], one["isPresent"], one["value"], one["isBest"]) for one in practice] == [
        ("第3场", False, None, False),
        ("第2场", True, "82.5", True),
        ("第1场", True, "70", False),
    ]


async def test_unknown_malformed_revoked_and_replaced_slips_are_told_the_same(hall: Hall) -> None:
    contest = hall.ids["welding"]
    [replaced] = await hall.slips(contest, hall.ids["own"])
    working, revoked = await hall.slips(contest)
    await hall.office.desk.act(revoke_entry_slip, RevokeEntrySlip(entry_id=hall.ids["other"]))

    replies = [
        await hall.look(secret)
        for secret in ("", "x", new_token("slip").text, new_token("judge").text, replaced, revoked)
    ]

    assert {(reply.status_code, reply.json()["code"]) for reply in replies} == {
        (404, SlipInvalidError.code)
    }
    assert (await hall.look(working)).status_code == 200


async def test_slip_ends_when_its_name_is_forgotten(hall: Hall) -> None:
    contest = hall.ids["welding"]
    [of_welding] = await hall.slips(contest, hall.ids["own"])
    [of_wiring] = await hall.slips(hall.ids["wiring"], hall.ids["again"])
    row = await hall.office.desk.row("contests", contest)
    await hall.write(
        update("contests", row, starts_on=date(2025, 1, 1), ends_on=date(2025, 1, 2), name_days=0)
    )
    program = program_of(hall.office.desk.officer.district_id, request_id="night")
    async with writing(hall.office.desk.database, program) as session:
        await forget_names(session, program)

    assert (await hall.look(of_welding)).status_code == 404
    # Nor does the other slip of the same person lead there any more.
    shown = (await hall.look(of_wiring, OWN)).json()["entries"]
    assert [one["contest"] for one in shown] == ["电工比武"]


async def test_secrets_are_kept_as_hashes_and_looks_are_dated(hall: Hall) -> None:
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["own"])
    await hall.look(secret)

    [slip] = await hall.office.desk.rows("entry_slips", entry_id=hall.ids["own"])
    events = await hall.office.desk.rows("audit_events", subject_table="entry_slips")

    assert slip["used_at"] is not None
    assert secret.encode() not in slip["secret_hash"]
    assert [event["action"] for event in events] == ["entry_slip.issue"]
    assert secret not in str(events)


async def test_guesses_are_slowed_and_keep_no_contestant_of_the_same_hall_out(hall: Hall) -> None:
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["own"])
    hall_address = "198.51.100.7"

    guesses = [
        (await hall.look(new_token("slip").text, address=hall_address)).status_code
        for _ in range(51)
    ]

    assert guesses == [404] * 50 + [429]
    assert (await hall.look(secret, address=hall_address)).status_code == 200


async def test_one_slip_answers_sixty_times_in_a_quarter_of_an_hour(hall: Hall) -> None:
    [secret] = await hall.slips(hall.ids["welding"], hall.ids["own"])

    looks = [(await hall.look(secret)).status_code for _ in range(61)]

    assert looks == [200] * 60 + [429]


async def test_slips_that_work_are_listed_until_they_are_revoked(hall: Hall) -> None:
    contest, desk = hall.ids["welding"], hall.office.desk
    await hall.slips(contest)
    query = """
query ($id: ID!) { contest(id: $id) { workingSlips { nodes { usedAt entry { bib name } } } } }
"""

    async def working() -> list[Any]:
        node = encode_node_id("Contest", contest)
        found = (await ask(desk.database, desk.officer, query, id=node))["contest"]
        return sorted(
            (one["entry"]["bib"], one["usedAt"]) for one in found["workingSlips"]["nodes"]
        )

    before = await working()
    await desk.act(revoke_entry_slip, RevokeEntrySlip(entry_id=hall.ids["own"]))

    assert (before, await working()) == ([("001", None), ("002", None)], [("002", None)])


@pytest.mark.parametrize("role", [Role.BRANCH_SECRETARY, Role.JUDGE])
async def test_only_the_organizer_prints_slips(hall: Hall, role: Role) -> None:
    contest = hall.ids["welding"]
    scope = {"contest_id": contest} if role is Role.JUDGE else {"branch_id": contest}
    person = hall.office.desk.person(role, **{k: UUID(int=v.int) for k, v in scope.items()})
    form = IssueEntrySlips(contest_id=contest)

    assert await refusal_codes(hall.office.desk, issue_entry_slips, form, as_=person) == [
        "NOT_FOUND"
    ]
    assert await hall.office.desk.rows("entry_slips", contest_id=contest) == []


async def test_withdrawn_entries_alone_get_no_slip(hall: Hall) -> None:
    contest = hall.ids["wiring"]
    row = await hall.office.desk.row("entries", hall.ids["again"])
    await hall.write(update("entries", row, state="WITHDRAWN"))
    form = IssueEntrySlips(contest_id=contest)

    assert await refusal_codes(hall.office.desk, issue_entry_slips, form) == ["NO_SLIPS"]
