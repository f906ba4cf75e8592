"""GraphQL reads beside PostGraphile on the same database, and beside pgbench as the limit.

Runs are interleaved (we, the peer, the limits, and back), each on a quiet machine; medians count.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any
from uuid import UUID

from backend.kit.ids import encode_node_id
from bench.limit import arguments_sql, compiled, pgbench, script
from bench.processes import processor_seconds, wait_until_quiet
from bench.report import Line
from bench.runs import Run, answered, median_of
from bench.sides import Side, postgraphile, request_body
from bench.stage import ORGANIZATIONS, TOWNS, Stage, numbered

SAMPLES = 500
CHECKED = 40
WARM_UP_SECONDS = 2.0
Runners = Mapping[str, Callable[[float], Run]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The same question in both schemas; the peer's aliases give its answer our field names."""

    what: str
    ours: str
    peer: str
    type_name: str
    kind: int
    rows: int
    over_peer: float
    over_limit: float

    def id(self, place: int) -> UUID:
        """Give the id of a row to ask about."""
        return numbered(self.kind, place)


ONE_ORGANIZATION = Question(
    what="one organization with its building, its branch and the branch's town",
    ours="""
query ($id: ID!) {
  organization(id: $id) {
    name creditCode registrationState
    building { name }
    links(first: 1) { nodes { formation branch { name foundedOn town { name } } } }
  }
}""",
    peer="""
query ($district: UUID!, $id: UUID!) {
  organization: organizationByDistrictIdAndRowId(districtId: $district, rowId: $id) {
    name creditCode registrationState
    building: buildingByDistrictIdAndBuildingId { name }
    links: coverageLinksByDistrictIdAndOrganizationId(first: 1) {
      nodes {
        formation
        branch: branchByDistrictIdAndBranchId {
          name foundedOn
          town: townByDistrictIdAndTownId { name }
        }
      }
    }
  }
}""",
    type_name="Organization",
    kind=6,
    rows=ORGANIZATIONS,
    over_peer=4,
    over_limit=0.35,
)

TOWN_LIST = Question(
    what="50 organizations of a town by name, with counts of links and checks",
    ours="""
query ($id: ID!) {
  organizations(first: 50, where: { townId: { eq: $id } }, orderBy: [{ field: NAME }]) {
    nodes {
      name creditCode registrationState
      links { totalCount { value } }
      operatingChecks { totalCount { value } }
    }
  }
}""",
    peer="""
query ($district: UUID!, $id: UUID!) {
  organizations: allOrganizations(
    first: 50, condition: { districtId: $district, townId: $id }, orderBy: NAME_SORT_ASC
  ) {
    nodes {
      name creditCode registrationState
      links: coverageLinksByDistrictIdAndOrganizationId { totalCount }
      operatingChecks: operatingChecksByDistrictIdAndOrganizationId { totalCount }
    }
  }
}""",
    type_name="Town",
    kind=2,
    rows=TOWNS,
    over_peer=4,
    over_limit=0.8,
)

QUESTIONS = (ONE_ORGANIZATION, TOWN_LIST)


def measure(stage: Stage, we: Side, *, rounds: int, seconds: int) -> list[Line]:
    """Measure every question."""
    lines: list[Line] = []
    with postgraphile(stage) as peer:
        for question in QUESTIONS:
            answers_are_equal(stage, question, we, peer)
            runners = _runners(stage, question, we, peer)
            runs = interleaved(question.what, runners, rounds=rounds, seconds=seconds)
            answers_are_equal(stage, question, we, peer)
            goals = (None, question.over_peer, question.over_limit, None)
            lines += lines_of(question.what, runs, goals)
    return lines


def answers_are_equal(stage: Stage, question: Question, we: Side, peer: Side) -> None:
    """Ask both sides about the same rows.

    Raises: AssertionError when the answers differ or are empty.
    """
    for place in _places(question)[:CHECKED]:
        ours = we.ask(request_body(question.ours, our_variables(question, place)))
        theirs = peer.ask(request_body(question.peer, peer_variables(stage, question, place)))
        assert _plain(ours) == _plain(theirs), (ours, theirs)
        assert all(ours.values()), ours


