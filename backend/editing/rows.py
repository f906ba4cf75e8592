"""Changes up to 250 rows in one transaction: each is checked by itself, the good ones are written.

The commands are rehearsed row by row over rows that are read once; what they describe is written
in one statement a table. What the database refuses is told at the row that it is about.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.change import Change
from backend.accounts.changes import load, operation_of, save
from backend.accounts.meanwhile import demand_revision
from backend.accounts.refusals import NotAllowedError, NotFoundError
from backend.accounts.rehearsal import Rehearsal, rehearsing
from backend.compiler.assembly import camel
from backend.database.actor import Actor
from backend.editing.errors import (
    CannotClearError,
    NothingToChangeError,
    RowCountError,
    RowTwiceError,
)
from backend.editing.partial import Changes, given_fields
from backend.kit.errors import LedgerError, ProblemCollector, Problems
from backend.kit.ids import encode_node_id

MOST_ROWS = 250
_EFFECTIVE = "effective_on"

Row: TypeAlias = Mapping[str, Any]
Step: TypeAlias = Callable[[AsyncSession, Actor, Row, Changes], Awaitable[list[LedgerError]]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Rows that the commands read for each row: the `column` of theirs holds the row's `by`."""

    table: str
    column: str
    by: str = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """How rows of a noun are changed: the steps are commands, which run on each row in turn."""

    type_name: str
    table: str
    label: str
    many: str
    changes: type
    steps: tuple[Step, ...]
    shelves: tuple[Shelf, ...] = ()

    @property
    def action(self) -> str:
        """Give the verb of the audit log."""
        return f"{self.type_name.lower()}.change"


@dataclass(slots=True)
class Part:
    """One row and the changes that belong to it."""

    id: UUID
    changes: list[Change]


@dataclass(slots=True)
class Outcome:
    """What became of each row."""

    noun: Noun
    accepted: list[UUID] = field(default_factory=list)
    refusals: list[dict[str, Any]] = field(default_factory=list)
    warnings: dict[tuple[str, str], LedgerError] = field(default_factory=dict)

    def refuse(self, row_id: UUID, error: LedgerError | Problems) -> None:
        """Take down why a row stays as it was."""
        errors = error.errors if isinstance(error, Problems) else (error,)
        names = {one.name for one in fields(self.noun.changes)}
        node = encode_node_id(self.noun.type_name, row_id)
        self.refusals += [refusal_of(node, one, _path(one.path, names)) for one in errors]

    def warn(self, warnings: Sequence[LedgerError]) -> None:
        """Take down what the rules remark, each once."""
        self.warnings.update({(one.code, one.message): one for one in warnings})


def refusal_of(node: str, error: LedgerError, path: Sequence[str]) -> dict[str, Any]:
    """Write a refusal as the API shows it."""
    moment = getattr(error, "changed_at", None)
    return {
        "id": node,
        "code": error.code,
        "message": error.message,
        "remedy": error.remedy,
        "path": [camel(step) for step in path],
        "changedBy": getattr(error, "changed_by", None),
        "changedAt": moment and moment.isoformat(),
        "currentRevision": getattr(error, "current_revision", None),
    }


async def change_rows(
    session: AsyncSession,
    actor: Actor,
    noun: Noun,
    form: Any,  # noqa: ANN401 - made by the noun
) -> dict[str, Any]:
    """Change the rows of a noun.

    Raises: ROW_COUNT, NOTHING_TO_CHANGE, CANNOT_CLEAR; all else is refused row by row.
    """
    changes = _demand_changes(form)
    if not 1 <= len(form.rows) <= MOST_ROWS:
        raise RowCountError(count=len(form.rows), most=MOST_ROWS, path=("rows",))
    outcome = Outcome(noun)
    rows = await _readable(session, actor, noun, form.rows, outcome)
    parts = await _rehearse(session, actor, rows, changes, outcome)
    written = await _write(session, actor, noun, parts, form.reason, outcome)
    has_operation = any(part.changes for part in written)
    return {
        noun.many: [part.id for part in written],
        "refusals": outcome.refusals,
        "operationId": operation_of(session, actor) if has_operation else None,
        "warnings": list(outcome.warnings.values()),
    }


