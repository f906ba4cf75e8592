"""Pages of other sites may ask with a token, and get nothing for anybody's cookie."""

from tests.api.conftest import Client

ELSEWHERE = "https://elsewhere.example"
TYPENAME = b'{"query":"{__typename}"}'


def sharing(headers: dict[str, str]) -> dict[str, str]:
    """Give what an answer tells a browser about other sites."""
    return {name: value for name, value in headers.items() if name.startswith("access-control")}


async def test_preflight_allows_a_token_and_no_cookie(client: Client) -> None:
    client.gate.actor = None

    reply = await client.send(
        b"",
        method="OPTIONS",
        content_type="",
        origin=ELSEWHERE,
        access_control_request_method="POST",
        access_control_request_headers="authorization,content-type",
    )

    assert reply.status == 200
    assert sharing(dict(reply.headers)) == {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "authorization, content-type, accept, traceparent",
        "access-control-max-age": "7200",
    }


async def test_answer_to_a_token_may_be_read_elsewhere(client: Client) -> None:
    reply = await client.send(TYPENAME, origin=ELSEWHERE, authorization="Bearer lx_x")
    refused = await client.send(b"{", origin=ELSEWHERE, authorization="bearer lx_x")

    expected = {
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "x-request-id, retry-after",
    }
    assert (reply.status, sharing(dict(reply.headers))) == (200, expected)
    assert (refused.status, sharing(dict(refused.headers))) == (400, expected)


async def test_answer_to_a_cookie_may_not_be_read_elsewhere(client: Client) -> None:
    by_cookie = await client.send(TYPENAME, origin=ELSEWHERE, cookie="liangxin=x")
    client.gate.actor = None
    by_nobody = await client.send(TYPENAME, origin=ELSEWHERE)

    assert sharing(dict(by_cookie.headers)) == sharing(dict(by_nobody.headers)) == {}


async def test_options_without_a_question_is_refused(client: Client) -> None:
    reply = await client.send(b"", method="OPTIONS", origin=ELSEWHERE)

    assert (reply.status, reply.code) == (405, "METHOD_REFUSED")
