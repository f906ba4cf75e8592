"""When what was entered: the rows of the demo, quarter by quarter, as an office would enter them.

A fact is entered in the first quarterly ledger after its day, ended in the first one after its end;
so the audit log tells the same three years as the rows.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from backend.accounts.changes import Change
from backend.accounts.periods import since as period
from backend.demo.world import Town, World
from backend.kit.clock import SHANGHAI
from backend.kit.dates import add_months
from backend.kit.ids import new_id

GROUND = frozenset(
    {
        "departments",
        "towns",
        "villages",
        "areas",
        "building_groups",
        "buildings",
        "organizations",
        "branches",
        "coverage_links",
        "shops",
    }
)
"""Written before everything else, so that the rows about them are written with their last scope."""

_QUARTERS = ("第四季度", "第一季度", "第二季度", "第三季度")
_ROUNDS_A_YEAR = 2


@dataclass(slots=True)
class Step:
    """What one person enters at one moment; `town` None is the district's officer."""

    moment: datetime
    action: str
    reason: str | None = None
    town: Town | None = None
    changes: list[Change] = field(default_factory=list)

    def part(self, *, of_ground: bool) -> list[Change]:
        """Give the changes of the one or the other half of the tables."""
        return [change for change in self.changes if (change.table in GROUND) is of_ground]


class History:
    """Collects the rows by the step in which they are entered."""

    def __init__(self, world: World, default_department: UUID) -> None:
        """Lay out the quarters of the ledger, the last of them being still open."""
        self.world = world
        self.departments: dict[str | None, UUID] = {None: default_department}
        self.days = _days_of_entry(world.began_on, world.today)
        self.entries = [
            Step(_at(day, 10, number), "import.apply", _ledger_of(day, world.today))
            for number, day in enumerate(self.days)
        ]
        self.rounds = {town.id: list(self._rounds(town)) for town in world.towns}
        self._entered: dict[UUID, int] = {}

    def steps(self) -> list[Step]:
        """Give every step that changes anything, in the order of time."""
        rounds = [step for steps in self.rounds.values() for step in steps]
        return sorted((step for step in (*self.entries, *rounds) if step.changes), key=_moment)

    def entered(self, row_id: UUID) -> int:
        """Tell in which ledger a row was entered."""
        return self._entered[row_id]

    def put(
        self,
        table: str,
        day: date | None,
        *,
        after: UUID | None = None,
        id: UUID | None = None,  # noqa: A002 - the column
        **row: Any,  # noqa: ANN401 - a row's values
    ) -> UUID:
        """Enter a row in the ledger after a day, but not before the row that it is about."""
        place = max(self._place(day), self._entered.get(after, 0) if after else 0)
        row_id = id or new_id()
        self._entered[row_id] = place
        self.entries[place].changes.append(Change(table, row_id, None, row))
        return row_id

    def amend(self, table: str, row_id: UUID, day: date, **changed: Any) -> bool:  # noqa: ANN401 - a row
        """Change a row in the ledger after a day; tell whether that is a later one than its own."""
        place = self._place(day)
        if place <= self._entered[row_id]:
            return False
        self.entries[place].changes.append(Change(table, row_id, {}, changed))
        return True

    def correct(self, row_id: UUID, changed: Mapping[str, Any]) -> None:
        """Put values into a row that is entered with the very same ledger."""
        changes = self.entries[self._entered[row_id]].changes
        place = next(at for at, change in enumerate(changes) if change.id == row_id)
        row = changes[place]
        changes[place] = Change(row.table, row_id, None, {**(row.after or {}), **changed})

    def spell(
        self,
        table: str,
        start: date | None,
        end: date | None,
        *,
        after: UUID,
        **row: Any,  # noqa: ANN401 - a row's values
    ) -> None:
        """Enter a dated fact, and its end when that has come; one without a day is left out."""
        if start is not None and end is not None and end <= start:
            return
        place = max(self._place(start), self._entered[after])
        if end is None or end > self.world.today or self._place(end) <= place:
            self.put(table, start, after=after, valid=period(start, until=end), **row)
        else:
            row_id = self.put(table, start, after=after, valid=period(start), **row)
            self.amend(table, row_id, end, valid=period(start, until=end))

    def edit(
        self,
        table: str,
        row_id: UUID,
        town: Town,
        changed: Mapping[str, Any],
        *,
        known: Mapping[str, Any] | None = None,
    ) -> bool:
        """Let the town's officer change a row some time after it was entered.

        Shape: `known` of an organization that is renamed holds its code.
        """
        entered = self.entries[self._entered[row_id]].moment
        later = [step for step in self.rounds[town.id] if step.moment > entered]
        if not later:
            return False
        step = self.world.random.choice(later)
        step.changes.append(Change(table, row_id, known or {}, changed))
        return True

    def _place(self, day: date | None) -> int:
        found = 0 if day is None else bisect_left(self.days, day)
        return min(found, len(self.days) - 1)

    def _rounds(self, town: Town) -> list[Step]:
        step = timedelta(days=365 // _ROUNDS_A_YEAR)
        day = self.world.began_on + timedelta(days=self.world.random.randint(30, step.days))
        rounds: list[Step] = []
        while day < self.world.today:
            minute = self.world.random.randint(0, 59)
            rounds.append(Step(_at(day, 15, minute), "organization.edit", None, town))
            day += step
        return rounds


def _moment(step: Step) -> datetime:
    return step.moment


def at_work(day: date) -> datetime:
    """Give a moment of the afternoon of a day."""
    return _at(day, 16, 0)


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute % 60), SHANGHAI)


def _days_of_entry(first: date, today: date) -> list[date]:
    """Give the first days of the quarters, and yesterday for what is not a quarter old."""
    days: list[date] = []
    day = first
    while day < today - timedelta(days=2):
        days.append(day)
        day = add_months(day, 3)
    return [*days, today - timedelta(days=1)]


def _ledger_of(day: date, today: date) -> str:
    """Name the ledger that is entered: that of the quarter before, or the newest facts."""
    if day == today - timedelta(days=1):
        return "导入 本季度台账.xlsx"
    year = day.year - 1 if day.month == 1 else day.year
    return f"导入 {year}年{_QUARTERS[(day.month - 1) // 3]}台账.xlsx"
