"""Result sheets and certificates: what they say, who may have them, and how they are checked."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.accounts.actors import program_of
from backend.accounts.changes import update
from backend.contests.awarding import give_award, take_back_award
from backend.contests.certificates import who_took_part
from backend.contests.check_values import check_value
from backend.contests.outcome_forms import GiveAward, TakeBackAward
from backend.contests.receiving import ScoreKind
from backend.contests.rules import (
    AdvanceRule,
    AttemptsRule,
    AwardRank,
    ContestLevel,
    ContestState,
    JudgesRule,
    RoundRanking,
    StartStatus,
    TieRule,
)
from backend.contests.sheet_words import Sheet
from backend.contests.verifying import verify_contest
from backend.database.actor import Actor
from backend.database.session import writing
from backend.kit.ids import encode_node_id, new_id
from backend.kit.typesetting import Presses, typeset
from tests.contests.judging import Venue, open_venue
from tests.contests.organizing import Organizing
from tests.contests.printing import checked, codes_of, counter, fetched, pages_of
from tests.contests.test_outcomes import Finished, finished


async def scored(office: Organizing) -> Venue:
    """Let one judge score three entries, two of them alike; the round stays open."""
    venue = await open_venue(office, entries=3, tie_rules=[TieRule.SHARED])
    device = await venue.device()
    for entry, value in zip(venue.entries, ("88.5", "91.5", "88.5"), strict=True):
        await device.send(device.record(entry, value, criterion_id=venue.criteria[0]))
    return venue


async def test_sheet_of_a_closed_round_says_what_the_log_says(office: Organizing) -> None:
    venue = await scored(office)
    await venue.close()

    reply = await fetched(office, "result-sheets", "Round", venue.round_id)

    [page] = pages_of(reply.content)
    async with writing(office.desk.database, office.desk.officer) as session:
        verified = await verify_contest(session, office.desk.officer, venue.contest)
    [check] = verified.checks
    assert reply.headers["content-type"] == "application/pdf"
    assert f"校验值{check.value}依据评分记录3条" in page
    assert "第1页，共1页" in page
    assert page.index("91.50") < page.index("88.50")
    assert page.count("并列") == 3  # the rule, and the two who share a place
    assert all(words in page for words in ("裁判长：", "监督：", "日期：", "多名评委平均"))


async def test_who_had_a_sheet_made_stands_in_the_audit_log_without_names(
    office: Organizing,
) -> None:
    venue = await scored(office)
    await venue.close()

    await fetched(office, "result-sheets", "Contest", venue.contest)

    [event] = await office.desk.rows("audit_events", action="contest.print_results")
    names = [row["name"] for row in await office.desk.rows("entries", contest_id=venue.contest)]
    assert event["user_id"] == office.desk.officer.user_id
    assert (event["subject_id"], event["after"]["entries"]) == (venue.contest, 3)
    assert not any(name in str(event["after"]) for name in names)


async def test_sheet_that_gets_no_press_is_asked_for_again_and_not_noted(
    office: Organizing,
) -> None:
    venue = await scored(office)
    await venue.close()
    presses = Presses(most=1, patience=0)
    address = f"/result-sheets/{encode_node_id('Round', venue.round_id)}.pdf"

    async with counter(office, office.desk.officer, presses=presses) as client:
        async with presses.turn():
            busy = await client.get(address)
        noted = await office.desk.rows("audit_events", action="contest.print_results")
        free = await client.get(address)

    assert (busy.status_code, busy.json()["code"]) == (503, "BUSY")
    assert busy.headers["retry-after"] == "5"
    assert noted == []
    assert free.status_code == 200


async def test_open_round_has_no_sheet_for_anybody(office: Organizing) -> None:
    venue = await scored(office)

    of_round = await fetched(office, "result-sheets", "Round", venue.round_id)
    of_contest = await fetched(office, "result-sheets", "Contest", venue.contest)

    assert (of_round.status_code, of_round.json()["code"]) == (422, "ROUND_STATE")
    assert (of_contest.status_code, of_contest.json()["code"]) == (422, "NOTHING_TO_PRINT")
    assert await office.desk.rows("audit_events", action="contest.print_results") == []


async def test_judge_gets_no_sheet_and_no_certificate_even_when_all_is_over(
    office: Organizing,
) -> None:
    venue = await scored(office)
    judge = (await venue.device()).actor
    asked = (
        ("result-sheets", "Round", venue.round_id),
        ("result-sheets", "Contest", venue.contest),
        ("certificates", "Contest", venue.contest),
        ("certificates", "Entry", venue.entries[0]),
    )

    before = [await fetched(office, *one, as_=judge) for one in asked]
    await venue.close()
    await office.to_state(venue.contest, ContestState.CLOSED)
    after = [await fetched(office, *one, as_=judge) for one in asked]

    refused = [(one.status_code, one.json()["code"]) for one in (*before, *after)]
    assert refused == [(403, "MAY_NOT_PRINT")] * 8
    assert not any(b"91.5" in one.content for one in (*before, *after))


async def test_other_towns_and_tokens_find_no_sheet(office: Organizing) -> None:
    own, other = await office.desk.town("东镇"), await office.desk.town("西镇")
    contest = await office.contest(level=ContestLevel.TOWN, organizer_town_id=own)
    stranger, token = (
        office.desk.person_of_town(other),
        replace(office.desk.officer, scopes=frozenset({"organizations"})),
    )

    async def code_for(actor: Actor) -> tuple[int, str]:
        reply = await fetched(office, "result-sheets", "Contest", contest, as_=actor)
        return reply.status_code, reply.json()["code"]

    assert await code_for(office.desk.person_of_town(own)) == (422, "NOTHING_TO_PRINT")
    assert await code_for(stranger) == (404, "NOT_FOUND")
    assert await code_for(token) == (401, "UNAUTHENTICATED")


def sheet_of(count: int, **rules: Any) -> Sheet:
    """Give the sheet of a round with so many entries, each with a total of 88.80."""
    ids = [new_id() for _ in range(count)]
    firm = "示例经济开发区第一新能源汽车零部件制造（集团）股份有限公司"
    entries = {
        row_id: {"bib": f"{place:03}", "name": f"选手{place}", "organization_name": firm}
        for place, row_id in enumerate(ids, start=1)
    }
    results = [
        {
            "entry_id": row_id,
            "place": place,
            "is_shared": False,
            "status": StartStatus.STARTING,
            "theory": None,
            "practical": Decimal("88.8"),
            "seconds": Decimal(100 + place),
            "penalties": Decimal(0),
            "total": Decimal("88.8"),
            "rank_key": [Decimal("88.8"), Decimal(1), Decimal("88.8"), Decimal(1), -Decimal(place)],
            "is_pending": False,
            "has_few_judges": False,
            "missing": 0,
            "advances": place == 1,
        }
        for place, row_id in enumerate(ids, start=1)
    ]
    round_: dict[str, Any] = {
        "id": UUID(int=7),
        "name": "决赛",
        "ranking": RoundRanking.HIGHEST,
        "judges_rule": JudgesRule.DROP_HIGH_LOW,
        "drops": 1,
        "attempts": 2,
        "attempts_rule": AttemptsRule.BEST,
        "theory_share": Decimal("0.3"),
        "decimals": 2,
        "tie_rules": [TieRule.PRACTICAL, TieRule.TIME],
        "advance_rule": AdvanceRule.TOP_SHARE,
        "advance_value": Decimal("0.5"),
        "closed_at": datetime(2026, 10, 13, 9, 30, tzinfo=UTC),
    }
    return Sheet(
        round=round_ | rules,
        discipline={"name": "手工焊", "is_team": False},
        entries=entries,
        starts=[{"entry_id": row_id, "status": StartStatus.STARTING} for row_id in ids],
        results=results,
        criteria=1,
        judges=[{"name": "钱评委", "is_head": False}, {"name": "顾评委", "is_head": True}],
        log=(312, 10_452),
    )


def test_sheet_states_its_rules_and_which_of_them_decided_a_tie() -> None:
    printed = sheet_of(2).printed()

    assert printed["facts"] == [
        [
            "评分",
            (
                "多名评委去掉最高最低后平均（两端各去 1 个）；试做 2 次，取最好一次；"
                "理论占 30%；总分高者在前"
            ),
        ],
        ["同分", "实操高者在前 → 用时少者在前"],
        ["晋级", "取前 50%"],
        ["封榜", "2026-10-13 17:30"],
    ]
    assert [row[-1] for row in printed["rows"]] == ["晋级", "同分，用时少者在前"]
    assert printed["rows"][1][:3] == ["2", "002", "选手2"]
    assert printed["judges"] == "顾评委（裁判长）、钱评委"
    assert printed["basis"] == "依据评分记录 312 条，末条序号 10452"


async def test_long_sheet_repeats_its_head_and_counts_its_pages() -> None:
    sheet = sheet_of(64)
    data = {
        "title": "成绩单",
        "organizer": "示例区",
        "contest": "焊工比武",
        "made": "2026-10-13 18:00",
        "facts": [],
        "rounds": [sheet.printed(), sheet_of(1).printed()],
    }

    content = await typeset(
        Presses(), "backend.contests", "result_sheet.typ", data, made_at=datetime.now(UTC)
    )

    pages = pages_of(content)
    whole, last = pages[:-1], pages[-1]
    assert len(whole) == 3
    for number, page in enumerate(whole, start=1):
        assert f"第{number}页，共3页" in page
        assert page.count("名次号码姓名单位") == 1
        assert f"校验值{sheet.check}" in page
    assert "第1页，共1页" in last
    assert ["裁判长：" in page for page in pages] == [False, False, True, True]


def test_check_value_stands_for_what_is_said_and_not_for_how_it_is_stored() -> None:
    round_id = UUID(int=7)
    said = {
        "status": StartStatus.STARTING,
        "is_shared": False,
        "theory": None,
        "practical": Decimal("88.80"),
        "seconds": None,
        "penalties": Decimal(0),
    }
    first = said | {"bib": "001", "place": 1, "total": Decimal("91.25")}
    second = said | {"bib": "002", "place": 2, "total": Decimal("88.80")}
    value = check_value(round_id, [first, second])
    bare = second | {"total": Decimal("88.8"), "practical": Decimal("88.8")}
    swapped = [first | {"bib": "002"}, second | {"bib": "001"}]

    assert re.fullmatch(r"([0-9A-F]{4}-){4}[0-9A-F]{4}", value)
    assert check_value(round_id, [bare, first]) == value
    assert check_value(round_id, swapped) != value
    assert check_value(UUID(int=8), [first, second]) != value
    assert check_value(round_id, [first, second | {"status": StartStatus.DISQUALIFIED}]) != value


async def awarded(office: Organizing) -> tuple[Finished, list[UUID]]:
    """Close a contest with a first award, a second to one who agreed to be named, and a firm's."""
    held = await finished(office)
    firm = (await office.desk.row("entries", held.entries[0]))["organization_id"]
    forms = [
        GiveAward(contest_id=held.contest, rank=AwardRank.SECOND, entry_id=held.entries[1]),
        GiveAward(contest_id=held.contest, rank=AwardRank.ORGANIZER, organization_id=firm),
        GiveAward(contest_id=held.contest, rank=AwardRank.FIRST, entry_id=held.entries[0]),
    ]
    return held, [await office.desk.act(give_award, form) for form in forms]


