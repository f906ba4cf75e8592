"""Figures are published, read back by the public, corrected and withdrawn; none ever changes."""

from datetime import date
from typing import Any, cast

import pytest

from backend.accounts.changes import load
from backend.compiler.errors import ScopeMissingError
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.clock import today
from backend.kit.ids import encode_node_id, new_id
from tests.commands.asking import ask, mutate
from tests.figures.golden import AFTER_MOVE, BEFORE_MOVE, YEAR_END, Golden, golden_district
from tests.figures.ledgers import save

PUBLISH = """
mutation Publish($input: PublishFiguresInput!) {
  publishFigures(input: $input) {
    publication { id edition scopeName corrects { id } figures { code } }
    problems { code path }
  }
}
"""
WITHDRAW = """
mutation Withdraw($input: WithdrawPublicationInput!) {
  withdrawPublication(input: $input) {
    publication { isWithdrawn withdrawal { reason } }
    problems { code path }
  }
}
"""
IN_FORCE = """
query InForce($on: Date, $town: ID, $codes: [FigureCode!]) {
  publishedFigures(onOrBefore: $on, townId: $town, codes: $codes) {
    publicationId asOf scopeName edition code population unit name definition formula
    value numerator denominator verifiedShare windowFrom windowTo ruleVersion isSuppressed
  }
}
"""
LIST = """
{
  publications(first: 20) {
    nodes {
      asOf edition scopeName note isWithdrawn withdrawal { reason } correctedBy { edition }
      figures(codes: [F01]) { value }
    }
  }
}
"""
TABLE = [
    (YEAR_END, 3, 2, 1, 2, 3, ("0.300000", 3, 10), ("0.363636", 4, 11), ("0.272727", 3, 11)),
    (BEFORE_MOVE, 5, 3, 2, 2, 8, ("0.800000", 8, 10), ("0.818182", 9, 11), ("0.727273", 8, 11)),
    (AFTER_MOVE, 5, 3, 2, 2, 7, ("0.700000", 7, 10), ("0.727273", 8, 11), ("0.636364", 7, 11)),
]


@pytest.fixture
async def own(pools: Database) -> Golden:
    """A golden district of the test's own, since a publication stays."""
    built = golden_district()
    await save(pools, built.ledger, today=AFTER_MOVE)
    return built


@pytest.fixture
def officer(own: Golden) -> Actor:
    return Actor(district_id=own.ledger.district_id, role=Role.DISTRICT_OFFICER, user_id=new_id())


@pytest.fixture
def public(officer: Actor) -> Actor:
    """What a token for published figures acts as."""
    return Actor(district_id=officer.district_id, role=Role.PUBLIC, scopes=frozenset({"published"}))


async def publish(pools: Database, actor: Actor, as_of: date, **given: Any) -> Any:
    form = {"asOf": as_of.isoformat(), **given}
    return (await mutate(pools, actor, PUBLISH, input=form))["publishFigures"]


async def withdraw(pools: Database, actor: Actor, publication: str, reason: str) -> Any:
    form = {"id": publication, "reason": reason}
    return (await mutate(pools, actor, WITHDRAW, input=form))["withdrawPublication"]


async def in_force(pools: Database, actor: Actor, **asked: Any) -> dict[tuple[str, str], Any]:
    found = (await ask(pools, actor, IN_FORCE, **asked))["publishedFigures"]
    return {(one["code"], one["population"]): one for one in found}


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line[0].isoformat())
async def test_public_token_reads_the_golden_values_exactly_as_published(
    pools: Database, officer: Actor, public: Actor, line: tuple[Any, ...]
) -> None:
    as_of, f01, f03, f04, f05, f02, f06, with_social, if_counted = line

    made = await publish(pools, officer, as_of)

    assert made["problems"] == []
    found = await in_force(pools, public)
    counts = [found[code, "ALL"]["value"] for code in ("F01", "F03", "F04", "F05")]
    assert counts == [str(one) for one in (f01, f03, f04, f05)]
    assert found["F02", "ENTERPRISE"]["value"] == str(f02)
    for key, expected in (
        (("F06", "ENTERPRISE"), f06),
        (("F06", "ALL"), with_social),
        (("F06_IF_EXCLUDED", "ENTERPRISE"), if_counted),
    ):
        one = found[key]
        assert (one["value"], one["numerator"], one["denominator"]) == expected
    shown = found["F06", "ENTERPRISE"]
    assert (shown["asOf"], shown["windowTo"]) == (as_of.isoformat(), as_of.isoformat())
    assert (shown["name"], shown["unit"], shown["ruleVersion"]) == ("组织覆盖率", "RATIO", 0)


