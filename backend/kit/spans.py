"""Spans of a request for OpenTelemetry, through its API alone.

Whoever runs the program sets a provider (an SDK and its exporter) before it starts. Without one
there is no tracer, and a span is one shared object that does nothing.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from opentelemetry import propagate, trace

_NOTHING: AbstractContextManager[Any] = nullcontext()


def configured_tracer() -> trace.Tracer | None:
    """Give the tracer of the provider that was set; None when nobody has set one."""
    provider = trace.get_tracer_provider()
    if isinstance(provider, trace.ProxyTracerProvider | trace.NoOpTracerProvider):
        return None
    return provider.get_tracer("liangxin")


@dataclass(frozen=True, slots=True)
class Spans:
    """Opens the spans of a process.

    A fault's own words are never recorded: they hold what was met (see `backend.kit.logs`).
    """

    tracer: trace.Tracer | None = field(default_factory=configured_tracer)

    def request(self, headers: Mapping[str, str], request_id: str) -> AbstractContextManager[Any]:
        """Open the span of a request, below the one that its headers name."""
        if self.tracer is None:
            return _NOTHING
        return self.tracer.start_as_current_span(
            "graphql",
            context=propagate.extract(headers),
            kind=trace.SpanKind.SERVER,
            attributes={"liangxin.request_id": request_id},
            record_exception=False,
            set_status_on_exception=False,
        )

    def step(self, name: str) -> AbstractContextManager[Any]:
        """Open the span of a step: parse, plan, SQL."""
        if self.tracer is None:
            return _NOTHING
        return self.tracer.start_as_current_span(
            name, record_exception=False, set_status_on_exception=False
        )

    def tell(self, operation: str, status: int, code: str) -> None:
        """Note at the request's span what was asked and how it was answered."""
        if self.tracer is not None:
            span = trace.get_current_span()
            span.set_attribute("graphql.operation.name", operation)
            span.set_attribute("http.response.status_code", status)
            span.set_attribute("liangxin.code", code)
