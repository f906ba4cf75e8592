"""GraphQL types of the figures' values: a figure with its rows, why it changed, a trend's point."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from backend.branches.rules import Formation
from backend.compiler.catalog import Row, Rows, ToMany, Value, ValueType
from backend.compiler.templates import load
from backend.coverage.rules import ChangeReason, Direction, Part, Population, Subject
from backend.figures.arguments import PART_OF_FIGURE
from backend.figures.codes import (
    FigureCode,
    FigureFamily,
    FigureUnit,
    Measured,
    NoValueReason,
)

_SQL = load("backend.figures", "types.sql")
_TOKENS = frozenset({"figures"})
_CHANGE_ROWS = 50

_DECLARED = (
    Value(name="code", type=FigureCode, is_nullable=False, description="数字代码；code"),
    Value(name="population", type=Population, is_nullable=False, description="统计对象；of whom"),
    Value(name="family", type=FigureFamily, is_nullable=False, description="类别；family"),
    Value(name="subject", type=Subject, is_nullable=False, description="行是什么；what rows are"),
    Value(name="unit", type=FigureUnit, is_nullable=False, description="计量单位；unit"),
    Value(name="name", type=str, is_nullable=False, description="名称；name"),
    Value(name="definition", type=str, is_nullable=False, description="定义；definition"),
    Value(
        name="english_definition",
        type=str,
        is_nullable=False,
        description="英文定义；definition in English",
    ),
    Value(name="formula", type=str, is_nullable=False, description="公式；formula in words"),
    Value(name="source", type=str, is_nullable=False, description="依据；regulation behind it"),
)


def _count(name: str, description: str, *, is_nullable: bool = False) -> Value:
    return Value(name=name, type=int, is_nullable=is_nullable, description=description)


_GROUP = (
    Value(name="group_key", type=str, description="分组键；key of the group it stands in"),
    Value(name="group_name", type=str, description="镇街或部门名称；name of its town or line"),
    Value(
        name="town_id",
        type=UUID,
        of="Town",
        description="所计镇街，可作为参数传回；town that it is about, may be passed back",
    ),
    Value(
        name="department_id",
        type=UUID,
        of="Department",
        description="所计部门，可作为参数传回；line that it is about, may be passed back",
    ),
    Value(name="formation", type=Formation, description="所计组建方式；way that it is about"),
)
_OF_TRADE = (
    Value(
        name="trade",
        type=str,
        description="所计工种，空文本为未填的，可作为参数传回；trade that it is about, the empty"
        " text for none, may be passed back",
    ),
    Value(
        name="cluster",
        type=str,
        description="所计产业集群，空文本为未填的，可作为参数传回；cluster that it is about, the"
        " empty text for none, may be passed back",
    ),
)


def _rows(name: str, target: str, description: str) -> ToMany:
    return ToMany(
        name=name,
        target=target,
        within=_SQL["rows"],
        arguments=(PART_OF_FIGURE,),
        description=description,
    )


_OF_CONTESTS = (
    _rows("contests", "Contest", "它所计的竞赛；the contests that it counts"),
    _rows("disciplines", "Discipline", "它所计的赛项；the disciplines that it counts"),
    _rows("entries", "Entry", "它所计的参赛；the entries that it counts"),
    _rows("judges", "Judge", "它所计的评委；the judges that it counts"),
    _rows("awards", "Award", "它所计的奖项；the awards that it counts"),
    _rows("practice_sessions", "PracticeSession", "它所计的练兵场次；sessions that it counts"),
    _rows("practice_results", "PracticeResult", "它所计的练兵到场；attendances that it counts"),
)

FIGURE = ValueType(
    name="Figure",
    description="数字：值、分子、分母和它们的行；A figure: its value and the very rows behind it.",
    token_scopes=_TOKENS,
    fields=(
        *_DECLARED,
        Value(
            name="value",
            type=Decimal,
            description="值：计数，或 0–1 的比率，分母为零时无值；a count, or a ratio from 0 to 1",
        ),
        Value(name="reason", type=NoValueReason, description="无值的原因；why there is no value"),
        _count("numerator", "分子；rows of the numerator"),
        _count("denominator", "分母；rows of the denominator", is_nullable=True),
        _count("reported_numerator", "分子中党员数按填报的；numerator rows on reported counts"),
        _count(
            "reported_denominator",
            "分母中党员数按填报的；denominator rows on reported counts",
            is_nullable=True,
        ),
        _count("unknown_numerator", "分子中党员数未知的；numerator rows without a count"),
        _count(
            "unknown_denominator",
            "分母中党员数未知的；denominator rows without a count",
            is_nullable=True,
        ),
        Value(
            name="verified_share",
            type=Decimal,
            description="同范围实体运营单位的核查率 0–1；share of operating ones that are verified",
        ),
        Value(
            name="window_from",
            type=date,
            is_nullable=False,
            description="新建的起算日期；first day of what counts as new",
        ),
        Value(
            name="window_to",
            type=date,
            is_nullable=False,
            description="统计日期；day of the figure",
        ),
        _count("rule_version", "规则版本，0 为缺省；version of the rules, 0 = the defaults"),
        Value(
            name="earliest_due_on",
            type=date,
            description="其行最早的到期日：单位的核查过期，党组织的任期届满；"
            "first day on which a check of its rows expires or a term ends, past ones too",
        ),
        *_GROUP,
        *_OF_TRADE,
        _rows(
            "organizations", "Organization", "分子或分母中的单位；the organizations that it counts"
        ),
        _rows("branches", "Branch", "它所计的党组织；the branches that it counts"),
        *_OF_CONTESTS,
    ),
)

CHANGE_GROUP = ValueType(
    name="ChangeGroup",
    description="变化的一组：同一原因进入或退出的行；Rows that came or went for one reason.",
    token_scopes=_TOKENS,
    fields=(
        Value(
            name="direction", type=Direction, is_nullable=False, description="进出；came or went"
        ),
        Value(name="part", type=Part, is_nullable=False, description="分子或分母；part"),
        Value(name="reason", type=ChangeReason, is_nullable=False, description="原因；reason"),
        _count("count", "行数；rows"),
        ToMany(
            name="organizations",
            target="Organization",
            matching=_SQL["is_in_group"],
            description="这些单位；these organizations",
        ),
        ToMany(
            name="branches",
            target="Branch",
            matching=_SQL["is_in_group"],
            description="这些党组织；these branches",
        ),
    ),
)

FIGURE_CHANGE = ValueType(
    name="FigureChange",
    description="变化说明：各组进出相抵即为差额；Why a figure changed: the groups add up to it.",
    token_scopes=_TOKENS,
    fields=(
        Value(
            name="population", type=Population, is_nullable=False, description="统计对象；of whom"
        ),
        Row(
            name="before",
            type="Figure",
            sql=_SQL["figure_before"],
            is_nullable=False,
            description="起日的数字；on the first day",
        ),
        Row(
            name="after",
            type="Figure",
            sql=_SQL["figure_after"],
            is_nullable=False,
            description="止日的数字；on the second day",
        ),
        Rows(
            name="groups",
            type="ChangeGroup",
            sql=_SQL["change_groups"],
            limit=_CHANGE_ROWS,
            description="各组变化；what came and went, by reason",
        ),
    ),
)

FIGURE_POINT = ValueType(
    name="FigurePoint",
    description="趋势的一点：一项数字在一日的值；A point of a trend: one figure on one day.",
    token_scopes=_TOKENS,
    fields=(
        Value(name="as_of", type=date, is_nullable=False, description="统计日期；day"),
        Value(name="code", type=FigureCode, is_nullable=False, description="数字代码；code"),
        Value(
            name="population", type=Population, is_nullable=False, description="统计对象；of whom"
        ),
        Value(name="subject", type=Subject, is_nullable=False, description="行是什么；rows"),
        Value(name="unit", type=FigureUnit, is_nullable=False, description="计量单位；unit"),
        Value(
            name="value",
            type=Decimal,
            description="值：计数，或 0–1 的比率，分母为零时无值；a count, or a ratio from 0 to 1",
        ),
        Value(name="reason", type=NoValueReason, description="无值的原因；why there is no value"),
        _count("numerator", "分子；rows of the numerator"),
        _count("denominator", "分母；rows of the denominator", is_nullable=True),
        Value(
            name="window_from",
            type=date,
            is_nullable=False,
            description="新建的起算日期；first day of what counts as new",
        ),
        _count("rule_version", "规则版本，0 为缺省；version of the rules, 0 = the defaults"),
        *_GROUP,
    ),
)

FIGURE_DEFINITION = ValueType(
    name="FigureDefinition",
    description="数字的定义；How a figure is declared.",
    token_scopes=_TOKENS,
    fields=(
        *_DECLARED,
        Value(
            name="measured",
            type=Measured,
            is_nullable=False,
            description="时点或期间；whether it is of a day or of a window that ends with it",
        ),
        _count(
            "rule_version",
            "该日的规则版本，0 为缺省；version of the rules on the day, 0 = the defaults",
        ),
    ),
)
