"""What of a ledger is exported: the filters of the screen, read from the same address."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import Date, Uuid, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import plain
from backend.compiler.templates import AliasOf, Parameter, ScopeOf, Template, load
from backend.database.actor import Actor
from backend.database.registry import all_tables, table_of
from backend.kit.clock import today
from backend.kit.errors import LedgerError
from backend.kit.ids import decode_node_id
from backend.kit.text import match_key
from backend.workbooks.book import Row
from backend.workbooks.ledgers import Ledger
from backend.workbooks.present import statements
from backend.workbooks.rights import may_narrow

_OF_THE_LIST = frozenset({"sort", "after", "before", "size", "open", "cols"})
_OF_A_FIGURE = frozenset(
    {"figure", "population", "part", "asOf", "town", "department", "formation"}
)
_STANDING = frozenset({"building", "area"})
"""Beside a figure of organizations: where they stood on the day, as their screen reads it."""
_COVERED_SO = load("backend.organizations", "types.sql")["covered_so"]
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_BOUND = re.compile(r"(?P<day>[a-z]+)(?P<end>From|To)")
_TRUTH = {"true": "True", "false": "False"}
_COMPUTED: Mapping[str, Mapping[str, Template]] = MappingProxyType(
    {
        "organizations": {
            "isOperating": load("backend.organizations", "types.sql")["is_operating"],
            "isVerified": load("backend.organizations", "types.sql")["is_verified"],
        },
        "branches": {"isExisting": load("backend.branches", "types.sql")["is_existing"]},
    }
)
"""What the screens filter by and no column holds: the very expressions of their types."""


class ExportFilterError(LedgerError):
    """The address names a filter that this ledger cannot be exported by."""

    code = "EXPORT_FILTER"
    message = "导出“{ledger}”时不能使用筛选“{name}”。"
    remedy = "请去掉这个筛选后再导出。"


@dataclass(frozen=True, slots=True)
class Bound:
    """A day from which on, or before which, a column must lie; half-open as everywhere."""

    column: str
    day: date
    is_start: bool

    def takes(self, row: Row) -> bool:
        """Tell whether a row lies on the right side of it; a row without a day does not."""
        value = row[self.column]
        return value is not None and (value >= self.day) is self.is_start


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which rows go out: by words, by columns, by the ids of a figure; nothing narrows nothing."""

    words: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    bounds: tuple[Bound, ...] = ()
    ids: frozenset[UUID] | None = None

    def takes(self, row: Row) -> bool:
        """Tell whether a row of the ledger's own table goes out."""
        if self.ids is not None and row["id"] not in self.ids:
            return False
        if self.words and self.words not in row.get("search_text", ""):
            return False
        if not all(bound.takes(row) for bound in self.bounds):
            return False
        return all(str(row[name]) == value for name, value in self.columns.items())


async def narrowing(
    session: AsyncSession, actor: Actor, ledger: Ledger, address: Mapping[str, str]
) -> Narrowing:
    """Read the filters of an address, those of a figure included.

    Raises: EXPORT_FILTER for a filter that the ledger does not have, or that tells a token what it
    does not read; MALFORMED_ID.
    """
    for name in address.keys() - _OF_THE_LIST:
        if not may_narrow(actor, ledger, name):
            raise ExportFilterError(ledger=ledger.title, name=name)
    has_figure = bool(address.get("figure"))
    is_of_organizations = ledger.table == "organizations"
    standing = _STANDING if is_of_organizations else frozenset[str]()
    taken = _OF_THE_LIST | (_OF_A_FIGURE | standing if has_figure else frozenset())
    coverage = address.get("coverage") if is_of_organizations else None
    if coverage:
        taken |= {"coverage", "asOf"}
    own = {name: value for name, value in address.items() if value and name not in taken}
    words = match_key(own.pop("q", ""))
    answers = {
        template: own.pop(name)
        for name, template in _COMPUTED.get(ledger.table, {}).items()
        if name in own
    }
    bounds = {name: bound for name, value in own.items() if (bound := _bound(ledger, name, value))}
    return Narrowing(
        words=words,
        columns=dict(
            _column(ledger, name, value) for name, value in own.items() if name not in bounds
        ),
        bounds=tuple(bounds.values()),
        ids=_in_all(
            [await _figure_rows(session, actor, address, standing)] if has_figure else [],
            [await _covered_so(session, actor, coverage, _day(address))] if coverage else [],
            [await _answering(session, actor, ledger, *one) for one in answers.items()],
        ),
    )


