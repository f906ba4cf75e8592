"""Derived rows against plain Python: counts of members on any day, scope after any commands."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts.changes import Change, insert, save
from backend.accounts.periods import since
from backend.branches.forms import CoverOrganization, DissolveBranch, EndCoverage
from backend.branches.leaving import move_organization
from backend.branches.links import cover_organization, end_coverage
from backend.branches.rules import Formation
from backend.database.columns import DateRange
from backend.database.session import writing
from backend.kit.clock import today
from backend.kit.errors import LedgerError, Problems
from backend.kit.ids import new_id
from backend.members.commands import register_activity, transfer_member
from backend.members.dissolving import dissolve_branch
from backend.members.forms import RegisterActivity, TransferMember
from backend.organizations.forms import MoveOrganization, PlaceOfOrganization
from tests.commands.desk import Desk

START = date(2025, 1, 1)
DAYS = 12
PATIENT = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

Row = Mapping[str, Any]


def day(number: int | None) -> date | None:
    return None if number is None else START + timedelta(days=number)


@st.composite
def periods(draw: st.DrawFn, *, most: int = 2) -> list[DateRange]:
    """Draw disjoint periods; the first may be since ever, the last may be open."""
    count = draw(st.integers(0, most))
    bounds = sorted(draw(st.sets(st.integers(0, DAYS), min_size=2 * count, max_size=2 * count)))
    edges: list[int | None] = [*bounds]
    is_since_ever, is_open = draw(st.booleans()), draw(st.booleans())
    if edges and is_since_ever:
        edges[0] = None
    if edges and is_open:
        edges[-1] = None
    return [
        since(day(one), until=day(two)) for one, two in zip(edges[::2], edges[1::2], strict=True)
    ]


@dataclass(frozen=True)
class Person:
    """A member's history."""

    works: list[DateRange]
    is_main: bool
    kind: str
    full_on: date | None
    joined_on: date | None
    absent: list[DateRange]
    formal: list[tuple[int, DateRange]]


days = st.one_of(st.none(), st.integers(0, DAYS).map(day))


@st.composite
def people(draw: st.DrawFn) -> Person:
    return Person(
        works=draw(periods()),
        is_main=draw(st.sampled_from([True, True, True, False])),
        kind=draw(st.sampled_from(["FULL", "PROBATIONARY"])),
        full_on=draw(days),
        joined_on=draw(days),
        absent=draw(periods(most=1)),
        formal=[(draw(st.integers(0, 1)), period) for period in draw(periods())],
    )


@dataclass(frozen=True)
class History:
    """What is known of one organization: people, links of two branches, reports."""

    people: list[Person]
    links: list[list[DateRange]]
    reports: dict[int, int]


histories = st.builds(
    History,
    people=st.lists(people(), max_size=3),
    links=st.tuples(periods(), periods()).map(list),
    reports=st.dictionaries(st.integers(0, DAYS), st.integers(0, 5), max_size=2),
)


def expected(history: History, on: date) -> tuple[bool, int, int, int] | None:
    """Count plainly, person by person."""
    starts = [work.lower or date.min for one in history.people if one.is_main for work in one.works]
    if starts and on >= min(starts):
        present = [one for one in history.people if is_there(one, on)]
        full = [one for one in present if is_full(one, on)]
        away = [one for one in full if not is_transferred(one, history, on)]
        return True, len(full), len(present) - len(full), len(away)
    past = [number for number in history.reports if START + timedelta(days=number) <= on]
    return (False, history.reports[max(past)], 0, 0) if past else None


def is_there(one: Person, on: date) -> bool:
    return (
        one.is_main
        and any(on in work for work in one.works)
        and not any(on in absence for absence in one.absent)
        and (one.joined_on is None or one.joined_on <= on)
    )


def is_full(one: Person, on: date) -> bool:
    return one.kind == "FULL" if one.full_on is None else one.full_on <= on


def is_transferred(one: Person, history: History, on: date) -> bool:
    return any(
        on in registered and any(on in link for link in history.links[branch])
        for branch, registered in one.formal
    )


