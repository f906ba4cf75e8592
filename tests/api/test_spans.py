"""A request's spans, as an operator's collector would get them."""

from dataclasses import replace

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from backend.kit.spans import Spans
from tests.api.conftest import Client

QUERY = "query Towns($first: Int!) { towns(first: $first) { nodes { name } } }"
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
SECRET = "990101199001010016"


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    """Where finished spans go."""
    return InMemorySpanExporter()


@pytest.fixture
def traced(client: Client, exporter: InMemorySpanExporter) -> Client:
    """A client of an endpoint whose operator has set a provider."""
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    spans = Spans(provider.get_tracer("test"))
    return Client(replace(client.endpoint, spans=spans), client.gate)


def by_name(exporter: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    return {span.name: span for span in exporter.get_finished_spans()}


async def test_query_has_a_span_for_each_step(
    traced: Client, exporter: InMemorySpanExporter
) -> None:
    reply = await traced.ask(QUERY, {"first": 2}, traceparent=PARENT)

    spans = by_name(exporter)
    assert list(spans) == ["parse", "plan", "SQL", "graphql"]
    request = spans["graphql"]
    assert request.parent is not None
    assert f"{request.parent.span_id:x}" == "b7ad6b7169203331"
    assert dict(request.attributes or {}) == {
        "liangxin.request_id": reply.headers["x-request-id"],
        "graphql.operation.name": "Towns",
        "http.response.status_code": 200,
        "liangxin.code": "OK",
    }
    parents = [spans[name].parent for name in ("parse", "plan", "SQL")]
    assert parents == [request.context] * 3


async def test_span_of_a_refused_request_holds_none_of_its_values(
    traced: Client, exporter: InMemorySpanExporter
) -> None:
    await traced.ask(QUERY, {"first": SECRET})
    await traced.ask(f'{{ node(id: "{SECRET}") {{ id }} }}')

    told = [span.to_json() for span in exporter.get_finished_spans()]
    assert len(told) >= 4
    assert [one for one in told if SECRET in one] == []
    codes = [
        span.attributes["liangxin.code"]
        for span in exporter.get_finished_spans()
        if span.name == "graphql" and span.attributes is not None
    ]
    assert codes == ["VARIABLES_INVALID", "MALFORMED_ID"]


async def test_nothing_is_traced_unless_a_provider_was_set(client: Client) -> None:
    assert client.endpoint.spans.tracer is None

    reply = await client.ask(QUERY, {"first": 2})

    assert reply.status == 200
