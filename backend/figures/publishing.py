"""What an officer of the district does with figures: publish them, withdraw a publication.

A publication never changes. A correction is the next edition, beside the first; what was published
by mistake is withdrawn with a reason that everybody reads.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any
from uuid import UUID

import asyncpg
from sqlalchemy import insert as insert_rows
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import plain
from backend.accounts.changes import insert, keep_no_operation, load_one, save
from backend.accounts.periods import past
from backend.accounts.refusals import NotAllowedError, NotFoundError
from backend.compiler.assembly import camel
from backend.compiler.catalog import Of
from backend.compiler.templates import load as load_templates
from backend.coverage.rules import Population
from backend.database.actor import Actor, Role
from backend.database.session import driver_connection
from backend.figures.codes import FigureCode
from backend.figures.declaration import declared_sql
from backend.figures.errors import (
    FigureNotPublicError,
    NothingToPublishError,
    OtherEditionError,
    PublicationTextError,
    PublishedAlreadyError,
)
from backend.figures.figure import Figure
from backend.figures.registry import FIGURES
from backend.figures.rules import (
    PUBLIC_FAMILIES,
    Group,
    counts_persons,
    is_small,
    kept_back,
    tells_members,
)
from backend.figures.tables import PublishedFigure
from backend.kit.clock import now
from backend.kit.ids import new_id
from backend.kit.text import collapse

LONGEST_TEXT = 500

_QUERIES = {
    name: "".join(map(str, template.pieces))
    for name, template in load_templates("backend.figures", "publishing.sql").items()
}
_KEPT_BACK = dict.fromkeys(
    (
        "value",
        "reason",
        "numerator",
        "denominator",
        "reported_numerator",
        "reported_denominator",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishFigures:
    """公布数字；Publish the figures of a day, of the whole district or of one town."""

    as_of: Annotated[date, "统计日期，不晚于今天；day of the figures, today at the latest"]
    town_id: Annotated[UUID | None, "镇街，不填为全区；town, the district if none", Of("Town")] = (
        None
    )
    codes: Annotated[
        tuple[FigureCode, ...] | None,
        "数字代码，不填为全部可公布的；figures, all that may be published if none",
    ] = None
    note: Annotated[str | None, "说明，至多 500 字；note, shown to everybody"] = None
    corrects: Annotated[
        UUID | None,
        "所更正的公布，须为同日同范围的最新一版；latest edition of the day and scope",
        Of("Publication"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPublication:
    """预览公布；What publishing would make public now: the same figures, and nothing is written."""

    as_of: Annotated[date, "统计日期，不晚于今天；day of the figures, today at the latest"]
    town_id: Annotated[UUID | None, "镇街，不填为全区；town, the district if none", Of("Town")] = (
        None
    )
    codes: Annotated[
        tuple[FigureCode, ...] | None,
        "数字代码，不填为全部可公布的；figures, all that may be published if none",
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPublication:
    """撤回公布；Withdraw a publication; it stays in the list, its figures are no longer public."""

    id: Annotated[UUID, "公布；publication", Of("Publication")]
    reason: Annotated[str, "原因，至多 500 字；reason, shown to everybody"]


async def publish_figures(session: AsyncSession, actor: Actor, form: PublishFigures) -> UUID:
    """Publish figures as they are known now; the values are kept for good.

    Raises: FUTURE_DATE, NOT_FOUND, FIGURE_NOT_PUBLIC, NOTHING_TO_PUBLISH, PUBLISHED_ALREADY,
    OTHER_EDITION, EDITION_TAKEN, PUBLICATION_TEXT, NOT_ALLOWED.
    """
    note = _text(form.note, field="说明", path="note", least=0)
    found = await _prepared(session, actor, form)
    latest = found.latest
    _check_edition(form, latest, found.scope_name)
    publication = insert(
        "publications",
        as_of=form.as_of,
        town_id=form.town_id,
        scope_name=found.scope_name,
        edition=latest["edition"] + 1 if latest else 1,
        corrects_id=latest["id"] if latest else None,
        note=note,
        published_at=now(),
        published_by=actor.user_id,
        rule_version=found.figures[0]["rule_version"],
        definitions_digest=definitions_digest(),
    )
    keep_no_operation(session)
    await save(session, actor, action="figures.publish", changes=[publication])
    of = {"district_id": actor.district_id, "publication_id": publication.id}
    rows = [row | of | {"id": new_id()} for row in found.figures]
    await session.execute(insert_rows(PublishedFigure), rows)
    return publication.id


async def preview_publication(
    session: AsyncSession, actor: Actor, form: PreviewPublication
) -> dict[str, Any]:
    """Tell what publishing would make public: found by the same steps, kept by none.

    Raises: FUTURE_DATE, NOT_FOUND, FIGURE_NOT_PUBLIC, NOTHING_TO_PUBLISH, NOT_ALLOWED.
    """
    if actor.role is not Role.DISTRICT_OFFICER:
        raise NotAllowedError
    found = await _prepared(session, actor, form)
    shown = ({camel(name): value for name, value in row.items()} for row in found.figures)
    return {
        "latest": found.latest["id"] if found.latest else None,
        "scopeName": found.scope_name,
        "figures": [one | {"source": one["sourceText"]} for one in shown],
    }


async def withdraw_publication(
    session: AsyncSession, actor: Actor, form: WithdrawPublication
) -> UUID:
    """Withdraw a publication.

    Raises: NOT_FOUND, PUBLICATION_TEXT, WITHDRAWN_ALREADY, NOT_ALLOWED.
    """
    await load_one(session, actor, "publications", form.id, noun="公布", path=("id",))
    reason = _text(form.reason, field="撤回原因", path="reason", least=1)
    change = insert(
        "publication_withdrawals",
        publication_id=form.id,
        withdrawn_at=now(),
        withdrawn_by=actor.user_id,
        reason=reason,
    )
    keep_no_operation(session)
    await save(session, actor, action="figures.withdraw", changes=[change], reason=reason)
    return form.id


def chosen_figures(codes: Iterable[FigureCode] | None) -> Mapping[str, Figure]:
    """Give the figures that are to be published by their codes.

    Raises: FIGURE_NOT_PUBLIC, NOTHING_TO_PUBLISH.
    """
    wanted = None if codes is None else frozenset(codes)
    chosen = {one.code: one for one in FIGURES if wanted is None or one.code in wanted}
    internal = [one for one in chosen.values() if one.family not in PUBLIC_FAMILIES]
    if wanted is not None and internal:
        raise FigureNotPublicError(name=internal[0].name, path=("codes",))
    if not chosen:
        raise NothingToPublishError(path=("codes",))
    return {code.value: one for code, one in chosen.items() if one.family in PUBLIC_FAMILIES}


@cache
def definitions_digest() -> str:
    """Give the digest of all definitions as this program has them."""
    return hashlib.sha256(declared_sql().encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The name of the scope, the latest edition of the day, the figures as they would be kept."""

    scope_name: str
    latest: Mapping[str, Any] | None
    figures: list[dict[str, Any]]


