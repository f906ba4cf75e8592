"""参赛名单: the headings of a list of those who enter a contest.

Source: domain brief section 0.1, ledger 14; docs/adr/0038-entries-come-in-workbooks.md.
"""

from backend.contests.rules import EntryState
from backend.workbooks.columns import Column, Kind, choices_of
from backend.workbooks.ledger import MARK, SERIAL, Ledger, LedgerCode

ENTRIES = Ledger(
    LedgerCode.ENTRIES,
    "参赛名单",
    "entries",
    (
        SERIAL,
        Column(
            "竞赛",
            "contest",
            Kind.NAME,
            ("竞赛名称", "比赛名称", "大赛名称"),
            note="从竞赛页面导入的可以不填",
            width=24,
        ),
        Column(
            "赛项",
            "discipline",
            Kind.NAME,
            ("赛项名称", "参赛项目", "比赛项目", "竞赛项目", "参赛工种"),
            note="竞赛只有一个赛项的可以不填",
            width=18,
        ),
        Column(
            "号码",
            "bib",
            Kind.TEXT,
            ("参赛号码", "参赛号", "参赛编号", "号牌", "选手号"),
            note="留空由系统编排；已有号码的行是修改这一名选手",
            width=10,
        ),
        Column(
            "姓名或队名",
            "name",
            Kind.NAME,
            ("姓名", "队名", "选手", "选手姓名", "参赛选手", "参赛队", "参赛队伍", "姓名/队名"),
            is_required=True,
            is_unkept=True,
            width=16,
        ),
        Column(
            "队员",
            "team_names",
            Kind.NAMES,
            ("队员姓名", "队员名单", "参赛队员"),
            note="只有团体赛填写，姓名之间用顿号",
            is_unkept=True,
            width=30,
        ),
        Column(
            "身份证号",
            "id_number",
            Kind.ID_NUMBER,
            ("证件号码", "公民身份号码", "身份证号码", "身份证", "身份证件号码"),
            note="只存不可还原的散列，用来认出同一名选手；导出时不含",
            width=22,
        ),
        Column(
            "单位",
            "organization",
            Kind.NAME,
            ("参赛单位", "所在单位", "工作单位", "单位名称", "代表单位", "推荐单位"),
            note="全称或统一社会信用代码",
            is_required=True,
            width=28,
        ),
        Column(
            "党组织",
            "branch",
            Kind.NAME,
            ("支部", "所在支部", "党支部", "所在党组织", "代表党组织"),
            note="代表党组织参赛的填写",
            width=24,
        ),
        Column(
            "同意公布姓名",
            "shows_name",
            Kind.YES_NO,
            ("是否同意公布姓名", "公布姓名"),
            width=12,
        ),
        Column(
            "同意留存姓名",
            "keeps_name",
            Kind.YES_NO,
            ("是否同意留存姓名", "留存姓名"),
            note="不同意的，申诉期满后再过留存天数即清除",
            width=12,
        ),
        Column(
            "参赛状态", "state", Kind.CHOICE, ("状态",), choices_of(EntryState), is_computed=True
        ),
        MARK,
    ),
    ("参赛名单", "参赛", "报名表", "选手名单", "竞赛报名"),
)