async def test_published_values_are_those_of_the_dashboard(
    pools: Database, officer: Actor, public: Actor
) -> None:
    document = """query Live($day: Date) {
      figures(asOf: $day) {
        code population family value numerator denominator verifiedShare definition ruleVersion
      }
    }"""
    live = (await ask(pools, officer, document, day=AFTER_MOVE.isoformat()))["figures"]

    await publish(pools, officer, AFTER_MOVE)

    found = await in_force(pools, public)
    expected = {
        (one["code"], one["population"]): one
        for one in live
        if one["family"] in {"COVERAGE", "PARTITION", "CONTEST"}
    }
    assert set(found) == set(expected)
    shown = {key: one for key, one in found.items() if not one["isSuppressed"]}
    for key, one in shown.items():
        named = ("value", "numerator", "denominator", "verifiedShare", "definition", "ruleVersion")
        assert [one[name] for name in named] == [expected[key][name] for name in named]
    # One social organization: how many members it has would show, alone and as the difference.
    assert {population for code, population in set(found) - set(shown)} == {
        "SOCIAL_ORGANIZATION",
        "ALL",
    }
    assert {code for code, _ in set(found) - set(shown)} == {
        "F06_DUE",
        "UNITS_JOINT_DUE",
        "UNITS_DUE",
        "UNITS_FEW",
        "UNITS_NONE",
    }


@pytest.mark.parametrize("is_of_town", [False, True], ids=["district", "town"])
async def test_suppressed_figure_keeps_nothing_that_could_be_read_back(
    pools: Database, own: Golden, officer: Actor, *, is_of_town: bool
) -> None:
    town = {"townId": encode_node_id("Town", own.town)} if is_of_town else {}

    await publish(pools, officer, AFTER_MOVE, codes=["UNITS_NONE"], **town)

    async with writing(pools, officer) as session:
        rows = await load(session, officer, "published_figures")
    named = ("is_suppressed", "value", "numerator", "reported_numerator")
    kept = {row["population"]: tuple(row[name] for name in named) for row in rows}
    assert kept == {
        "ENTERPRISE": (False, 1, 1, 0),
        "SOCIAL_ORGANIZATION": (True, None, None, None),
        "ALL": (True, None, None, None),
    }


async def test_later_change_of_the_ledger_leaves_what_was_published(
    pools: Database, own: Golden, officer: Actor, public: Actor
) -> None:
    await publish(pools, officer, AFTER_MOVE, codes=["F02"])

    form = {
        "organizationId": encode_node_id("Organization", own.units["U01"]),
        "finding": "SHELL",
        "checkedOn": "2026-06-20",
        "evidence": "现场无人办公",
    }
    checked = await mutate(
        pools,
        officer,
        """mutation Check($input: RecordOperatingCheckInput!) {
          recordOperatingCheck(input: $input) { problems { code } }
        }""",
        input=form,
    )

    assert checked["recordOperatingCheck"]["problems"] == []
    live = await ask(pools, officer, 'query { figure(code: F02, asOf: "2026-06-30") { value } }')
    assert live["figure"]["value"] == "6"
    assert (await in_force(pools, public))["F02", "ENTERPRISE"]["value"] == "7"