def our_variables(question: Question, place: int) -> dict[str, str]:
    """Give our variables for a row."""
    return {"id": encode_node_id(question.type_name, question.id(place))}


def peer_variables(stage: Stage, question: Question, place: int) -> dict[str, str]:
    """Give the peer's variables for the same row."""
    return {"district": str(stage.actor.district_id), "id": str(question.id(place))}


def _places(question: Question) -> list[int]:
    return random.Random(20).choices(range(question.rows), k=SAMPLES)  # noqa: S311 - repeatable


def _plain(answer: Any) -> Any:  # noqa: ANN401 - JSON
    """Bring a total count into one form: a number with us stands in an object."""
    match answer:
        case {"value": value, **rest} if not rest:
            return value
        case dict():
            return {name: _plain(value) for name, value in answer.items()}
        case list():
            return [_plain(value) for value in answer]
        case _:
            return answer


def _runners(stage: Stage, question: Question, we: Side, peer: Side) -> Runners:
    """Give what runs each side: we, the peer, and the limits."""
    places = _places(question)
    ours = [request_body(question.ours, our_variables(question, place)) for place in places]
    theirs = [
        request_body(question.peer, peer_variables(stage, question, place)) for place in places
    ]
    statement, values = compiled(stage, question.ours, our_variables(question, 1))
    arguments = arguments_sql(values, question.id(1), question.kind)

    def limit(lasting: float, *, is_bare: bool) -> Run:
        text = script(stage, statement, arguments, rows=question.rows, is_bare=is_bare)
        return limited(stage, text, lasting)

    return {
        we.name: lambda lasting: answered(stage, we, ours, lasting),
        peer.name: lambda lasting: answered(stage, peer, theirs, lasting),
        "pgbench, same transaction": lambda lasting: limit(lasting, is_bare=False),
        "pgbench, statement alone": lambda lasting: limit(lasting, is_bare=True),
    }


def interleaved(what: str, runners: Runners, *, rounds: int, seconds: int) -> dict[str, list[Run]]:
    """Run every side in turn, the order turned round each time, after a warm-up of each."""
    for runner in runners.values():
        runner(WARM_UP_SECONDS)
    runs: dict[str, list[Run]] = {name: [] for name in runners}
    for number in range(rounds):
        order = list(runners.items())
        for name, runner in reversed(order) if number % 2 else order:
            runs[name].append(runner(seconds))
            print(f"{what} · {name}: {runs[name][-1].per_second:,.0f} a second", flush=True)
    return runs


def limited(stage: Stage, text: str, seconds: float) -> Run:
    """Run a script of pgbench and account for the processor time."""
    busy = wait_until_quiet()
    before = processor_seconds(stage.database_pid)
    per_second = pgbench(stage, text, seconds=max(1, int(seconds)))
    after = processor_seconds(stage.database_pid)
    done = per_second * max(1, int(seconds))
    database_ms = None if before is None or after is None else (after - before) / done * 1000
    return Run(per_second=per_second, busy_before=busy, database_ms=database_ms)


def lines_of(what: str, runs: dict[str, list[Run]], goals: Sequence[float | None]) -> list[Line]:
    """Give a line a side: the first is our own, the goals are shares of the others' speed."""
    we = next(iter(runs.values()))
    lines: list[Line] = []
    for (name, their_runs), goal in zip(runs.items(), goals, strict=True):
        shares = [
            ours.per_second / theirs.per_second for ours, theirs in zip(we, their_runs, strict=True)
        ]
        lines.append(
            Line(
                what=what,
                who=name,
                ratio=None if their_runs is we else median(shares),
                goal=goal,
                raw=[asdict(run) for run in their_runs],
                per_second=median(run.per_second for run in their_runs),
                p50=median_of([run.p50 for run in their_runs]),
                p99=median_of([run.p99 for run in their_runs]),
                server_ms=median_of([run.server_ms for run in their_runs]),
                database_ms=median_of([run.database_ms for run in their_runs]),
            )
        )
    return lines
