"""The four reads beside each peer on the same database, and beside pgbench as the limit.

With row security on for everybody, and again with it off. Runs are interleaved (we, the peers, the
limits, and back), each on a quiet machine; medians count. Answers are compared before and after.
"""

import asyncio
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from statistics import median

import asyncpg

from bench.limit import compiled, pgbench, script
from bench.load import client
from bench.load_check import hold_true
from bench.processes import processor_seconds, wait_until_quiet
from bench.questions import QUESTIONS, Question, hold_complete, plain
from bench.report import Line
from bench.runs import Run, answered, median_of
from bench.sides import READER, Side, liangxin, postgraphile, request_body, strawberry
from bench.stage import CROWD, Stage, staged

SAMPLES = 500
CHECKED = 40
WARM_UP_SECONDS = 2.0
SUPERUSER = "postgres"
Runners = Mapping[str, Callable[[float], Run]]
Measured = Mapping[str, Sequence[Run]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer that is up, and how it is asked a question."""

    side: Side
    text: Callable[[Question], str]


def measure(*, rounds: int, seconds: int) -> list[Line]:
    """Measure every question, with row security and without."""
    hold_true(*{client(), "autocannon"})
    with staged(crowd=CROWD) as token_stage:
        stage = token_stage.as_person()
        secured = _asked(stage, rounds=rounds, seconds=seconds, is_secured=True)
        with row_security_off(stage):
            bare = _asked(stage, rounds=rounds, seconds=seconds, is_secured=False)
    lines: list[Line] = []
    for question in QUESTIONS:
        lines += _secured_lines(question, secured[question.what])
    for question in QUESTIONS:
        lines += _bare_lines(question, bare[question.what], secured[question.what])
    return lines


@contextmanager
def row_security_off(stage: Stage) -> Iterator[None]:
    """Let the reader of all sides pass row security by; connect them inside."""
    asyncio.run(_run(stage, f"alter role {READER} bypassrls"))
    try:
        yield
    finally:
        asyncio.run(_run(stage, f"alter role {READER} nobypassrls"))


async def _run(stage: Stage, statement: str) -> None:
    connection = await asyncpg.connect(stage.url(SUPERUSER))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def _asked(
    stage: Stage, *, rounds: int, seconds: int, is_secured: bool
) -> dict[str, dict[str, list[Run]]]:
    """Ask every question of every side; the first side is our own."""
    found: dict[str, dict[str, list[Run]]] = {}
    with ExitStack() as sides:
        we = sides.enter_context(liangxin(stage))
        amber = sides.enter_context(postgraphile(stage))
        peers = [Peer(amber, lambda question: question.postgraphile)]
        if is_secured:
            loaders = sides.enter_context(strawberry(stage))
            peers.append(Peer(loaders, lambda question: question.strawberry))
        for question in QUESTIONS:
            answers_are_equal(stage, question, we, peers)
            runners = _runners(stage, question, we, peers, has_limits=is_secured)
            what = f"{question.what}{'' if is_secured else ', row security off'}"
            found[question.what] = interleaved(what, runners, rounds=rounds, seconds=seconds)
            answers_are_equal(stage, question, we, peers)
    return found


def answers_are_equal(stage: Stage, question: Question, we: Side, peers: Sequence[Peer]) -> None:
    """Ask all sides about the same rows.

    Raises: AssertionError when the answers differ or what was seeded is missing.
    """
    for place in dict.fromkeys(_places(question)[:CHECKED]):
        ours = we.ask(request_body(question.ours, question.our_variables(place)))
        hold_complete(question, ours)
        for peer in peers:
            theirs = peer.side.ask(_peers_body(stage, question, peer, place))
            assert plain(ours) == plain(theirs), (peer.side.name, ours, theirs)


def _peers_body(stage: Stage, question: Question, peer: Peer, place: int) -> bytes:
    variables = question.peers_variables(stage.actor.district_id, place)
    return request_body(peer.text(question), variables)


def _places(question: Question) -> list[int]:
    return random.Random(20).choices(range(question.rows), k=SAMPLES)  # noqa: S311 - repeatable


def _runners(
    stage: Stage, question: Question, we: Side, peers: Sequence[Peer], *, has_limits: bool
) -> Runners:
    """Give what runs each side: we, the peers, and the limits."""
    places = _places(question)
    ours = [request_body(question.ours, question.our_variables(one)) for one in places]
    runners = {we.name: _answering(stage, we, ours)}
    for peer in peers:
        theirs = [_peers_body(stage, question, peer, one) for one in places]
        runners[peer.side.name] = _answering(stage, peer.side, theirs)
    if has_limits:
        ours_compiled = compiled(stage, question.ours, question.our_variables(1))
        for name, is_bare in (("the same statement", False), ("its actor set before", True)):
            text = script(
                stage,
                ours_compiled,
                question.id(1),
                question.kind,
                rows=question.rows,
                is_bare=is_bare,
            )
            runners[f"pgbench, {name}"] = _limiting(stage, text)
    return runners


def _answering(stage: Stage, side: Side, bodies: list[bytes]) -> Callable[[float], Run]:
    return lambda lasting: answered(stage, side, bodies, lasting)


def _limiting(stage: Stage, text: str) -> Callable[[float], Run]:
    return lambda lasting: limited(stage, text, lasting)


def interleaved(what: str, runners: Runners, *, rounds: int, seconds: int) -> dict[str, list[Run]]:
    """Run every side in turn, the order turned round each time, after a warm-up of each."""
    for runner in runners.values():
        runner(WARM_UP_SECONDS)
    runs: dict[str, list[Run]] = {name: [] for name in runners}
    for number in range(rounds):
        order = list(runners.items())
        for name, runner in reversed(order) if number % 2 else order:
            runs[name].append(runner(seconds))
            print(f"{what} · {name}: {_said(runs[name][-1])}", flush=True)
    return runs


def _said(run: Run) -> str:
    times = (("server", run.server_ms), ("database", run.database_ms))
    spent = "".join(f", {name} {ms:.2f} ms" for name, ms in times if ms is not None)
    return f"{run.per_second:,.0f} a second{spent}"


def limited(stage: Stage, text: str, seconds: float) -> Run:
    """Run a script of pgbench and account for the processor time."""
    busy = wait_until_quiet()
    before = processor_seconds(stage.database_pid)
    per_second = pgbench(stage, text, seconds=max(1, int(seconds)))
    after = processor_seconds(stage.database_pid)
    done = per_second * max(1, int(seconds))
    database_ms = None if before is None or after is None else (after - before) / done * 1000
    return Run(per_second=per_second, busy_before=busy, database_ms=database_ms)


def _secured_lines(question: Question, runs: Measured) -> list[Line]:
    goals: list[float | None] = [None, question.over_peer, None, question.over_limit, None]
    return lines_of(question.what, runs, goals)


def _bare_lines(question: Question, runs: Measured, secured: Measured) -> list[Line]:
    """Give the lines without row security, and what it costs each side in processor time."""
    lines = lines_of(f"{question.what}, row security off", runs, [None, question.over_peer])
    for place, name in enumerate(runs):
        with_it, without = _processor_ms(secured[name]), _processor_ms(runs[name])
        if with_it is not None and without is not None:
            lines.append(
                Line(
                    what=f"{question.what}, row security off",
                    who=f"{name}: processor time with ÷ without",
                    ratio=with_it / without,
                    bound=None if place else question.dearer,
                )
            )
    return lines


def _processor_ms(runs: Sequence[Run]) -> float | None:
    server = median_of([run.server_ms for run in runs])
    database = median_of([run.database_ms for run in runs])
    return None if server is None or database is None else server + database


def lines_of(what: str, runs: Measured, goals: Sequence[float | None]) -> list[Line]:
    """Give a line a side: the first is our own, the goals are shares of the others' speed."""
    we = next(iter(runs.values()))
    lines: list[Line] = []
    for (name, their_runs), goal in zip(runs.items(), goals, strict=True):
        shares = [
            ours.per_second / theirs.per_second for ours, theirs in zip(we, their_runs, strict=True)
        ]
        rates = [run.per_second for run in their_runs]
        lines.append(
            Line(
                what=what,
                who=name,
                ratio=None if their_runs is we else median(shares),
                goal=goal,
                raw=[asdict(run) for run in their_runs],
                per_second=median(rates),
                low=min(rates),
                high=max(rates),
                p50=median_of([run.p50 for run in their_runs]),
                p99=median_of([run.p99 for run in their_runs]),
                server_ms=median_of([run.server_ms for run in their_runs]),
                database_ms=median_of([run.database_ms for run in their_runs]),
            )
        )
    return lines