async def test_correction_stands_beside_the_first_edition(
    pools: Database, officer: Actor, public: Actor
) -> None:
    first = await publish(pools, officer, AFTER_MOVE, codes=["F01"], note="半年公布")

    again = await publish(pools, officer, AFTER_MOVE, codes=["F01"])
    wrong = await publish(
        pools, officer, BEFORE_MOVE, codes=["F01"], corrects=first["publication"]["id"]
    )
    second = await publish(
        pools,
        officer,
        AFTER_MOVE,
        codes=["F01"],
        note="更正",
        corrects=first["publication"]["id"],
    )

    assert again["problems"] == [{"code": "PUBLISHED_ALREADY", "path": ["asOf"]}]
    assert wrong["problems"] == [{"code": "OTHER_EDITION", "path": ["corrects"]}]
    assert second["publication"]["edition"] == 2
    assert second["publication"]["corrects"] == {"id": first["publication"]["id"]}
    listed = (await ask(pools, public, LIST))["publications"]["nodes"]
    assert [(one["edition"], one["note"], one["correctedBy"]) for one in listed] == [
        (2, "更正", None),
        (1, "半年公布", {"edition": 2}),
    ]
    assert [one["figures"] for one in listed] == [[{"value": "5"}], [{"value": "5"}]]
    in_use = await in_force(pools, public)
    assert in_use["F01", "ALL"]["edition"] == 2


async def test_withdrawn_publication_is_shown_as_such_without_its_figures(
    pools: Database, officer: Actor, public: Actor
) -> None:
    await publish(pools, officer, YEAR_END, codes=["F01"])
    wrong = (await publish(pools, officer, AFTER_MOVE, codes=["F01"]))["publication"]["id"]

    done = await withdraw(pools, officer, wrong, "统计口径有误")
    twice = await withdraw(pools, officer, wrong, "再次")

    assert done["publication"] == {"isWithdrawn": True, "withdrawal": {"reason": "统计口径有误"}}
    assert twice["problems"] == [{"code": "WITHDRAWN_ALREADY", "path": []}]
    seen = (await ask(pools, public, LIST))["publications"]["nodes"]
    kept = (await ask(pools, officer, LIST))["publications"]["nodes"]
    assert [(one["isWithdrawn"], one["figures"]) for one in seen] == [
        (True, []),
        (False, [{"value": "3"}]),
    ]
    assert kept[0]["figures"] == [{"value": "5"}]
    assert (await in_force(pools, public))["F01", "ALL"]["asOf"] == "2025-12-31"
    republished = await publish(pools, officer, AFTER_MOVE, codes=["F01"])
    assert republished["publication"]["edition"] == 2


async def test_figures_in_force_are_those_of_the_day_that_is_asked_about(
    pools: Database, own: Golden, officer: Actor, public: Actor
) -> None:
    town = encode_node_id("Town", own.town)
    for day in (YEAR_END, AFTER_MOVE):
        await publish(pools, officer, day, codes=["F01"])
    made = await publish(pools, officer, BEFORE_MOVE, codes=["F01", "F02"], townId=town)

    assert made["publication"]["scopeName"] == "示范镇"
    early = await in_force(pools, public, on="2026-06-29")
    of_town = await in_force(pools, public, town=town, codes=["F02"])
    assert early["F01", "ALL"]["asOf"] == "2025-12-31"
    assert [(one["scopeName"], one["value"]) for one in of_town.values()] == [("示范镇", "8")]
    assert await in_force(pools, public, on="2025-01-01") == {}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"codes": ["WARN_SIZE"]}, ("FIGURE_NOT_PUBLIC", ["codes"])),
        ({"codes": []}, ("NOTHING_TO_PUBLISH", ["codes"])),
        ({"note": "说" * 501}, ("PUBLICATION_TEXT", ["note"])),
        ({"asOf": "2999-01-01"}, ("FUTURE_DATE", ["asOf"])),
        (
            {"townId": encode_node_id("Town", new_id())},
            ("NOT_FOUND", ["townId"]),
        ),
    ],
)
async def test_what_cannot_be_published_is_refused_and_nothing_is_written(
    pools: Database, officer: Actor, given: dict[str, Any], problem: tuple[str, list[str]]
) -> None:
    form = {"asOf": AFTER_MOVE.isoformat(), **given}

    made = (await mutate(pools, officer, PUBLISH, input=form))["publishFigures"]

    assert [(one["code"], one["path"]) for one in made["problems"]] == [problem]
    assert await counted(pools, officer, "publications") == 0


async def counted(pools: Database, actor: Actor, table: str) -> int:
    async with writing(pools, actor) as session:
        return len(await load(session, actor, table))


