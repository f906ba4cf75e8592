"""What is noted of a GraphQL request when it has its answer: numbers and one line of the log.

Never variables, names, tokens or values of the ledger (ADR 0023).
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import OperationDefinitionNode

from backend.api.faults import Reply
from backend.database.actor import Actor
from backend.kit.ids import new_id
from backend.kit.logs import RequestLines, RequestLog
from backend.kit.metrics import LONGEST_NAME, Metrics

GONE = Reply(499, b"", code="CLIENT_GONE")
"""What is noted of a request whose client left; 499 is the number that proxies have for it."""

ANONYMOUS = "anonymous"
REQUEST_ID = "x-request-id"

_UUID = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}")


def request_id(headers: Mapping[str, str]) -> str:
    """Give the id that a proxy has given the request, or a new one.

    A UUID alone is taken over: any other text could carry a person's number into the log.
    """
    given = headers.get(REQUEST_ID)
    return given if given is not None and _UUID.fullmatch(given) else str(new_id())


@dataclass(slots=True)
class Sight:
    """What is seen of a request on its way; filled in as it becomes known."""

    operation: str = ANONYMOUS
    actor: Actor | None = None
    begun: float = field(default_factory=time.perf_counter)

    def saw(self, definition: OperationDefinitionNode) -> None:
        """Note the operation's name."""
        if definition.name is not None:
            self.operation = definition.name.value


@dataclass(frozen=True, slots=True)
class Observer:
    """Counts and logs the answers of a process."""

    metrics: Metrics = field(default_factory=Metrics)
    log: RequestLog = field(default_factory=lambda: RequestLog(RequestLines.NONE))

    def answered(self, sight: Sight, request: str, reply: Reply) -> None:
        """Note an answer; it has been sent already."""
        seconds = time.perf_counter() - sight.begun
        self.metrics.answered(sight.operation, reply.status, reply.code, seconds)
        actor = sight.actor
        event = {
            "request_id": request,
            "operation": sight.operation[:LONGEST_NAME],
            "role": None if actor is None else actor.role,
            "is_token": actor is not None and actor.scopes is not None,
            "status": reply.status,
            "code": reply.code,
            "ms": round(seconds * 1000, 2),
            "nodes": reply.body.count(b"\n"),
        }
        self.log.write(event, status=reply.status, seconds=seconds)

    def passed(self, operation: str, request: str, *, status: int, seconds: float) -> None:
        """Note an answer of a route beside GraphQL, by the route's pattern and not its address."""
        self.metrics.answered(operation, status, "", seconds)
        event = {
            "request_id": request,
            "operation": operation,
            "status": status,
            "ms": round(seconds * 1000, 2),
        }
        self.log.write(event, status=status, seconds=seconds)
