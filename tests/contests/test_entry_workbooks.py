"""Lists of entries in workbooks: who enters, who is meant, what is held and why."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from backend.accounts.actors import plain
from backend.accounts.changes import save
from backend.contests.drawing import draw_start_order
from backend.contests.entering import enter_contestant, withdraw_entry
from backend.contests.forgetting import forget_names
from backend.contests.people_forms import (
    DrawStartOrder,
    EnterContestant,
    EntryDetails,
    WithdrawEntry,
)
from backend.contests.rules import ContestLevel, ContestState, EntryState, JudgesRule
from backend.database.actor import Actor, Role
from backend.database.session import driver_connection, writing
from backend.kit.clock import stopped_at
from backend.kit.errors import LedgerError
from backend.kit.ids import encode_node_id
from backend.workbooks.apply import apply_checked
from backend.workbooks.ledgers import LEDGERS, LedgerCode
from backend.workbooks.tables import ImportMode
from backend.workbooks.undo import undo_import
from backend.workbooks.write import write_export
from tests.commands.desk import citizen_number
from tests.commands.refusing import refusal_codes
from tests.commands.test_racing import after
from tests.contests.listing import Listing, line, open_list, told
from tests.contests.organizing import LAST_DAY, Organizing
from tests.workbooks.conftest import outcomes

GOOD = ImportMode.GOOD_ROWS
NO_NUMBER = "990199198001150019"
HELD: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"赛项": "气焊"}, ("赛项", "UNKNOWN_DISCIPLINE")),
    ({"赛项": None}, ("赛项", "REQUIRED")),
    ({"竞赛": "车工比武"}, ("竞赛", "UNKNOWN_CONTEST")),
    ({"竞赛": None}, ("竞赛", "REQUIRED")),
    ({"单位": "丙山物流公司"}, ("单位", "UNKNOWN_ORGANIZATION")),
    ({"单位": "91990199MA9999999X"}, ("单位", "UNKNOWN_ORGANIZATION")),
    ({"单位": None}, ("单位", "REQUIRED")),
    ({"姓名": None, "号码": "7"}, ("姓名或队名", "REQUIRED")),
    ({"姓名": "清空"}, ("姓名或队名", "MAY_NOT_CLEAR")),
    ({"号码": "7 号"}, ("号码", "ENTRY")),
    ({"队员": "钱试例"}, ("队员", "ENTRY")),
    ({"赛项": "接力焊"}, ("队员", "ENTRY")),
    ({"党组织": "没有的支部"}, ("党组织", "UNKNOWN_BRANCH")),
    ({"同意公布姓名": "也许"}, ("同意公布姓名", "NOT_YES_NO")),
    ({"身份证号": NO_NUMBER}, ("身份证号", "CITIZEN_NUMBER")),
]


@pytest.fixture
async def list_(office: Organizing, tmp_path: Path) -> Listing:
    """A contest of the district that nobody has entered."""
    return await open_list(office, tmp_path)


async def test_a_list_enters_persons_and_teams(list_: Listing) -> None:
    second = await list_.office.desk.organization("乙湖焊接厂")
    code = (await list_.office.desk.row("organizations", second))["credit_code"]
    number = citizen_number()
    rows = [
        line("赵试例", 身份证号=number, 同意公布姓名="是"),
        line("钱试例", 号码="041", 单位=code, 备注="有恐高症"),
        line("乙湖一队", 赛项="接力焊", 单位="乙湖焊接厂", 队员="孙试例、李试例"),
    ]

    imported = await list_.take(rows)

    assert outcomes(imported) == ["NEW", "NEW", "NEW"]
    assert [
        (row["bib"], row["name"], row["team_names"], row["discipline_id"], row["organization_name"])
        for row in await list_.entries()
    ] == [
        ("041", "钱试例", None, list_.single, "乙湖焊接厂"),
        ("042", "赵试例", None, list_.single, "甲江机械有限公司"),
        ("043", "乙湖一队", ["孙试例", "李试例"], list_.team, "乙湖焊接厂"),
    ]
    by_bib = {row["bib"]: row for row in await list_.entries()}
    assert (by_bib["042"]["shows_name"], by_bib["042"]["keeps_name"]) == (True, False)
    assert len(by_bib["042"]["contestant_hash"]) == 32
    assert imported.checked.notices == (
        "工作表“参赛名单”（参赛名单）：本系统不保存的列，内容未读取：备注。",
    )


async def test_a_row_that_cannot_be_taken_is_held_with_the_reason_at_its_cell(
    list_: Listing,
) -> None:
    rows = [line(f"赵试例{number}", **cells) for number, (cells, _) in enumerate(HELD)]

    imported = await list_.take([*rows, line("周试例")], mode=GOOD)

    assert told(imported) == [*([said] for _, said in HELD), []]
    assert outcomes(imported) == [*(["REFUSED"] * len(HELD)), "NEW"]
    assert await list_.names() == {"001": "周试例"}
    kept = str(await list_.office.desk.rows("import_rows", batch_id=imported.batch_id))
    assert ("试例" in kept, NO_NUMBER in kept, "990199" in kept) == (False, False, True)


async def test_an_unknown_organization_is_held_with_those_that_come_near(list_: Listing) -> None:
    desk = list_.office.desk
    await desk.organization("丁川精密机械有限公司")
    twins = [await desk.organization("乙湖焊接厂"), await desk.organization("乙湖焊接厂")]
    codes = [(await desk.row("organizations", twin))["credit_code"] for twin in twins]
    [near] = await desk.rows("organizations", name="甲江机械有限公司")

    imported = await list_.take(
        [line("赵试例", 单位="甲江机械公司"), line("钱试例", 单位="乙湖焊接厂")], mode=None
    )

    first, second = (draft.findings[0] for draft in imported.checked.drafts)
    assert first.remedy == (
        f"是否为：甲江机械有限公司（{near['credit_code']}）？请填写全称或统一社会信用代码。"
    )
    assert second.code == "AMBIGUOUS_NAME"
    assert second.remedy == f"请填写统一社会信用代码：{'、'.join(sorted(codes))}。"


async def test_the_same_list_again_changes_nothing(list_: Listing) -> None:
    rows = [line("赵试例", 身份证号=citizen_number()), line("钱试例"), line("孙试例", 号码="7")]
    await list_.take(rows)
    before = await list_.entries()

    again = await list_.take(rows)

    assert outcomes(again) == ["SAME", "SAME", "SAME"]
    assert await list_.entries() == before


async def test_a_bib_an_identity_number_or_a_name_tells_who_is_meant(list_: Listing) -> None:
    desk = list_.office.desk
    await desk.organization("乙湖焊接厂")
    number = citizen_number()
    await list_.take([line("赵试例", 身份证号=number), line("钱试例"), line("孙试例")])

    imported = await list_.take(
        [
            line("赵试利", 身份证号=number, 单位="乙湖焊接厂"),
            line("钱试例", 号码="A-7", 同意公布姓名="是"),
            line("孙试力", 号码=3),
        ]
    )

    assert outcomes(imported) == ["CHANGED", "CHANGED", "CHANGED"]
    assert told(imported) == [[], [], [("姓名或队名", "RENAMED_ENTRY")]]
    assert await list_.names() == {"001": "赵试利", "003": "孙试力", "A-7": "钱试例"}


async def test_two_rows_of_one_person_are_held(list_: Listing) -> None:
    number, other = citizen_number(), citizen_number()
    first = [line("赵试例", 身份证号=number, 号码="1"), line("吴试例", 号码="9", 身份证号=other)]
    await list_.take(first)
    rows = [
        line("赵试例", 身份证号=number, 同意公布姓名="是"),
        line("赵试例", 号码="1"),  # the same by its bib
        line("吴试例", 号码="1", 身份证号=other),  # another's bib
        line("郑试例", 号码="9", 身份证号=citizen_number()),  # another person under a bib
        line("钱试例", 号码="5"),
        line("钱试例", 号码="5", 同意公布姓名="是"),
        line("孙试例"),
        line("孙试例"),
        line("李试例"),
        line("李试例", 同意公布姓名="是"),
        line("李试例", 号码="6"),
    ]

    imported = await list_.take(rows, mode=GOOD)

    said = dict(enumerate(told(imported)))
    assert said == {
        0: [("参赛者，号码", "DUPLICATE")],
        1: [],
        2: [("号码", "DUPLICATE")],
        3: [("身份证号", "PERSON_MISMATCH")],
        4: [],
        5: [("号码", "DUPLICATE")],
        6: [],
        7: [(None, "REPEATED")],
        8: [("姓名或队名", "AMBIGUOUS_ENTRY")],
        9: [("同一单位的同名选手，赛项", "DUPLICATE")],
        10: [],
    }
    assert await list_.names() == {
        "1": "赵试例",
        "9": "吴试例",
        "5": "钱试例",
        "6": "李试例",
        "010": "孙试例",
    }
    kept = await list_.office.desk.rows("import_rows", batch_id=imported.batch_id)
    assert "试例" not in str(kept)


async def test_namesakes_with_their_own_bibs_are_two_persons(list_: Listing) -> None:
    rows = [line("赵试例", 号码="1"), line("赵试例", 号码="2")]

    imported = await list_.take(rows)

    assert told(imported) == [[], [("姓名或队名", "NAMESAKE")]]
    assert outcomes(await list_.take(rows)) == ["SAME", "SAME"]
    assert outcomes(await list_.take([line("赵试例")], mode=None)) == ["REFUSED"]


async def test_a_bib_stays_in_its_discipline(list_: Listing) -> None:
    await list_.take([line("赵试例", 号码="1")])

    imported = await list_.take([line("钱队", 赛项="接力焊", 号码="1", 队员="钱试例")], mode=GOOD)

    assert told(imported) == [[("赛项", "BIB_TAKEN")]]


async def test_who_has_withdrawn_stays_so(list_: Listing) -> None:
    await list_.take([line("赵试例"), line("钱试例")])
    entry = (await list_.entries())[0]["id"]
    await list_.office.desk.act(withdraw_entry, WithdrawEntry(id=entry, reason="受伤"))

    same = await list_.take([line("赵试例"), line("钱试例")])
    other = await list_.take([line("赵试利", 号码="001")], mode=GOOD)

    assert outcomes(same) == ["SAME", "SAME"]
    assert told(same) == [[("号码", "ENTRY_WITHDRAWN")], []]
    assert told(other) == [[(None, "ENTRY_WITHDRAWN")]]
    row = await list_.office.desk.row("entries", entry)
    assert (row["state"], row["name"]) == (EntryState.WITHDRAWN, "赵试例")


async def test_for_one_contest_a_list_needs_neither_contest_nor_the_only_discipline(
    office: Organizing, tmp_path: Path
) -> None:
    contest = await office.contest()
    await office.discipline(contest)
    firm = await office.desk.organization("甲江机械有限公司")
    list_ = Listing(office, contest, contest, contest, firm, tmp_path)
    rows = [{"姓名": "赵试例", "身份证号": citizen_number(), "工作单位": "甲江机械有限公司"}]

    imported = await list_.take(rows, contest=contest, sheet="Sheet1")
    foreign = await list_.take([line("钱试例", 竞赛="车工比武")], contest=contest, mode=None)

    assert await list_.names() == {"001": "赵试例"}
    assert outcomes(imported) == ["NEW"]
    assert told(foreign) == [[("竞赛", "OTHER_CONTEST")]]


async def test_of_two_contests_of_one_name_the_one_that_goes_on_is_meant(
    list_: Listing,
) -> None:
    office = list_.office
    await office.to_state(list_.contest, ContestState.CANCELLED)
    held = await list_.take([line("赵试例")], mode=GOOD)
    await list_.take([line("赵试例")], mode=None, contest=list_.contest)
    assert told(held) == [[("竞赛", "CONTEST_STATE")]]
    assert await list_.names() == {}


async def test_a_contest_that_ends_after_the_check_takes_no_entry(list_: Listing) -> None:
    office = list_.office
    checked = await list_.take([line("赵试例")], mode=None)
    await office.to_state(list_.contest, ContestState.CANCELLED)

    with pytest.raises(LedgerError) as caught:
        await apply_checked(
            office.desk.database,
            office.desk.officer,
            checked.batch_id,
            checked.checked,
            mode=ImportMode.ALL_OR_NOTHING,
        )

    assert caught.value.code == "CONTEST_STATE"
    assert await list_.names() == {}


async def test_a_round_that_is_drawn_after_the_check_outdates_new_entries(
    list_: Listing,
) -> None:
    office = list_.office
    of_round = await office.round(list_.single)
    await office.entry(list_.single, list_.firm)
    checked = await list_.take([line("赵试例")], mode=None)
    await office.draw(of_round)

    with pytest.raises(LedgerError) as caught:
        await apply_checked(
            office.desk.database,
            office.desk.officer,
            checked.batch_id,
            checked.checked,
            mode=ImportMode.ALL_OR_NOTHING,
        )

    assert caught.value.code == "IMPORT_OUTDATED"
    assert len(await list_.entries()) == 1


async def test_who_comes_by_a_late_list_starts_last(list_: Listing) -> None:
    office = list_.office
    of_round = await office.round(list_.single)
    await list_.take([line("赵试例", 号码="1"), line("钱试例", 号码="2")])
    await office.draw(of_round)
    drawn = await office.bibs_in_order(of_round)

    await list_.take([line("孙试例"), line("李试例", 号码="9"), line("钱试例", 号码="2")])

    assert await office.bibs_in_order(of_round) == [*drawn, "9", "010"]


async def test_who_comes_late_is_judged_by_as_many_as_the_others(list_: Listing) -> None:
    office = list_.office
    other = await office.desk.organization("乙湖焊接厂")
    of_round = await office.round(list_.single, judges_rule=JudgesRule.SUM)
    await office.criterion(of_round)
    await office.entry(list_.single, list_.firm)
    await office.judge(list_.contest, of_round=of_round)
    await office.judge(list_.contest, other, of_round=of_round)
    await office.draw(of_round)
    await office.to_state(list_.contest, ContestState.OPEN)
    await office.open_round(of_round)

    rows = [line("钱试例", 单位="乙湖焊接厂"), line("孙试例")]
    listed = await list_.take(rows, mode=GOOD)
    details = EntryDetails(name="钱试例", organization_id=other)
    form = EnterContestant(discipline_id=list_.single, entry=details)

    assert told(listed) == [[(None, "LATE_PANEL")], []]
    assert await refusal_codes(office.desk, enter_contestant, form) == ["LATE_PANEL"]
    assert await office.bibs_in_order(of_round) == ["001", "003"]


async def test_who_comes_late_is_judged_by_somebody(list_: Listing) -> None:
    office = list_.office
    other = await office.desk.organization("乙湖焊接厂")
    of_round = await office.round(list_.single)
    await office.criterion(of_round)
    await office.entry(list_.single, list_.firm)
    await office.judge(list_.contest, other, of_round=of_round)
    await office.draw(of_round)
    await office.to_state(list_.contest, ContestState.OPEN)
    await office.open_round(of_round)

    rows = [line("钱试例", 单位="乙湖焊接厂"), line("孙试例")]
    listed = await list_.take(rows, mode=GOOD)
    details = EntryDetails(name="钱试例", organization_id=other)
    form = EnterContestant(discipline_id=list_.single, entry=details)

    assert told(listed) == [[(None, "NO_JUDGE_LEFT")], []]
    assert await refusal_codes(office.desk, enter_contestant, form) == ["NO_JUDGE_LEFT"]
    assert await office.bibs_in_order(of_round) == ["001", "003"]


async def test_hundreds_of_entries_are_written_by_one_statement_a_table(list_: Listing) -> None:
    office = list_.office
    of_round = await office.round(list_.single)
    await office.entry(list_.single, list_.firm)
    await office.draw(of_round)
    database, officer = office.desk.database, office.desk.officer
    found = await list_.take([line(f"来者{number}") for number in range(300)], mode=None)
    statements: list[str] = []

    async with writing(database, officer) as session:
        connection = await driver_connection(session)
        with connection.query_logger(lambda query: statements.append(query.query)):
            await save(session, officer, action="import.apply", changes=found.checked.changes)

    written = [
        sum(f"insert into {table} " in text for text in statements)
        for table in ("entries", "starts")
    ]
    assert written == [1, 1]
    assert len(await office.bibs_in_order(of_round)) == 301
    assert (await list_.entries())[-1]["bib"] == "301"


async def _town_lists(office: Organizing, folder: Path) -> tuple[Listing, dict[str, Actor]]:
    desk = office.desk
    town, other = await desk.town(), await desk.town("西镇")
    list_ = await open_list(office, folder, level=ContestLevel.TOWN, organizer_town_id=town)
    people = {
        "town": desk.person_of_town(town),
        "other town": desk.person_of_town(other),
        "secretary": desk.person(Role.BRANCH_SECRETARY, branch_id=town),
    }
    return list_, people


async def test_the_organizer_alone_brings_a_list(office: Organizing, tmp_path: Path) -> None:
    list_, people = await _town_lists(office, tmp_path)

    refused = await list_.take([line("赵试例")], as_=people["other town"], mode=GOOD)
    with pytest.raises(LedgerError) as caught:
        await list_.take([line("赵试例")], as_=people["secretary"])
    taken = await list_.take([line("赵试例")], as_=people["town"])

    assert told(refused) == [[("竞赛", "UNKNOWN_CONTEST")]]
    assert caught.value.code == "MAY_NOT_IMPORT"
    assert outcomes(taken) == ["NEW"]
    [row] = await list_.entries()
    assert row["organizer_town_id"] == await office.desk.town()


async def test_a_line_brings_the_list_of_its_contest_and_nothing_else(
    office: Organizing, tmp_path: Path
) -> None:
    [department] = [plain(row["id"]) for row in await office.desk.rows("departments")]
    level = ContestLevel.DEPARTMENT
    list_ = await open_list(office, tmp_path, level=level, organizer_department_id=department)
    line_officer = office.desk.person(Role.DEPARTMENT_OFFICER, department_id=department)

    taken = await list_.take([line("赵试例")], as_=line_officer)
    with pytest.raises(LedgerError) as caught:
        await list_.take([{"名称": "某镇", "类型": "镇"}], as_=line_officer, sheet="镇街")
    await undo_import(office.desk.database, line_officer, taken.batch_id)

    assert outcomes(taken) == ["NEW"]
    assert caught.value.code == "MAY_NOT_IMPORT"
    assert await list_.entries() == []


async def test_an_export_of_a_contest_comes_back_unchanged(list_: Listing, tmp_path: Path) -> None:
    desk = list_.office.desk
    other = await list_.office.contest("车工比武")
    await list_.office.entry(await list_.office.discipline(other), list_.firm, bib="X")
    await list_.take(
        [
            line("赵试例", 身份证号=citizen_number(), 同意留存姓名="是"),
            line("甲江一队", 赛项="接力焊", 队员="孙试例、李试例"),
        ]
    )
    path = tmp_path / "导出.xlsx"
    ledger = LEDGERS[LedgerCode.ENTRIES]
    address = {"contest": encode_node_id("Contest", list_.contest)}
    count = await write_export(desk.database, desk.officer, [ledger], path, address=address)
    again = await list_.take(path, contest=list_.contest)
    book = openpyxl.load_workbook(path)
    sheet = book["参赛名单"]
    headings = [cell.value for cell in sheet[2]]

    sheet.cell(3, headings.index("姓名或队名") + 1).value = "赵试利"
    book.save(path)
    edited = await list_.take(path, contest=list_.contest)

    assert count == 2
    assert headings[:7] == ["竞赛", "赛项", "号码", "姓名或队名", "队员", "身份证号", "单位"]
    assert [cell.value for cell in sheet[3]][5] is None
    assert outcomes(again) == ["SAME", "SAME"]
    assert again.checked.missing == ()
    assert outcomes(edited) == ["CHANGED", "SAME"]
    assert await list_.names() == {"001": "赵试利", "002": "甲江一队"}


async def test_an_import_is_taken_back_until_its_entries_start(list_: Listing) -> None:
    office = list_.office
    of_round = await office.round(list_.single)
    first = await list_.take([line("赵试例")])
    second = await list_.take([line("钱试例")])

    await undo_import(office.desk.database, office.desk.officer, second.batch_id)
    assert await list_.names() == {"001": "赵试例"}
    await office.draw(of_round)

    with pytest.raises(LedgerError) as caught:
        await undo_import(office.desk.database, office.desk.officer, first.batch_id)
    assert caught.value.code == "IMPORT_TOUCHED_SINCE"
    assert await list_.names() == {"001": "赵试例"}


async def test_an_import_that_is_taken_back_during_the_draw_sees_the_draw(
    list_: Listing,
) -> None:
    office, officer = list_.office, list_.office.desk.officer
    of_round = await office.round(list_.single)
    imported = await list_.take([line("赵试例")])

    async def take_back() -> list[str]:
        try:
            await undo_import(office.desk.database, officer, imported.batch_id)
        except LedgerError as error:
            return [error.code]
        return []

    async with writing(office.desk.database, officer) as session:
        drawing = draw_start_order(session, officer, DrawStartOrder(round_id=of_round, seed="1"))
        waiting = await after(session, drawing, take_back())

    assert await waiting == ["IMPORT_TOUCHED_SINCE"]
    assert await office.bibs_in_order(of_round) == ["001"]


async def test_at_night_names_go_out_of_what_an_import_keeps(list_: Listing) -> None:
    desk = list_.office.desk
    first = await list_.take([line("赵试例", 身份证号=citizen_number())])
    second = await list_.take([line("赵试利", 号码="001")])
    kept = [
        str(await desk.rows("import_changes", batch_id=one.batch_id)) for one in (first, second)
    ]
    assert ["赵试" in text for text in kept] == [True, True]

    with stopped_at(LAST_DAY + timedelta(days=200)):
        async with writing(desk.database, desk.officer) as session:
            await forget_names(session, desk.officer)

    for table in ("entries", "import_changes", "import_rows", "audit_events", "import_batches"):
        assert "赵试" not in str(await desk.rows(table))


async def test_a_list_brings_no_name_back_that_was_erased(list_: Listing) -> None:
    desk = list_.office.desk
    second = await desk.organization("乙湖焊接厂")
    await list_.take([line("赵试例", 身份证号=citizen_number())])
    with stopped_at(LAST_DAY + timedelta(days=200)):
        async with writing(desk.database, desk.officer) as session:
            await forget_names(session, desk.officer)

    row = line("赵试例", 号码="001", 单位="乙湖焊接厂", 身份证号=citizen_number())
    again = await list_.take([row])

    assert (outcomes(again), told(again)) == (["CHANGED"], [[("姓名或队名", "NAME_ERASED")]])
    [entry] = await list_.entries()
    assert (entry["name"], entry["contestant_hash"]) == (None, None)
    assert entry["organization_id"] == second


async def test_a_file_without_a_heading_for_names_is_no_list(list_: Listing) -> None:
    with pytest.raises(LedgerError) as caught:
        await list_.take([{"工号": "1", "车间": "一"}], contest=list_.contest, sheet="Sheet1")

    assert caught.value.code == "NO_LEDGER_FOUND"


async def test_a_list_of_headings_alone_changes_nothing(list_: Listing) -> None:
    empty = dict.fromkeys(line("赵试例"))

    imported = await list_.take([empty])

    assert (outcomes(imported), imported.checked.changes) == ([], ())