@pytest.mark.parametrize(
    "role", [Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.BRANCH_SECRETARY]
)
async def test_only_the_district_publishes_and_withdraws(
    pools: Database, own: Golden, officer: Actor, role: Role
) -> None:
    scope = {
        Role.TOWN_OFFICER: {"town_id": own.town},
        Role.DEPARTMENT_OFFICER: {"department_id": own.department},
        Role.BRANCH_SECRETARY: {"branch_id": own.branches["O1"]},
    }[role]
    other = Actor(
        district_id=officer.district_id, role=role, user_id=new_id(), **cast("Any", scope)
    )
    theirs = (await publish(pools, officer, YEAR_END))["publication"]["id"]

    made = await publish(
        pools, other, AFTER_MOVE, townId=encode_node_id("Town", own.town), codes=["F01"]
    )
    taken = await withdraw(pools, other, theirs, "试试")

    assert [one["code"] for one in made["problems"]] == ["NOT_ALLOWED"]
    assert [one["code"] for one in taken["problems"]] == ["NOT_ALLOWED"]
    assert await counted(pools, officer, "publications") == 1


async def test_publishing_leaves_one_audit_event_and_nothing_to_undo(
    pools: Database, officer: Actor
) -> None:
    made = await publish(pools, officer, today(), note="今日")

    assert made["problems"] == []
    async with writing(pools, officer) as session:
        noted = await load(session, officer, "audit_events", user_id=officer.user_id)
    assert [one["action"] for one in noted] == ["figures.publish"]
    assert noted[0]["after"]["note"] == "今日"
    assert await counted(pools, officer, "operations") == 0


async def test_public_token_reads_what_is_published_and_nothing_else(
    pools: Database, officer: Actor, public: Actor
) -> None:
    await publish(pools, officer, AFTER_MOVE)

    for query in (
        "{ figures { value } }",
        "{ organizations(first: 1) { nodes { name } } }",
        "{ branches(first: 1) { nodes { name } } }",
        "{ publications(first: 1) { nodes { publishedBy { name } } } }",
    ):
        with pytest.raises(ScopeMissingError):
            await ask(pools, public, query)
    assert (await ask(pools, public, "{ towns(first: 1) { nodes { name } } }"))["towns"][
        "nodes"
    ] == []


async def test_preview_shows_what_publishing_then_makes_public_and_writes_nothing(
    pools: Database, own: Golden, officer: Actor, public: Actor
) -> None:
    preview = """mutation Preview($input: PreviewPublicationInput!) {
      previewPublication(input: $input) {
        scopeName latest { edition } problems { code path }
        figures {
          code population unit name definition formula source value reason numerator denominator
          verifiedShare windowFrom windowTo ruleVersion isSuppressed
        }
      }
    }"""
    form = {"asOf": AFTER_MOVE.isoformat(), "townId": encode_node_id("Town", own.town)}

    seen = (await mutate(pools, officer, preview, input=form))["previewPublication"]

    assert await counted(pools, officer, "publications") == 0
    assert (seen["scopeName"], seen["latest"], seen["problems"]) == ("示范镇", None, [])
    assert {one["isSuppressed"] for one in seen["figures"]} == {True, False}
    made = await publish(pools, officer, AFTER_MOVE, townId=form["townId"])
    document = IN_FORCE.replace("publicationId asOf scopeName edition", "reason source")
    found = await ask(pools, public, document, town=form["townId"])
    assert seen["figures"] == found["publishedFigures"]
    again = (await mutate(pools, officer, preview, input=form))["previewPublication"]
    assert (made["publication"]["edition"], again["latest"]) == (1, {"edition": 1})


async def test_preview_is_for_those_who_may_publish(
    pools: Database, own: Golden, officer: Actor
) -> None:
    town_officer = Actor(
        district_id=officer.district_id,
        role=Role.TOWN_OFFICER,
        user_id=new_id(),
        town_id=own.town,
    )
    document = """mutation ($input: PreviewPublicationInput!) {
      previewPublication(input: $input) { figures { code } problems { code } }
    }"""

    refused = await mutate(pools, town_officer, document, input={"asOf": AFTER_MOVE.isoformat()})

    assert refused["previewPublication"] == {"figures": [], "problems": [{"code": "NOT_ALLOWED"}]}