def _demand_changes(form: Any) -> Changes:  # noqa: ANN401
    given = given_fields(form.changes)
    if not given.keys() - {_EFFECTIVE}:
        raise NothingToChangeError(path=("changes",))
    problems = ProblemCollector()
    for name, value in given.items():
        if value is None and name in form.changes.firm:
            problems.add(CannotClearError(path=("changes", name)))
    problems.raise_if_any()
    return Changes(form.changes)


async def _readable(
    session: AsyncSession, actor: Actor, noun: Noun, wanted: Sequence[Any], outcome: Outcome
) -> list[Row]:
    """Lock the rows that may be changed and are still as they were read."""
    ids = {one.id for one in wanted}
    seen = {row["id"]: row for row in await load(session, actor, noun.table, id=ids)}
    locked = await load(session, actor, noun.table, id=ids, is_locked=True)
    held = {row["id"]: row for row in locked}
    found: dict[UUID, Row] = {}
    for one in wanted:
        try:
            if one.id in found:
                raise RowTwiceError
            if one.id not in seen:
                raise NotFoundError(noun=noun.label)
            if one.id not in held:
                raise NotAllowedError
            await demand_revision(session, actor, held[one.id], one.revision)
        except LedgerError as error:
            outcome.refuse(one.id, error)
        else:
            found[one.id] = held[one.id]
    return list(found.values())


async def _rehearse(
    session: AsyncSession, actor: Actor, rows: list[Row], changes: Changes, outcome: Outcome
) -> list[Part]:
    noun = outcome.noun
    shelves = []
    for shelf in noun.shelves:
        keys = [row[shelf.by] for row in rows]
        wanted: dict[str, Any] = {shelf.column: keys}
        shelves.append((shelf, keys, await load(session, actor, shelf.table, **wanted)))
    parts: list[Part] = []
    taken: set[tuple[str, UUID]] = set()
    with rehearsing(session) as rehearsal:
        rehearsal.shelve(noun.table, "id", [row["id"] for row in rows], rows)
        for shelf, keys, known in shelves:
            rehearsal.shelve(shelf.table, shelf.column, keys, known)
        for row in rows:
            part = await _rehearse_row(session, actor, rehearsal, row, changes, outcome)
            if part is None:
                continue
            touched = {(change.table, change.id) for change in part.changes}
            if touched & taken:
                outcome.refuse(part.id, RowTwiceError())
                continue
            taken |= touched
            parts.append(part)
    return parts


async def _rehearse_row(
    session: AsyncSession,
    actor: Actor,
    rehearsal: Rehearsal,
    row: Row,
    changes: Changes,
    outcome: Outcome,
) -> Part | None:
    problems = ProblemCollector()
    warnings: list[LedgerError] = []
    for step in outcome.noun.steps:
        with problems.catching():
            warnings += await step(session, actor, row, changes)
    gathered = rehearsal.taken(row["id"])
    if problems.errors:
        outcome.refuse(row["id"], Problems(problems.errors))
        return None
    outcome.warn(warnings)
    return Part(row["id"], gathered)


async def _write(
    session: AsyncSession,
    actor: Actor,
    noun: Noun,
    parts: list[Part],
    reason: str | None,
    outcome: Outcome,
) -> list[Part]:
    async def write(changes: list[Change]) -> None:
        await save(session, actor, action=noun.action, changes=changes, reason=reason)

    written, refused = await save_parts(session, parts, write)
    for part, error in refused:
        outcome.refuse(part.id, error)
    return written


async def save_parts(
    session: AsyncSession, parts: list[Part], write: Callable[[list[Change]], Awaitable[None]]
) -> tuple[list[Part], list[tuple[Part, LedgerError]]]:
    """Write all parts at once; where the database refuses, halve until the rows at fault are known.

    Two refused rows of fifty cost some two dozen statements, none refused costs one a table.
    """
    if not parts:
        return [], []
    try:
        async with session.begin_nested():
            await write([change for part in parts for change in part.changes])
    except LedgerError as error:
        if len(parts) == 1:
            return [], [(parts[0], error)]
        middle = len(parts) // 2
        first, refused = await save_parts(session, parts[:middle], write)
        second, more = await save_parts(session, parts[middle:], write)
        return [*first, *second], [*refused, *more]
    return parts, []


def _path(path: Sequence[str], names: Collection[str]) -> tuple[str, ...]:
    """Lead a command's path to the field that the person changed."""
    for index, step in enumerate(path):
        name = _EFFECTIVE if step == "on" else step
        if name in names:
            return ("changes", name, *path[index + 1 :])
    return tuple(path)
