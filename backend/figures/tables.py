"""Tables of what was made public: publications, the figures in them, and withdrawals.

All three are append-only for the application, so that a published figure can't change: a
correction is a publication of its own beside the first, a withdrawal a row of its own.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Numeric
from sqlmodel import Field

from backend.coverage.rules import Population
from backend.database.actor import Role
from backend.database.columns import (
    Row,
    check,
    indexed,
    moment,
    one_of,
    refers,
    rules,
    unique,
    words,
)
from backend.database.scope import EVERY_ROW, Reach, Scope
from backend.figures.codes import FigureFamily, FigureUnit, NoValueReason
from backend.kit.clock import now


def _public() -> Scope:
    """Let everybody of the district read what is public, and the district's officers publish."""
    write = {Role.DISTRICT_OFFICER: EVERY_ROW, Role.SYSTEM: EVERY_ROW}
    read: dict[Role, Reach] = dict.fromkeys(Role, EVERY_ROW)
    return Scope(read=read, write=write, append_only=True)


class Publication(Row, table=True):
    """公布；The figures of a day and a scope as made public, never changed since."""

    __tablename__ = "publications"
    __table_args__ = rules(
        refers("town_id", "towns"),
        refers("corrects_id", "publications"),
        indexed("as_of"),
        indexed("published_at"),
        unique("town_id", "as_of", "edition", postgresql_nulls_not_distinct=True),
        check("edition", "edition >= 1 and (edition = 1) = (corrects_id is null)"),
    )
    __scope__: ClassVar[Scope] = _public()

    as_of: date = Field(description="统计日期；day of the figures")
    town_id: UUID | None = Field(default=None, description="所计镇街；town, null = the district")
    scope_name: str = words("范围；name of the district or town as it was then")
    edition: int = Field(
        description="版次，同日同范围从 1 起；edition of the day and scope, 1 = the first"
    )
    corrects_id: UUID | None = Field(
        default=None, description="前一版；the edition before it, which it corrects"
    )
    note: str | None = words("说明；what the publisher says of it", default=None)
    published_at: datetime = moment("公布时间；when it was published", default_factory=now)
    published_by: UUID | None = Field(default=None, description="公布人；user who published it")
    rule_version: int = Field(description="规则版本，0 为缺省；version of the rules, 0 = defaults")
    definitions_digest: str = words(
        "定义摘要 (SHA-256)；digest of the definitions, equal = defined alike"
    )


class PublishedFigure(Row, table=True):
    """公布的数字；A figure as it was published: its value, its rules, its words."""

    __tablename__ = "published_figures"
    __table_args__ = rules(
        refers("publication_id", "publications", has_index=False),
        indexed("publication_id", "place"),
        check(
            "suppressed",
            "not is_suppressed or (value is null and numerator is null and denominator is null)",
        ),
    )
    __scope__: ClassVar[Scope] = _public()

    publication_id: UUID = Field(description="所属公布；the publication")
    place: int = Field(description="次序；place among the figures of the publication")
    code: str = words("数字代码；code of the figure")
    population: Population = one_of(Population, "population", "统计对象；of whom")
    family: FigureFamily = one_of(FigureFamily, "family", "类别；family")
    unit: FigureUnit = one_of(FigureUnit, "unit", "计量单位；unit")
    name: str = words("名称；name")
    definition: str = words("当时的定义；definition as it was")
    english_definition: str = words("当时的英文定义；definition in English as it was")
    formula: str = words("公式；formula in words")
    source_text: str = words("依据；regulation behind it")
    value: Decimal | None = Field(
        default=None,
        sa_type=Numeric,
        description="值：计数，或 0–1 的比率；a count, or a ratio from 0 to 1",
    )
    reason: NoValueReason | None = one_of(
        NoValueReason, "reason", "无值的原因；why there is no value", default=None
    )
    numerator: int | None = Field(default=None, description="分子；rows of the numerator")
    denominator: int | None = Field(default=None, description="分母；rows of the denominator")
    reported_numerator: int | None = Field(
        default=None, description="分子中党员数按填报的；numerator rows on reported counts"
    )
    reported_denominator: int | None = Field(
        default=None, description="分母中党员数按填报的；denominator rows on reported counts"
    )
    verified_share: Decimal | None = Field(
        default=None,
        sa_type=Numeric,
        description="同范围实体运营单位的核查率 0–1；share of operating ones that are verified",
    )
    window_from: date = Field(description="新建的起算日期；first day of what counts as new")
    window_to: date = Field(description="统计日期；day of the figure")
    rule_version: int = Field(description="规则版本，0 为缺省；version of the rules, 0 = defaults")
    is_suppressed: bool = Field(
        default=False, description="是否隐去；kept back, since the group is too small"
    )


class PublicationWithdrawal(Row, table=True):
    """撤回公布；That a publication no longer holds, and why; it stays visible as such."""

    __tablename__ = "publication_withdrawals"
    __table_args__ = rules(
        refers("publication_id", "publications"),
        unique("publication_id"),
    )
    __scope__: ClassVar[Scope] = _public()

    publication_id: UUID = Field(description="所撤回的公布；the publication")
    withdrawn_at: datetime = moment("撤回时间；when it was withdrawn", default_factory=now)
    withdrawn_by: UUID | None = Field(default=None, description="撤回人；user who withdrew it")
    reason: str = words("原因；reason, shown to everybody")