async def test_certificates_bear_the_names_of_all_winners_in_order(office: Organizing) -> None:
    held, _ = await awarded(office)

    reply = await fetched(office, "certificates", "Contest", held.contest)

    names = [(await office.desk.row("entries", one))["name"] for one in held.entries]
    pages = pages_of(reply.content)
    assert len(pages) == 3
    assert names[0] in pages[0]
    assert "一等奖" in pages[0]
    assert "“手工焊”赛项中成绩优异，荣获" in pages[0]
    assert names[1] in pages[1]
    assert "二等奖" in pages[1]
    assert "优秀组织奖" in pages[2]
    assert not any(name in pages[2] for name in names)
    [event] = await office.desk.rows("audit_events", action="contest.print_certificates")
    assert len(event["after"]["numbers"]) == 3
    assert not any(name in str(event["after"]) for name in names)


async def test_check_of_a_certificate_names_only_who_agreed_to_be_named(
    office: Organizing,
) -> None:
    held, awards = await awarded(office)
    reply = await fetched(office, "certificates", "Contest", held.contest)
    first, second, firm = codes_of(reply.content)
    numbers = [(await office.desk.row("awards", one))["certificate_number"] for one in awards]
    agreed = (await office.desk.row("entries", held.entries[1]))["name"]

    told = [(await checked(office, code))[1] for code in (first, second, firm)]

    assert [one["state"] for one in told] == ["VALID"] * 3
    assert [one["name"] for one in told] == [None, agreed, None]
    assert [one["bib"] for one in told] == ["001", "002", None]
    assert [one["number"] for one in told] == [numbers[2], numbers[0], numbers[1]]
    assert [one["rank"] for one in told] == ["FIRST", "SECOND", "ORGANIZER"]
    assert {one["organization"] for one in told} == {"甲厂"}
    assert told[0]["contest"] == "焊工比武"
    assert told[0]["discipline"] == "手工焊"