def rows_of(history: History, organization: UUID, branches: Sequence[UUID]) -> Iterator[Change]:
    for number, full in history.reports.items():
        yield insert(
            "reported_counts",
            organization_id=organization,
            reported_on=START + timedelta(days=number),
            full_members=full,
        )
    for branch, valid in zip(branches, history.links, strict=True):
        for period in valid:
            yield insert(
                "coverage_links",
                branch_id=branch,
                organization_id=organization,
                formation=Formation.AREA,
                valid=period,
            )
    for one in history.people:
        yield from rows_of_person(one, organization, branches)


def rows_of_person(one: Person, organization: UUID, branches: Sequence[UUID]) -> Iterator[Change]:
    person, member = insert("persons", name="赵试例"), new_id()
    yield person
    yield insert(
        "members",
        id=member,
        person_id=person.id,
        name="赵试例",
        kind=one.kind,
        full_on=one.full_on,
        joined_on=one.joined_on,
    )
    for period in one.works:
        yield insert(
            "workplaces",
            member_id=member,
            organization_id=organization,
            is_main=one.is_main,
            valid=period,
        )
    for period in one.absent:
        yield insert("standing_periods", member_id=member, standing="SUSPENDED", valid=period)
    for branch, period in one.formal:
        yield insert(
            "registrations",
            member_id=member,
            branch_id=branches[branch],
            role="FORMAL",
            valid=period,
        )


async def write(desk: Desk, changes: Sequence[Change]) -> None:
    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="test.write", changes=changes)


@PATIENT
@given(history=histories)
async def test_member_counts_equal_a_plain_count_on_any_day(desk: Desk, history: History) -> None:
    organization = await desk.organization("甲厂")
    branches = [insert("branches", name=str(new_id()), kind="BRANCH") for _ in range(2)]
    await write(desk, branches)

    await write(desk, list(rows_of(history, organization, [one.id for one in branches])))

    counts = await desk.rows("member_counts", organization_id=organization)
    for number in range(-2, DAYS + 2):
        on = START + timedelta(days=number)
        found = [
            (
                row["is_computed"],
                row["full_members"],
                row["probationary_members"],
                row["untransferred_members"],
            )
            for row in counts
            if on in row["valid"]
        ]
        wanted = expected(history, on)
        assert found == ([] if wanted is None else [wanted]), on


@PATIENT
@given(history=histories)
async def test_counts_written_bit_by_bit_equal_those_written_at_once(
    desk: Desk, history: History
) -> None:
    organization = await desk.organization("甲厂")
    branches = [insert("branches", name=str(new_id()), kind="BRANCH") for _ in range(2)]
    await write(desk, branches)

    for change in rows_of(history, organization, [one.id for one in branches]):
        await write(desk, [change])

    counts = await desk.rows("member_counts", organization_id=organization)
    for number in range(-2, DAYS + 2):
        on = START + timedelta(days=number)
        found = [row["full_members"] for row in counts if on in row["valid"]]
        wanted = expected(history, on)
        assert found == ([] if wanted is None else [wanted[1]]), on


steps = st.lists(
    st.tuples(
        st.sampled_from(["cover", "end", "move", "transfer", "guest", "dissolve"]),
        st.integers(0, 2),
        st.integers(0, 2),
        st.integers(0, 40),
    ),
    min_size=3,
    max_size=9,
)


@settings(PATIENT, max_examples=12)
@given(steps=steps)
async def test_scope_equals_a_plain_recomputation_after_any_commands(
    desk: Desk, steps: list[tuple[str, int, int, int]]
) -> None:
    towns = [await desk.town(name) for name in ("东镇", "西镇", "南镇")]
    firms = [
        await desk.organization(f"{name}厂", full_members=3, town=town)
        for name, town in zip("甲乙丙", ("东镇", "西镇", "南镇"), strict=True)
    ]
    branches = [await desk.branch(str(new_id()), firm, on=START) for firm in firms]
    members = [
        await desk.member(branch, works_in=firm, on=START)
        for branch, firm in zip(branches, firms, strict=True)
    ]

    for verb, one, other, number in steps:
        on = START + timedelta(days=number)
        with suppress(LedgerError, Problems):
            await step(desk, verb, on, (firms[one], branches[other], members[one], towns[other]))

    await hold_scopes(desk)


