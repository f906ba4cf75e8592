"""Two servers take in scores of the same judges; whatever is merged when, one log comes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.contests.merging import merged
from backend.contests.receiving import (
    Arrived,
    Circumstances,
    Measure,
    Present,
    ScoreKind,
    ScoreState,
    Slot,
    Verdict,
    decided,
)
from backend.contests.replaying import Replay, Standing, folded
from backend.contests.rules import EntryState, RoundState

START = datetime(2026, 10, 12, 9, tzinfo=UTC)
JUDGE, CRITERION = UUID(int=1), UUID(int=2)
ENTRIES = (UUID(int=3), UUID(int=4))
OPEN = Circumstances(
    round_state=RoundState.OPEN,
    opened_at=START,
    closed_at=None,
    entry_state=EntryState.ENTERED,
    attempts=1,
    measure=Measure(maximum=Decimal(100), step=Decimal(1)),
    outlier_spread=None,
    is_assigned=True,
    is_recused=False,
)

Row = dict[str, Any]


@dataclass(slots=True)
class Server:
    """A log, and what records become that arrive."""

    log: list[Row] = field(default_factory=list)

    def fold(self) -> Replay:
        """Fold the log."""
        return folded(self.log)

    def standing(self, entry: UUID) -> Standing:
        """Give what stands for an entry."""
        return self.fold().standing.get(slot(entry), Standing())

    def candidates(self, entry: UUID) -> set[Decimal | None]:
        """Give every value that the head judge may choose, the present one included."""
        replay = self.fold()
        waiting = replay.waiting.get(slot(entry), {})
        return {replay.records[key]["value"] for key in waiting} | {self.standing(entry).value}

    def receive(self, record: Mapping[str, Any]) -> None:
        """Take a record in, as the program does."""
        if any(one["operation_key"] == record["operation_key"] for one in self.log):
            return
        at = record["recorded_at"]
        names = ("kind", "value", "status", "reason", "attempt", "base_version", "is_confirmed")
        arrived = Arrived(**{name: record[name] for name in names}, recorded_at=at, received_at=at)
        now = self.standing(record["entry_id"])
        present = Present(version=now.version, value=now.value, status=now.status, state=now.state)
        decision = decided(arrived, present, OPEN)
        self.append(record, decision.verdict, decision.version)

    def append(self, record: Mapping[str, Any], verdict: Verdict, version: int) -> None:
        """Append a record to the log."""
        row = {**record, "id": uuid4(), "verdict": verdict, "version": version}
        self.log.append(row | {"sequence": len(self.log), "code": None})

    def check(self, entry: UUID) -> None:
        """Check what stands, as a second person."""
        now = self.standing(entry)
        if now.version and now.state is ScoreState.CURRENT:
            self._say(entry, ScoreKind.CHECK, now, now.version, now.record_id)

    def resolve(self, entry: UUID) -> None:
        """Take the first record that waits instead of what stands."""
        replay, now = self.fold(), self.standing(entry)
        for key in list(replay.waiting.get(slot(entry), {}))[:1]:
            chosen = replay.records[key]
            said = replace(now, value=chosen["value"], status=chosen["status"])
            self._say(entry, ScoreKind.RESOLUTION, said, now.version + 1, key)

    def _say(
        self, entry: UUID, kind: ScoreKind, said: Standing, version: int, subject: UUID | None
    ) -> None:
        row = score(entry, said.value) | {"kind": kind, "subject_id": subject}
        self.append(row | {"recorded_by": UUID(int=9)}, Verdict.ACCEPTED, version)

    def merge(self, log: Iterable[Mapping[str, Any]]) -> int:
        """Merge a log, and give how many records were new."""
        new = merged(self.log, list(log))
        for one in new:
            self.log.append({**one, "sequence": len(self.log)})
        return len(new)


_numbers = count(1)


def slot(entry: UUID) -> Slot:
    return Slot(
        entry_id=entry,
        kind=ScoreKind.SCORE,
        criterion_id=CRITERION,
        judge_user_id=JUDGE,
        attempt=1,
    )


def score(entry: UUID, value: object, *, base: int = 0) -> Row:
    number = next(_numbers)
    return {
        "operation_key": f"key-{number}",
        "kind": ScoreKind.SCORE,
        "entry_id": entry,
        "criterion_id": CRITERION,
        "judge_user_id": JUDGE,
        "attempt": 1,
        "value": value,
        "status": None,
        "reason": "更正",
        "base_version": base,
        "recorded_by": JUDGE,
        "recorded_at": START + timedelta(seconds=number),
        "is_confirmed": False,
        "subject_id": None,
    }


def said(log: Iterable[Mapping[str, Any]]) -> set[tuple[Any, ...]]:
    names = ("operation_key", "kind", "entry_id", "value", "status", "recorded_at")
    return {tuple(one[name] for name in names) for one in log}


@dataclass(slots=True)
class Day:
    """A day of a contest with a phone on each server; the values of the two phones are apart."""

    home: Server = field(default_factory=Server)
    venue: Server = field(default_factory=Server)
    files: list[list[Row]] = field(default_factory=list)
    words: dict[tuple[str, UUID], Decimal] = field(default_factory=dict)
    shared: set[UUID] = field(default_factory=set)
    known: dict[tuple[str, UUID], int] = field(default_factory=dict)

    def record(self, place: str, entry: UUID, number: int, *, both: bool = False) -> None:
        """Record on the phone of a server; with `both` its file of records goes to the other."""
        server, other = (self.home, self.venue) if place == "home" else (self.venue, self.home)
        value = Decimal(2 * number + (place == "home"))
        record = score(entry, value, base=self.known.get((place, entry), 0))
        self.words[place, entry] = value
        server.receive(record)
        self.known[place, entry] = server.log[-1]["version"]
        if both:
            self.shared.add(entry)
            other.receive(record)


ACTIONS = st.lists(
    st.one_of(
        st.tuples(
            st.just("record"),
            st.sampled_from(["home", "venue"]),
            st.sampled_from(ENTRIES),
            st.integers(0, 40),
            st.booleans(),
        ),
        st.tuples(st.sampled_from(["check", "resolve"]), st.sampled_from(ENTRIES)),
        st.just(("file",)),
        st.tuples(st.just("merge"), st.integers(0, 10)),
    ),
    max_size=20,
)


def lived(actions: Iterable[tuple[Any, ...]], *, merges: bool, decides: bool = True) -> Day:
    """Live a day; without `merges` the files are merged at its end alone."""
    day = Day()
    for action in actions:
        match action:
            case ("record", place, entry, number, both):
                day.record(place, entry, number, both=both)
            case ("check", entry) if decides:
                day.venue.check(entry)
            case ("resolve", entry) if decides:
                day.venue.resolve(entry)
            case ("file",):
                day.files.append(list(day.venue.log))
            case ("merge", number) if merges and day.files:
                day.home.merge(day.files[number % len(day.files)])
            case _:
                pass
    day.files.append(list(day.venue.log))
    return day


@settings(max_examples=150, deadline=None)
@given(actions=ACTIONS, order=st.randoms(use_true_random=False))
def test_files_merged_in_any_order_make_one_log(actions: list[Any], order: Any) -> None:
    day = lived(actions, merges=True)
    files = [*day.files, *day.files]
    order.shuffle(files)

    for file in files:
        day.home.merge(file)

    assert said(day.home.log) == said([*day.home.log, *day.venue.log])
    assert len({one["operation_key"] for one in day.home.log}) == len(day.home.log)
    assert sum(day.home.merge(file) for file in day.files) == 0


@settings(max_examples=150, deadline=None)
@given(actions=ACTIONS)
def test_neither_server_overwrites_what_the_other_was_told(actions: list[Any]) -> None:
    day = lived(actions, merges=True, decides=False)
    day.home.merge(day.files[-1])

    for entry in set(ENTRIES) - day.shared:
        words = {value for (_, of), value in day.words.items() if of == entry}
        assert words <= day.home.candidates(entry)
        if len(words) == 1:
            assert day.home.standing(entry).value == words.pop()
            assert day.home.standing(entry).state is ScoreState.CURRENT
        elif words:
            assert day.home.standing(entry).state is ScoreState.CONFLICT


@settings(max_examples=100, deadline=None)
@given(actions=ACTIONS)
def test_results_do_not_depend_on_when_the_files_are_merged(actions: list[Any]) -> None:
    early, late = (lived(actions, merges=merges, decides=False) for merges in (True, False))

    for day in (early, late):
        day.home.merge(day.files[-1])
        for entry in ENTRIES:
            decide(day, entry)

    for entry in set(ENTRIES) - early.shared:
        first, second = (day.home.standing(entry) for day in (early, late))
        assert (first.value, first.state) == (second.value, second.state)
        assert first.state is ScoreState.CURRENT


def decide(day: Day, entry: UUID) -> None:
    """Decide for the last word at the venue, as a head judge who was there."""
    word = day.words.get(("venue", entry))
    while waiting := list(day.home.fold().waiting.get(slot(entry), {})):
        now = day.home.standing(entry)
        chosen = word if word in day.home.candidates(entry) else now.value
        said_so = replace(now, value=chosen)
        day.home._say(entry, ScoreKind.RESOLUTION, said_so, now.version + 1, waiting[0])


def test_venue_that_alone_went_on_is_taken_as_it_decided() -> None:
    day = Day()
    day.record("venue", ENTRIES[0], 4)
    day.record("venue", ENTRIES[0], 5)
    day.venue.check(ENTRIES[0])

    assert day.home.merge(day.venue.log) == 3

    assert day.home.standing(ENTRIES[0]) == day.venue.standing(ENTRIES[0])
    assert day.home.standing(ENTRIES[0]).checked_by == UUID(int=9)


def test_check_of_a_score_that_changed_here_is_kept_without_effect() -> None:
    day = Day()
    day.record("venue", ENTRIES[0], 4)
    day.venue.check(ENTRIES[0])
    day.record("home", ENTRIES[0], 5)

    assert day.home.merge(day.venue.log) == 2

    standing = day.home.standing(ENTRIES[0])
    assert (standing.value, standing.state) == (Decimal(11), ScoreState.CONFLICT)
    assert standing.checked_by is None
    assert [one["verdict"] for one in day.home.log] == [
        Verdict.ACCEPTED,
        Verdict.CONFLICT,
        Verdict.HELD,
    ]


def test_both_servers_that_heard_the_same_value_agree() -> None:
    home, venue = Server(), Server()
    home.receive(score(ENTRIES[0], Decimal(88)))
    venue.receive(score(ENTRIES[0], Decimal(88)))

    assert home.merge(venue.log) == 1

    assert home.standing(ENTRIES[0]).state is ScoreState.CURRENT
    assert home.standing(ENTRIES[0]).value == Decimal(88)


def test_one_key_for_two_values_keeps_both_for_the_head_judge() -> None:
    home, venue = Server(), Server()
    record = score(ENTRIES[0], Decimal(88))
    home.receive(record)
    venue.receive(record | {"value": Decimal(78)})

    assert home.merge(venue.log) == 1
    assert home.merge(venue.log) == 0

    assert home.candidates(ENTRIES[0]) == {Decimal(88), Decimal(78)}
    assert home.standing(ENTRIES[0]).state is ScoreState.CONFLICT
