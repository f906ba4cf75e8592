"""What of a ledger is exported: the filters of the screen, read from the same address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Date, Uuid, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import plain
from backend.database.actor import Actor
from backend.database.registry import all_tables, table_of
from backend.kit.clock import today
from backend.kit.errors import LedgerError
from backend.kit.ids import decode_node_id
from backend.kit.text import match_key
from backend.workbooks.book import Row
from backend.workbooks.ledgers import Ledger
from backend.workbooks.present import statements

_OF_THE_LIST = frozenset({"sort", "after", "before", "size", "open"})
_OF_A_FIGURE = frozenset(
    {"figure", "population", "part", "asOf", "town", "department", "formation"}
)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_BOUND = re.compile(r"(?P<day>[a-z]+)(?P<end>From|To)")
_TRUTH = {"true": "True", "false": "False"}


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

    Raises: EXPORT_FILTER for a filter that the ledger does not have; MALFORMED_ID.
    """
    has_figure = bool(address.get("figure"))
    own = {
        name: value
        for name, value in address.items()
        if value and name not in _OF_THE_LIST and not (has_figure and name in _OF_A_FIGURE)
    }
    words = match_key(own.pop("q", ""))
    bounds = {name: bound for name, value in own.items() if (bound := _bound(ledger, name, value))}
    return Narrowing(
        words=words,
        columns=dict(
            _column(ledger, name, value) for name, value in own.items() if name not in bounds
        ),
        bounds=tuple(bounds.values()),
        ids=await _figure_rows(session, actor, address) if has_figure else None,
    )


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
    session: AsyncSession, actor: Actor, address: Mapping[str, str]
) -> frozenset[UUID]:
    """Give the rows of a figure, by the one function that counts it."""
    try:
        as_of = date.fromisoformat(address.get("asOf") or "")
    except ValueError:
        as_of = today()
    part = "DENOMINATOR" if address.get("part") == "DENOMINATOR" else "NUMERATOR"
    rows = await session.execute(
        text(statements()["figure_ids"]).bindparams(
            bindparam("district", value=actor.district_id, type_=Uuid()),
            bindparam("as_of", value=as_of, type_=Date()),
            bindparam("town", value=_id(address.get("town")), type_=Uuid()),
            bindparam("department", value=_id(address.get("department")), type_=Uuid()),
            formation=address.get("formation") or None,
            code=address["figure"],
            population=address.get("population") or None,
            part=part,
        )
    )
    return frozenset(plain(row[0]) for row in rows)


def _id(text_of_node: str | None) -> UUID | None:
    return decode_node_id(text_of_node).id if text_of_node else None