async def test_award_taken_back_is_told_and_nothing_else_of_it(office: Organizing) -> None:
    _, awards = await awarded(office)
    reply = await fetched(office, "certificates", "Award", awards[2])
    [code] = codes_of(reply.content)
    row = await office.desk.row("awards", awards[2])
    form = TakeBackAward(id=awards[2], revision=row["revision"], reason="成绩更正")

    before = await checked(office, code)
    await office.desk.act(take_back_award, form)
    after = await checked(office, code)

    assert (before[0], before[1]["state"]) == (200, "VALID")
    assert after == (200, {"state": "WITHDRAWN"})


async def test_changed_code_is_not_ours(office: Organizing) -> None:
    _, awards = await awarded(office)
    reply = await fetched(office, "certificates", "Award", awards[2])
    [code] = codes_of(reply.content)

    for turn in (0, 20, len(code) - 1):
        changed = code[:turn] + ("A" if code[turn] != "A" else "B") + code[turn + 1 :]
        status, answer = await checked(office, changed)
        assert (status, answer["code"]) == (404, "CERTIFICATE_FORGED")


async def test_name_that_was_erased_is_on_no_new_certificate(office: Organizing) -> None:
    held, awards = await awarded(office)
    entry = await office.desk.row("entries", held.entries[0])
    await held.write(update("entries", entry, name=None))

    together = await fetched(office, "certificates", "Contest", held.contest)
    gone = await fetched(office, "certificates", "Award", awards[2])
    kept = await fetched(office, "certificates", "Award", awards[0])

    for reply in (together, gone):
        assert (reply.status_code, reply.json()["code"]) == (422, "NAMES_GONE")
        assert reply.json()["message"].startswith("001 号的姓名已按期清除")
    assert (kept.status_code, len(pages_of(kept.content))) == (200, 1)
    assert len(await office.desk.rows("audit_events", action="contest.print_certificates")) == 1


