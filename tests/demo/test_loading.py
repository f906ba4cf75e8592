"""The small demo district in the database: legal data with three years behind it, and its mess."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from backend.accounts.authentication import Authenticator
from backend.accounts.tokens import TokenScope
from backend.database.actor import Role
from backend.database.session import reading
from backend.demo.building import DemoSize
from backend.demo.loading import DemoNotEmptyError, load_demo
from backend.demo.sandbox import keep_token, last_closing_days, make_sandbox
from backend.kit.clock import now
from backend.kit.dates import add_months
from backend.workbooks.inline import run_import
from backend.workbooks.tables import RowOutcome
from backend.workbooks.write import all_ledgers, write_export
from tests.demo.conftest import TODAY, Demo


async def test_district_says_that_it_is_invented(demo: Demo) -> None:
    rows = await demo.rows("select name, code, is_synthetic from districts where id = $1")

    assert [tuple(row) for row in rows] == [("云泽经济开发区（演示）", "990199", True)]


async def test_every_ledger_comes_back_without_a_refusal_or_a_change(
    demo: Demo, tmp_path: Path
) -> None:
    export = tmp_path / "export.xlsx"
    count = await write_export(demo.database, demo.program, all_ledgers(), export)

    imported = await run_import(demo.database, demo.program, export, mode=None)

    outcomes = {draft.outcome for draft in imported.checked.drafts}
    assert count > 1_000
    assert outcomes == {RowOutcome.SAME}
    assert imported.checked.changes == ()


async def test_figures_are_plausible_as_of_every_month(demo: Demo) -> None:
    months = [add_months(TODAY, -number) for number in range(36, -1, -3)]

    figures = [await demo.figures(day) for day in months]

    rates = [figure["F06"]["value"] for figure in figures]
    assert all(
        figure["F01"]["value"] == figure["F03"]["value"] + figure["F04"]["value"]
        for figure in figures
    )
    assert rates[0] < rates[-1] - rates[0] / 4
    assert all(later > earlier * 9 / 10 for earlier, later in pairwise(rates))


@pytest.mark.parametrize(
    "code",
    [
        "BLIND_UNCOVERED",
        "BLIND_UNVERIFIED",
        "BLIND_NEVER_CHECKED",
        "UNITS_DUE",
        "UNITS_FEW",
        "UNITS_NONE",
        "UNITS_INSTRUCTED",
        "F04_BUILDING",
        "F04_AREA",
        "F04_INDUSTRY",
        "F04_VILLAGE",
    ],
)
async def test_figure_has_rows(demo: Demo, code: str) -> None:
    figures = await demo.figures(TODAY)

    assert figures[code]["numerator"] > 0


@pytest.mark.parametrize(
    "name",
    ["JOINT_UNDER_MINIMUM", "COMMITTEE_DUE", "TERM_ENDED", "TERM_ENDING", "FOUNDED_STANDING"],
)
async def test_some_branches_are_in_the_set(demo: Demo, name: str) -> None:
    query = "select count(*) from branch_sets($1, $2, $3) where $4 = any (sets)"

    assert await demo.value(query, TODAY, date(2026, 1, 1), name) > 0


@pytest.mark.parametrize(
    "name", ["COUNTS_DIFFER", "WITHOUT_LINE", "COUNT_UNKNOWN", "NO_EVIDENCE", "DUE_UNCOVERED"]
)
async def test_some_organizations_are_in_the_set(demo: Demo, name: str) -> None:
    query = "select count(*) from organization_sets($1, $2) where $3 = any (sets)"

    assert await demo.value(query, TODAY, name) > 0


@pytest.mark.parametrize(
    "condition",
    [
        "longitude is null",
        "registration_state <> 'ACTIVE' and ended_on is not null",
        "(select count(*) from placements as p where p.organization_id = o.id) > 1",
        "branch_ids = '{}' and building_id = any (select building_id from branches)",
        "(longitude, latitude) in (select longitude, latitude from organizations where id > o.id)",
    ],
)
async def test_some_organizations_are_untidy(demo: Demo, condition: str) -> None:
    query = f"select count(*) from organizations as o where district_id = $1 and {condition}"

    assert await demo.value(query) > 0


async def test_personal_numbers_are_of_the_invented_areas_only(demo: Demo) -> None:
    strangers = await demo.value(
        "select count(*) from persons where district_id = $1 and not"
        " (id_number_masked like '9901%' and phone_masked like '199%')"
    )
    codes = await demo.value(
        "select count(*) from organizations where district_id = $1"
        " and substr(credit_code, 3, 6) <> '990199'"
    )

    assert (strangers, codes) == (0, 0)


async def test_audit_log_tells_three_years_of_entries_by_several_people(demo: Demo) -> None:
    rows = await demo.rows(
        "select date_trunc('quarter', at) as quarter, count(distinct user_id) as people"
        " from audit_events where district_id = $1 and user_id is not null group by 1"
    )
    edits = await demo.rows(
        "select before, after from audit_events where district_id = $1"
        " and action = 'organization.edit' and subject_table = 'organizations'"
        " and role = 'TOWN_OFFICER'"
    )

    assert len(rows) >= 13
    assert max(row["people"] for row in rows) > 2
    assert len(edits) >= 5
    assert all(row["before"] != row["after"] for row in edits)


async def test_no_row_was_entered_after_it_was_changed(demo: Demo) -> None:
    query = (
        "select count(*) from organizations where district_id = $1"
        " and (updated_at < created_at or updated_at > $2)"
    )

    assert await demo.value(query, TODAY + timedelta(days=1)) == 0


async def test_secretary_signs_in_for_a_branch_with_work_to_do(demo: Demo) -> None:
    (row,) = await demo.rows(
        "select b.name, b.formation, s.sets from users as u"
        " join branches as b on b.district_id = $1 and b.id = u.branch_id"
        " join branch_sets($1, $2, $2) as s on s.id = b.id where u.login = 'secretary'",
        TODAY,
    )
    members = await demo.value(
        "select count(*) from members as m join users as u on u.branch_id = m.scope_branch_id"
        " where m.district_id = $1 and u.login = 'secretary'"
    )

    assert (row["name"], row["formation"]) == ("中共云帆大厦联合支部委员会", "BUILDING")
    assert {"COMMITTEE_DUE", "TERM_ENDING"} <= set(row["sets"])
    assert 13 <= members <= 18


async def test_each_role_has_one_sign_in(demo: Demo) -> None:
    logins = [each.login for each in demo.sign_ins]

    assert logins == ["district", "town", "department", "secretary"]
    assert len({each.password for each in demo.sign_ins}) == 4


async def test_second_loading_is_refused_and_changes_nothing(demo: Demo) -> None:
    before = await demo.value("select count(*) from audit_events where district_id = $1")

    with pytest.raises(DemoNotEmptyError) as refused:
        await load_demo(demo.database, size=DemoSize.SMALL)

    assert refused.value.code == "DEMO_NOT_EMPTY"
    assert await demo.value("select count(*) from audit_events where district_id = $1") == before


async def test_most_rosters_are_confirmed_and_some_are_overdue(demo: Demo) -> None:
    query = (
        "select count(*) filter (where 'ROSTER_DUE' = any (sets)) as due, count(*) as standing"
        " from branch_sets($1, $2, null) where is_existing"
    )
    (row,) = await demo.rows(query, TODAY)
    (secretary,) = await demo.rows(
        "select s.sets from users as u join branch_sets($1, $2, null) as s on s.id = u.branch_id"
        " where u.login = 'secretary'",
        TODAY,
    )

    assert 0 < row["due"] < row["standing"] / 4
    assert "ROSTER_DUE" in secretary["sets"]


async def test_confirmed_rosters_are_those_of_their_day(demo: Demo) -> None:
    wrong = await demo.value(
        "select count(*) from roster_confirmations as r where r.district_id = $1"
        " and (r.roster_digest <> roster_digest($1, r.branch_id, r.confirmed_on)"
        " or r.note_count <> (select count(*) from roster_notes as n"
        "                     where n.district_id = $1 and n.confirmation_id = r.id)"
        " or r.member_count <> (select count(distinct g.member_id) from registrations as g"
        "                       where g.district_id = $1 and g.branch_id = r.branch_id"
        "                       and g.valid @> r.confirmed_on))"
    )
    notes = await demo.value("select count(*) from roster_notes where district_id = $1")

    assert wrong == 0
    assert notes > 0


_READING = frozenset(TokenScope) - {TokenScope.IMPORTS, TokenScope.EXPORTS}


async def test_sandbox_token_reads_the_ledger_and_no_person(demo: Demo, tmp_path: Path) -> None:
    token = await make_sandbox(demo.database)
    settings = demo.database.settings.model_copy(update={"data_dir": tmp_path})
    file = keep_token(settings, token)

    gate = Authenticator(demo.database, cache_seconds=0)
    actor = await gate.authenticate({"authorization": f"Bearer {token.text}"}, {}, now())

    assert actor is not None
    assert (actor.role, actor.scopes) == (Role.DISTRICT_OFFICER, _READING)
    assert file.read_text(encoding="utf-8") == f"{token.text}\n"
    assert file.stat().st_mode & 0o777 == 0o600
    async with reading(demo.database, actor) as connection:
        seen = [
            await connection.fetchval(f"select count(*) > 0 from {table}")
            for table in ("organizations", "branches", "shops", "published_figures", "members")
        ]
    assert seen == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 6, 30), (date(2025, 12, 31), date(2026, 5, 31))),
        (date(2026, 1, 5), (date(2025, 11, 30), date(2025, 12, 31))),
        (date(2026, 2, 1), (date(2025, 12, 31), date(2026, 1, 31))),
    ],
)
def test_figures_of_the_last_two_closing_days_are_published(
    day: date, closed: tuple[date, date]
) -> None:
    assert last_closing_days(day) == closed


async def test_two_contests_of_last_year_are_published_and_one_is_set_up(demo: Demo) -> None:
    rows = await demo.rows(
        "select c.name, c.state,"
        " (select count(*) from entries as e where e.contest_id = c.id) as entries,"
        " (select count(*) from score_records as s where s.contest_id = c.id) as records,"
        " (select count(*) from results as r where r.contest_id = c.id and r.place is not null)"
        " as places,"
        " (select count(*) from awards as a where a.contest_id = c.id) as awards,"
        " (select count(*) from published_results as p where p.contest_id = c.id) as published"
        " from contests as c where c.district_id = $1 order by c.starts_on"
    )

    assert [tuple(row) for row in rows] == [
        ("2025 年焊工技术大比武", "PUBLISHED", 8, 48, 8, 3, 8),
        ("2025 年数控车工技术大比武", "PUBLISHED", 8, 48, 8, 3, 8),
        ("2026 年焊工技术大比武", "DRAFT", 8, 0, 0, 0, 0),
    ]