async def _prepared(
    session: AsyncSession, actor: Actor, form: PublishFigures | PreviewPublication
) -> _Prepared:
    as_of = past(form.as_of, ("as_of",))
    chosen = chosen_figures(form.codes)
    connection = await driver_connection(session)
    name = await connection.fetchval(_QUERIES["scope"], actor.district_id, form.town_id)
    if name is None:
        raise NotFoundError(noun="镇街", path=("town_id",))
    asked = (actor.district_id, as_of, form.town_id)
    latest = await connection.fetchrow(_QUERIES["latest"], *asked)
    figures = [dict(row) for row in await connection.fetch(_QUERIES["figures"], *asked)]
    units = await connection.fetch(_QUERIES["units"], actor.district_id, as_of)
    kept = kept_back(_by_population(units), town=form.town_id)
    persons = await connection.fetch(_QUERIES["persons"], actor.district_id, as_of)
    small = _small_groups(_by_set(persons), figures, chosen, town=form.town_id)
    return _Prepared(
        scope_name=name,
        latest=dict(latest) if latest else None,
        figures=[
            _row(row, chosen[row["code"]], kept, is_small_group=row["code"] in small)
            for row in figures
            if row["code"] in chosen
        ],
    )


def _check_edition(form: PublishFigures, latest: Mapping[str, Any] | None, name: str) -> None:
    details = {"scope": name, "day": form.as_of}
    if form.corrects is not None and (latest is None or latest["id"] != form.corrects):
        raise OtherEditionError(**details, path=("corrects",))
    if latest is not None and not latest["is_withdrawn"] and form.corrects is None:
        raise PublishedAlreadyError(**details, edition=latest["edition"], path=("as_of",))


def _text(words: str | None, *, field: str, path: str, least: int) -> str | None:
    text = collapse(words or "")
    if not least <= len(text) <= LONGEST_TEXT:
        raise PublicationTextError(field=field, least=least, limit=LONGEST_TEXT, path=(path,))
    return text or None


def _by_population(
    units: Iterable[asyncpg.Record],
) -> Mapping[Population, Mapping[Group, int]]:
    found: dict[Population, dict[Group, int]] = defaultdict(dict)
    for row in units:
        town = None if row["town_id"] is None else plain(row["town_id"])
        found[Population(row["population"])][town] = row["number"]
    return found


def _by_set(persons: Iterable[asyncpg.Record]) -> Mapping[str, Mapping[Group, int]]:
    found: dict[str, dict[Group, int]] = defaultdict(dict)
    for row in persons:
        town = None if row["town_id"] is None else plain(row["town_id"])
        found[row["set_name"]][town] = row["number"]
    return found


def _small_groups(
    persons: Mapping[str, Mapping[Group, int]],
    figures: Iterable[Mapping[str, Any]],
    chosen: Mapping[str, Figure],
    *,
    town: Group,
) -> frozenset[str]:
    """Name the figures that count so few persons of contests that they are kept back."""
    return frozenset(
        row["code"]
        for row in figures
        if row["code"] in chosen
        and counts_persons(chosen[row["code"]].unit)
        and is_small(
            persons.get(chosen[row["code"]].numerator, {}), total=row["numerator"], town=town
        )
    )


def _row(
    row: Mapping[str, Any], figure: Figure, kept: frozenset[Population], *, is_small_group: bool
) -> dict[str, Any]:
    tells = tells_members(figure.numerator, figure.denominator)
    is_suppressed = is_small_group or (tells and row["population"] in kept)
    return {**row, "is_suppressed": is_suppressed, **(_KEPT_BACK if is_suppressed else {})}