async def step(desk: Desk, verb: str, on: date, given_ids: tuple[UUID, UUID, UUID, UUID]) -> None:
    firm, branch, member, town = given_ids
    match verb:
        case "cover":
            form = CoverOrganization(
                branch_id=branch, organization_id=firm, formation=Formation.ATTACHMENT, on=on
            )
            await desk.act(cover_organization, form)
        case "end":
            for link in await desk.rows("coverage_links", branch_id=branch, on=on):
                await desk.act(end_coverage, EndCoverage(id=link["id"], on=on))
        case "move":
            place = PlaceOfOrganization(town_id=town)
            await desk.act(move_organization, MoveOrganization(id=firm, place=place, on=on))
        case "transfer":
            transfer = TransferMember(member_id=member, branch_id=branch, on=on)
            await desk.act(transfer_member, transfer)
        case "guest":
            guest = RegisterActivity(member_id=member, branch_id=branch, on=on)
            await desk.act(register_activity, guest)
        case "dissolve":
            revision = (await desk.row("branches", branch))["revision"]
            await desk.act(dissolve_branch, DissolveBranch(id=branch, revision=revision, on=on))


async def hold_scopes(desk: Desk) -> None:
    """Recompute every scope column of the district from the dated rows."""
    present = today()
    organizations = {row["id"]: row for row in await desk.rows("organizations")}
    branches = {row["id"]: row for row in await desk.rows("branches")}
    members = {row["id"]: row for row in await desk.rows("members")}
    links, hosts = await desk.rows("coverage_links"), await desk.rows("hosts")
    registrations = await desk.rows("registrations")
    for row in await desk.rows("placements"):
        if present in row["valid"]:
            assert organizations[row["organization_id"]]["town_id"] == row["town_id"]
    for key, row in organizations.items():
        live = {
            link["branch_id"]
            for link in links
            if link["organization_id"] == key and present in link["valid"]
        }
        assert set(row["branch_ids"]) == live
    for key, row in branches.items():
        related = {one["organization_id"] for one in [*links, *hosts] if one["branch_id"] == key}
        towns = {organizations[one]["town_id"] for one in related} | {row["town_id"]}
        assert set(row["scope_town_ids"]) == towns - {None}
        lines = {organizations[one]["department_id"] for one in related}
        assert set(row["scope_department_ids"]) == lines
    for key, row in members.items():
        own = [r for r in registrations if r["member_id"] == key and present in r["valid"]]
        formal = [r["branch_id"] for r in own if r["role"] == "FORMAL"]
        guest = {r["branch_id"] for r in own if r["role"] == "ACTIVITY"}
        assert [row["scope_branch_id"]] == (formal or [None])
        assert set(row["scope_activity_branch_ids"]) == guest
        towns = {branches[r["branch_id"]]["town_id"] for r in own}
        assert set(row["scope_town_ids"]) == towns - {None}
    await hold_copies(desk, organizations, branches, members)


async def hold_copies(
    desk: Desk,
    organizations: Mapping[UUID, Row],
    branches: Mapping[UUID, Row],
    members: Mapping[UUID, Row],
) -> None:
    """See that rows about something repeat its scope."""
    for table in ("placements", "reported_counts", "member_counts"):
        for row in await desk.rows(table):
            parent = organizations[row["organization_id"]]
            assert row["scope_town_id"] == parent["town_id"], table
            assert row["scope_branch_ids"] == parent["branch_ids"], table
    for table in ("approvals", "hosts", "coverage_links"):
        for row in await desk.rows(table):
            parent = branches[row["branch_id"]]
            assert row["scope_town_ids"] == parent["scope_town_ids"], table
    for table in ("registrations", "workplaces"):
        for row in await desk.rows(table):
            parent = members[row["member_id"]]
            assert row["scope_branch_id"] == parent["scope_branch_id"], table
            assert row["scope_town_ids"] == parent["scope_town_ids"], table
