"""GraphQL types of what was published: publications, their figures, the figures in force."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from backend.compiler.catalog import (
    Argument,
    Column,
    Entity,
    Expression,
    ObjectById,
    Part,
    Row,
    Rows,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.coverage.rules import Population
from backend.figures import tables
from backend.figures.codes import FigureCode, FigureFamily, FigureUnit, NoValueReason

_SQL = load("backend.figures", "publications.sql")
_TOKENS = frozenset({"published", "figures"})
_FIGURE_ROWS = 200


def _count(name: str, description: str) -> Value:
    return Value(name=name, type=int, description=description)


def _text(name: str, description: str) -> Value:
    return Value(name=name, type=str, is_nullable=False, description=description)


PUBLISHED_FIGURE = ValueType(
    name="PublishedFigure",
    description=(
        "公布的数字：值、规则和定义都是公布时的；A figure as it was published: its value, its rules"
        " and its definition never change."
    ),
    token_scopes=_TOKENS,
    fields=(
        Value(
            name="publication_id",
            type=UUID,
            of="Publication",
            is_nullable=False,
            description="所属公布；the publication in which it stands",
        ),
        Value(
            name="as_of", type=date, is_nullable=False, description="统计日期；day of the figure"
        ),
        _text("scope_name", "范围：区或镇街的名称；name of the district or town as it was then"),
        Value(
            name="edition",
            type=int,
            is_nullable=False,
            description="版次，大于 1 为更正；edition, a correction where over 1",
        ),
        _text("code", "数字代码；code of the figure, such as F06"),
        Value(
            name="population", type=Population, is_nullable=False, description="统计对象；of whom"
        ),
        Value(name="family", type=FigureFamily, is_nullable=False, description="类别；family"),
        Value(name="unit", type=FigureUnit, is_nullable=False, description="计量单位；unit"),
        _text("name", "名称；name"),
        _text("definition", "当时的定义；definition as it was"),
        _text("english_definition", "当时的英文定义；definition in English as it was"),
        _text("formula", "公式；formula in words"),
        _text("source", "依据；regulation behind it"),
        Value(
            name="value",
            type=Decimal,
            description="值：计数，或 0–1 的比率，可能隐去；a count, or a ratio from 0 to 1",
        ),
        Value(name="reason", type=NoValueReason, description="无值的原因；why there is no value"),
        _count("numerator", "分子；rows of the numerator, null when suppressed"),
        _count("denominator", "分母；rows of the denominator, null when suppressed or none"),
        _count("reported_numerator", "分子中党员数按填报的；numerator rows on reported counts"),
        _count("reported_denominator", "分母中党员数按填报的；denominator rows on reported counts"),
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
        Value(name="window_to", type=date, is_nullable=False, description="统计日期；last day"),
        Value(
            name="rule_version",
            type=int,
            is_nullable=False,
            description="规则版本，0 为缺省；version of the rules, 0 = the defaults",
        ),
        Value(
            name="is_suppressed",
            type=bool,
            is_nullable=False,
            description="是否隐去：单位太少，会泄露单个单位的党员数；kept back, since the"
            " organizations are so few that it would tell how many members single ones have",
        ),
    ),
)

WITHDRAWAL = ValueType(
    name="PublicationWithdrawal",
    description="撤回公布；That a publication no longer holds, and why.",
    token_scopes=_TOKENS,
    fields=(
        Value(
            name="withdrawn_at",
            type=datetime,
            is_nullable=False,
            description="撤回时间；when it was withdrawn",
        ),
        _text("reason", "原因；reason"),
    ),
)

PUBLICATION = Entity(
    table=tables.Publication,
    order=("-as_of", "-published_at"),
    token_scopes=_TOKENS,
    fields=(
        Column(name="as_of", is_filterable=True, is_orderable=True),
        Column(name="published_at", is_filterable=True, is_orderable=True),
        Column(name="town_id", is_filterable=True, of="Town"),
        Column(name="scope_name"),
        Column(name="edition"),
        Column(name="note"),
        Column(name="rule_version"),
        Column(name="definitions_digest"),
        ToOne(
            name="town",
            target="Town",
            by="town_id",
            description="所计镇街；town, null = the district, and null for the public",
        ),
        ToOne(
            name="corrects",
            target="Publication",
            by="corrects_id",
            description="前一版；edition before it, which it corrects",
        ),
        ToOne(
            name="corrected_by",
            target="Publication",
            back="corrects_id",
            order=("published_at",),
            description="更正它的一版；edition that corrects it, null while there is none",
        ),
        ToOne(
            name="published_by",
            target="User",
            by="published_by",
            description="公布人；who published it, null when you may not know",
        ),
        Expression(
            name="is_withdrawn",
            type=bool,
            is_nullable=False,
            sql=_SQL["is_withdrawn"],
            is_filterable=True,
            description="是否已撤回；withdrawn since",
        ),
        Row(
            name="withdrawal",
            type="PublicationWithdrawal",
            sql=_SQL["withdrawal"],
            description="撤回；when and why it was withdrawn, null while it holds",
        ),
        Rows(
            name="figures",
            type="PublishedFigure",
            sql=_SQL["figures_of"],
            arguments=(
                Argument(
                    name="codes",
                    type=FigureCode,
                    is_list=True,
                    description="只要这些数字；only these figures",
                ),
            ),
            limit=_FIGURE_ROWS,
            description="公布的数字；已撤回的不再对外；its figures, none of a withdrawn one for the"
            " public",
        ),
    ),
)

PART = Part(
    entities=(PUBLICATION,),
    values=(PUBLISHED_FIGURE, WITHDRAWAL),
    roots=(
        ObjectById(
            name="publication",
            target="Publication",
            description="一次公布；one publication by its id",
        ),
        ToMany(
            name="publications",
            target="Publication",
            description="历次公布，含更正和撤回的；publications, corrected and withdrawn ones too",
        ),
        Rows(
            name="published_figures",
            type="PublishedFigure",
            sql=_SQL["figures_in_force"],
            arguments=(
                Argument(
                    name="on_or_before",
                    type=date,
                    is_today=True,
                    description="统计日期不晚于此日，缺省为今天；day of the figures at the latest,"
                    " today unless given",
                ),
                Argument(
                    name="town_id",
                    type=UUID,
                    of="Town",
                    description="镇街，不填为全区；a town, the district unless given",
                ),
                Argument(
                    name="codes",
                    type=FigureCode,
                    is_list=True,
                    description="只要这些数字；only these figures",
                ),
            ),
            limit=_FIGURE_ROWS,
            description="现行公布的数字：最近统计日期、未撤回的最新一版；the figures in force: the"
            " latest edition, not withdrawn, of the latest day",
        ),
    ),
)