async def test_certificates_come_when_the_contest_is_over(office: Organizing) -> None:
    venue = await scored(office)
    await venue.close()

    open_ = await fetched(office, "certificates", "Contest", venue.contest, kind="participation")
    await office.to_state(venue.contest, ContestState.CLOSED)
    over = await fetched(office, "certificates", "Contest", venue.contest, kind="participation")
    without = await fetched(office, "certificates", "Contest", venue.contest)

    assert (open_.status_code, open_.json()["code"]) == (422, "CONTEST_STATE")
    assert (without.status_code, without.json()["code"]) == (422, "NOTHING_TO_PRINT")
    pages = pages_of(over.content)
    assert ["参赛证书" in page for page in pages] == [True] * 3
    assert [re.findall(r"20261013-P(\d+)", page) for page in pages] == [["001"], ["002"], ["003"]]
    status, told = await checked(office, codes_of(over.content)[0])
    assert (status, told["kind"], told["rank"]) == (200, "PARTICIPATION", None)


async def test_who_never_came_gets_no_certificate_and_who_began_gets_one(
    office: Organizing,
) -> None:
    venue = await open_venue(office, entries=4, criteria=2, ranking=RoundRanking.LOWEST)
    device = await venue.device()
    for entry, criteria in ((0, venue.criteria), (1, venue.criteria[:1])):
        for criterion in criteria:
            record = device.record(venue.entries[entry], 12, criterion_id=criterion)
            await device.send(record)
    given_up = device.record(
        venue.entries[2], None, kind=ScoreKind.STATUS, status=StartStatus.DID_NOT_FINISH
    )
    await device.send(given_up)
    await venue.close()
    await office.to_state(venue.contest, ContestState.CLOSED)

    reply = await fetched(office, "certificates", "Contest", venue.contest, kind="participation")
    alone = await fetched(office, "certificates", "Entry", venue.entries[3], kind="participation")

    bibs = [re.findall(r"20261013-P(\d+)", page) for page in pages_of(reply.content)]
    assert bibs == [["001"], ["002"], ["003"]]
    assert (alone.status_code, alone.json()["code"]) == (422, "NOTHING_TO_PRINT")
    states = [(await checked(office, code))[1]["state"] for code in codes_of(reply.content)]
    assert states == ["VALID"] * 3


async def test_check_of_one_who_took_part_reads_nobody_else(office: Organizing) -> None:
    venue = await scored(office)
    await venue.close()
    program = program_of(office.desk.officer.district_id, request_id="test")

    async with writing(office.desk.database, program) as session:
        everybody = await who_took_part(session, program, venue.contest)
        one = await who_took_part(session, program, venue.contest, entry_id=venue.entries[1])

    assert everybody == set(venue.entries)
    assert one == {venue.entries[1]}


async def test_town_prints_the_award_of_a_firm_that_it_does_not_see(office: Organizing) -> None:
    desk = office.desk
    town = await desk.town("西镇")
    of_town = desk.person_of_town(town)
    contest = await office.contest("西镇比武", level=ContestLevel.TOWN, organizer_town_id=town)
    firm = await desk.organization("东镇厂", town="东镇")
    await office.to_state(contest, ContestState.OPEN)
    form = GiveAward(contest_id=contest, rank=AwardRank.ORGANIZER, organization_id=firm)
    await desk.act(give_award, form)
    await office.to_state(contest, ContestState.CLOSED)

    reply = await fetched(office, "certificates", "Contest", contest, as_=of_town)

    [page] = pages_of(reply.content)
    assert "东镇厂" in page
    [code] = codes_of(reply.content)
    status, told = await checked(office, code)
    assert (status, told["organization"], told["issuer"]) == (200, "东镇厂", "西镇")
    assert told["issuer"] in page
