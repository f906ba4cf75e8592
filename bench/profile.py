"""Where a request's processor time goes, by stage: `python -m bench.profile [--requests 3000]`.

Each stage runs alone, many times over, ten at a time, on the stage's database: what is printed is
the median of several rounds, in microseconds of processor time. `endpoint` is all of them, as the
web server runs it; reading and writing HTTP around it is part of what `python -m bench` tells of
the process. Alone, a stage finds its code and data in the processor's caches; the whole does not.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from statistics import median
from typing import Any

import uvloop

from backend.accounts.authentication import Authenticator
from backend.api.endpoint import Endpoint
from backend.api.rates import meter_of
from backend.api.request import read_request
from backend.app import make_endpoint
from backend.compiler.execute import read
from backend.compiler.slots import Environment
from backend.compiler.splice import node_count, spliced
from backend.config import Settings
from backend.database.engine import connect
from backend.kit.clock import now, today
from bench.questions import QUESTIONS, Question
from bench.sides import request_body
from bench.stage import UNLIMITED, staged

ROUNDS = 5
AT_ONCE = 10
Work = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the endpoint gets it."""

    scope: Mapping[str, Any]
    headers: Mapping[str, str]
    body: bytes

    async def receive(self) -> Mapping[str, Any]:
        """Give the body at once."""
        return {"type": "http.request", "body": self.body}


def asked(question: Question, token: str, place: int) -> Asked:
    """Write a request with the headers that a program sends."""
    body = request_body(question.ours, question.our_variables(place))
    headers = {
        "host": "127.0.0.1:8000",
        "content-type": "application/json",
        "authorization": f"Bearer {token}",
        "content-length": str(len(body)),
    }
    raw = [(name.encode(), text.encode()) for name, text in headers.items()]
    return Asked({"type": "http", "method": "POST", "headers": raw}, headers, body)


async def stages(endpoint: Endpoint, one: Asked) -> dict[str, Work]:
    """Give each stage as something to run alone, with what the stages before it made."""
    compiler, database = endpoint.compiler, endpoint.database
    request = await read_request(one.scope, one.receive, one.headers, endpoint.limits)
    actor = await endpoint.authenticate(one.headers, {}, now(), request_id="bench")
    assert actor is not None, "the token does not hold"
    known, text = actor, request.query or ""

    def plan() -> tuple[Any, Environment]:
        operation = compiler.read(text, has_suggestions=True).operation(None)
        compiled = compiler.request(operation, request.variables, known)
        environment = Environment(known, compiled.values, today(), endpoint.signer)
        return compiler.query(compiled).reading, environment

    statement, environment = plan()
    answer = await read(database, statement, environment)

    async def look_up() -> object:
        return plan()

    async def splice() -> object:
        return spliced(answer, meter_of(endpoint.buckets, known).told(node_count(answer)))

    return {
        "read": lambda: read_request(one.scope, one.receive, one.headers, endpoint.limits),
        "authenticate": lambda: endpoint.authenticate(one.headers, {}, now(), request_id="bench"),
        "plan": look_up,
        "execute": lambda: read(database, statement, environment),
        "splice": splice,
        "endpoint": lambda: endpoint(one.scope, one.receive, _ignore),
    }


async def _ignore(message: Mapping[str, Any]) -> None:
    assert message.get("status", 200) == 200, message


async def microseconds(work: Work, times: int) -> float:
    """Run a stage so many times, ten at a time; give the processor time of one."""

    async def several(count: int) -> None:
        for _ in range(count):
            await work()

    await several(50)
    rounds = []
    for _ in range(ROUNDS):
        before = time.process_time()
        await asyncio.gather(*(several(times // AT_ONCE) for _ in range(AT_ONCE)))
        rounds.append((time.process_time() - before) / (times // AT_ONCE * AT_ONCE) * 1e6)
    return median(rounds)


async def profile(settings: Settings, token: str, times: int) -> None:
    """Print a line for each question that a token may ask."""
    unlimited = {"rate_points": int(UNLIMITED), "rate_restored": int(UNLIMITED)}
    chosen = settings.model_copy(update=unlimited | {"statement_timeout_ms": 60_000})
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(connect(chosen))
        endpoint = make_endpoint(chosen, database, Authenticator(database))
        for question in QUESTIONS:
            one = asked(question, token, 3)
            reply = await _answer(endpoint, one)
            if "errors" in reply:
                print(f"{question.what}: {reply['errors'][0]['extensions']['code']}")
                continue
            found = {
                name: await microseconds(work, times)
                for name, work in (await stages(endpoint, one)).items()
            }
            print(question.what)
            print("  " + ", ".join(f"{name} {spent:.0f}" for name, spent in found.items()))


async def _answer(endpoint: Endpoint, one: Asked) -> Any:  # noqa: ANN401 - JSON
    bodies: list[bytes] = []

    async def keep(message: Mapping[str, Any]) -> None:
        bodies.append(message.get("body", b""))

    await endpoint(one.scope, one.receive, keep)
    return json.loads(b"".join(bodies))


def main() -> None:
    """Profile on a fresh stage."""
    parser = argparse.ArgumentParser(prog="python -m bench.profile", description=__doc__)
    parser.add_argument("--requests", type=int, default=3_000, help="times that a stage runs")
    given = parser.parse_args()
    with staged() as stage, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(profile(stage.settings, stage.token, given.requests))


if __name__ == "__main__":
    main()