def _in_all(*groups: Iterable[frozenset[UUID]]) -> frozenset[UUID] | None:
    """Give the rows that are in every set; None when there is no set at all."""
    sets = [one for group in groups for one in group]
    return frozenset.intersection(*sets) if sets else None


async def _answering(
    session: AsyncSession, actor: Actor, ledger: Ledger, template: Template, value: str
) -> frozenset[UUID]:
    """Give the rows for which an expression of the ledger's type answers yes or no today."""
    shown = table_of(all_tables()[ledger.table]).alias("shown")
    condition = "".join(map(_piece, template.pieces))
    found = await session.execute(
        select(shown.c.id).where(
            text(
                "shown.district_id = :district_id"
                f" and ({condition}) is {'true' if value == 'true' else 'false'}"
            ).bindparams(
                bindparam("district_id", value=actor.district_id, type_=Uuid()),
                bindparam("as_of", value=today(), type_=Date()),
            )
        )
    )
    return frozenset(plain(row[0]) for row in found)


def _piece(piece: object) -> str:
    """Write a piece of an expression for a session that row security holds to its reach."""
    match piece:
        case Parameter(name=name):
            return f":{name}"
        case ScopeOf(alias=alias):
            return f"{alias}.district_id = :district_id"
        case AliasOf():
            return "shown"
        case _:
            return str(piece)


def _bound(ledger: Ledger, name: str, value: str) -> Bound | None:
    """Read `registeredFrom` or `registeredTo`; nothing when it is another filter."""
    found = _BOUND.fullmatch(name)
    columns = table_of(all_tables()[ledger.table]).columns
    if found is None or f"{found['day']}_on" not in columns:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ExportFilterError(ledger=ledger.title, name=name) from None
    return Bound(f"{found['day']}_on", day, is_start=found["end"] == "From")


def _column(ledger: Ledger, name: str, value: str) -> tuple[str, str]:
    columns = table_of(all_tables()[ledger.table]).columns
    snake = _CAPITAL.sub("_", name).lower()
    if f"{snake}_id" in columns:
        return f"{snake}_id", str(decode_node_id(value).id)
    if snake in columns:
        return snake, _TRUTH.get(value, value)
    raise ExportFilterError(ledger=ledger.title, name=name)


async def _figure_rows(
    session: AsyncSession, actor: Actor, address: Mapping[str, str], standing: Iterable[str]
) -> frozenset[UUID]:
    """Give the rows of a figure, by the one function that counts it."""
    places = {name: _id(address.get(name)) if name in standing else None for name in _STANDING}
    part = "DENOMINATOR" if address.get("part") == "DENOMINATOR" else "NUMERATOR"
    rows = await session.execute(
        text(statements()["figure_ids"]).bindparams(
            bindparam("district", value=actor.district_id, type_=Uuid()),
            bindparam("as_of", value=_day(address), type_=Date()),
            bindparam("town", value=_id(address.get("town")), type_=Uuid()),
            bindparam("department", value=_id(address.get("department")), type_=Uuid()),
            *(bindparam(name, value=place, type_=Uuid()) for name, place in places.items()),
            formation=address.get("formation") or None,
            code=address["figure"],
            population=address.get("population") or None,
            part=part,
        )
    )
    return frozenset(plain(row[0]) for row in rows)


async def _covered_so(
    session: AsyncSession, actor: Actor, coverage: str, as_of: date
) -> frozenset[UUID]:
    """Give the organizations that are covered so on a day, by the set of the ledger's own list."""
    rows = await session.execute(
        text("".join(map(_piece, _COVERED_SO.pieces))).bindparams(
            bindparam("district_id", value=actor.district_id, type_=Uuid()),
            bindparam("as_of", value=as_of, type_=Date()),
            coverage=coverage,
        )
    )
    return frozenset(plain(row[0]) for row in rows)


def _day(address: Mapping[str, str]) -> date:
    try:
        return date.fromisoformat(address.get("asOf") or "")
    except ValueError:
        return today()


def _id(text_of_node: str | None) -> UUID | None:
    return decode_node_id(text_of_node).id if text_of_node else None
