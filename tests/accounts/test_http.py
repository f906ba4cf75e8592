"""Sign-in over HTTP: cookies, the request header, refusals as JSON, TLS or this machine."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from backend.accounts.authentication import Authenticator
from backend.api.session_routes import session_routes, sign_in_desk
from backend.api.transport import SecureTransport
from backend.database.engine import Database
from backend.kit.clock import stopped_at
from backend.kit.ids import encode_node_id
from tests.accounts.conftest import NOON, PASSWORD, Office

HEADERS = {"X-Liangxin-Request": "1"}
RIGHT = {"login": "qujia", "password": PASSWORD}


@pytest.fixture
async def unguarded(database: Database, office: Office) -> Starlette:
    """The routes on the office's database."""
    del office

    async def ready(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ready")

    authenticator = Authenticator(database, cache_seconds=0)
    routes = [*session_routes(sign_in_desk(database, authenticator)), Route("/readyz", ready)]
    return Starlette(routes=routes)


@pytest.fixture
async def app(unguarded: Starlette) -> SecureTransport:
    """The routes behind the guard."""
    return SecureTransport(unguarded, tls_proxy=False)


def _browser(app: SecureTransport, base: str = "https://ledger.example") -> httpx2.AsyncClient:
    transport = httpx2.ASGITransport(app=app)
    return httpx2.AsyncClient(transport=transport, base_url=base, headers=HEADERS)


@pytest.fixture
async def browser(app: SecureTransport) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser that comes over TLS, the clock held at noon."""
    with stopped_at(NOON):
        async with _browser(app) as client:
            yield client


async def test_sign_in_answers_who_it_is_with_opaque_ids(
    browser: httpx2.AsyncClient, office: Office
) -> None:
    reply = await browser.post("/session", json={"login": "zhenyi", "password": PASSWORD})

    assert reply.status_code == 200
    assert reply.json() == {
        "id": encode_node_id("User", office.town_officer),
        "login": "zhenyi",
        "name": "镇乙",
        "role": "TOWN_OFFICER",
        "isSynthetic": False,
        "idleMinutes": 30,
        "district": {"id": encode_node_id("District", office.district_id), "name": "示例区"},
        "town": {"id": encode_node_id("Town", office.town_id), "name": "东镇"},
        "department": None,
        "branch": None,
    }
    assert reply.headers["cache-control"] == "no-store"
    assert (await browser.get("/session")).json() == reply.json()


async def test_session_cookie_is_bound_to_the_host_and_hidden_from_scripts(
    browser: httpx2.AsyncClient,
) -> None:
    reply = await browser.post("/session", json=RIGHT)

    cookie, device = reply.headers.get_list("set-cookie")
    name, _, rest = cookie.partition("=")
    assert name == "__Host-liangxin"
    assert rest.split("; ")[1:] == ["HttpOnly", "Path=/", "SameSite=lax", "Secure"]
    assert device.startswith("__Host-liangxin-device=")
    assert "Secure" in device
    assert "HttpOnly" in device


async def test_loopback_without_tls_gets_a_plain_cookie(app: SecureTransport) -> None:
    async with _browser(app, "http://127.0.0.1:8000") as browser:
        reply = await browser.post("/session", json=RIGHT)
        shown = await browser.get("/session")

    cookie = reply.headers.get_list("set-cookie")[0]
    assert cookie.startswith("liangxin=")
    assert cookie.split("; ")[1:] == ["HttpOnly", "Path=/", "SameSite=lax"]
    assert shown.json()["login"] == "qujia"
    assert "strict-transport-security" not in reply.headers


async def test_signing_in_anew_changes_the_secret_and_ends_the_old_session(
    browser: httpx2.AsyncClient, app: SecureTransport
) -> None:
    await browser.post("/session", json=RIGHT)
    first = browser.cookies["__Host-liangxin"]
    await browser.post("/session", json=RIGHT)
    second = browser.cookies["__Host-liangxin"]

    assert first != second
    async with _browser(app) as thief:
        thief.cookies.set("__Host-liangxin", first)
        assert (await thief.get("/session")).status_code == 204


async def test_nobody_gets_an_empty_answer_and_no_error(browser: httpx2.AsyncClient) -> None:
    reply = await browser.get("/session")

    assert (reply.status_code, reply.content) == (204, b"")


async def test_signing_out_ends_the_session_and_drops_the_cookie(
    browser: httpx2.AsyncClient, app: SecureTransport
) -> None:
    await browser.post("/session", json=RIGHT)
    secret = browser.cookies["__Host-liangxin"]

    reply = await browser.delete("/session")

    assert reply.status_code == 204
    assert "__Host-liangxin" not in browser.cookies
    async with _browser(app) as thief:
        thief.cookies.set("__Host-liangxin", secret)
        assert (await thief.get("/session")).status_code == 204


@pytest.mark.parametrize(
    "given",
    [{"login": "qujia", "password": "a wrong password"}, {"login": "nobody", "password": "x"}],
    ids=["wrong password", "unknown login"],
)
async def test_refused_sign_in_is_401_with_one_body(
    browser: httpx2.AsyncClient, given: dict[str, str]
) -> None:
    reply = await browser.post("/session", json=given)

    assert reply.status_code == 401
    assert reply.json() == {
        "code": "SIGN_IN_REFUSED",
        "message": "登录名或口令不正确。",
        "remedy": "请核对后重试；忘记口令时，请联系管理员重新设置。",
    }
    assert "set-cookie" not in reply.headers


async def test_sixth_failure_says_when_to_come_again(browser: httpx2.AsyncClient) -> None:
    for _ in range(5):
        await browser.post("/session", json=RIGHT | {"password": "a wrong password"})

    reply = await browser.post("/session", json=RIGHT)

    assert (reply.status_code, reply.headers["retry-after"]) == (429, "900")
    assert reply.json()["code"] == "TOO_MANY_ATTEMPTS"


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/session"), ("DELETE", "/session"), ("DELETE", "/sessions/x")],
)
async def test_write_without_the_request_header_is_forbidden(
    browser: httpx2.AsyncClient, method: str, path: str
) -> None:
    await browser.post("/session", json=RIGHT)
    del browser.headers["X-Liangxin-Request"]

    reply = await browser.request(method, path)

    assert (reply.status_code, reply.json()["code"]) == (403, "HEADER_MISSING")
    assert (await browser.get("/session")).status_code == 200


async def test_body_that_is_no_sign_in_is_400(browser: httpx2.AsyncClient) -> None:
    bodies = [
        b"",
        b"null",
        b"7",
        b'"x"',
        b"[]",
        b"{}",
        b'{"login": "qujia"}',
        b'{"login": "qujia", "password": "x", "more": 1}',
        b'{"login": ["qujia"], "password": "x"}',
        b'{"login": "qujia", "password": null}',
        b'{"login": "\\ud800", "password": "x"}',
        b'{"login": "\xff", "password": "x"}',
        b"[" * 4000,
        b'{"login": NaN, "password": "x"}',
    ]

    replies = [
        await browser.post("/session", content=body, headers={"content-type": "application/json"})
        for body in bodies
    ]

    answers = {(reply.status_code, reply.json()["code"]) for reply in replies}
    assert answers == {(400, "BODY_INVALID")}


async def test_strange_logins_are_refused_like_unknown_ones(browser: httpx2.AsyncClient) -> None:
    logins = ["a\0b", "x" * 3000, "'; drop table users; --", "名字"]

    replies = [
        await browser.post("/session", json={"login": login, "password": "x"}) for login in logins
    ]

    answers = {(reply.status_code, reply.json()["code"]) for reply in replies}
    assert answers == {(401, "SIGN_IN_REFUSED")}


async def test_forms_plain_text_and_large_bodies_are_refused(browser: httpx2.AsyncClient) -> None:
    form = await browser.post("/session", data=RIGHT)
    text = await browser.post("/session", content=b"{}", headers={"content-type": "text/plain"})
    large = await browser.post(
        "/session", content=b" " * 4097, headers={"content-type": "application/json"}
    )

    assert [form.status_code, text.status_code, large.status_code] == [415, 415, 413]
    assert large.json()["code"] == "BODY_TOO_LARGE"


async def test_owner_sees_and_ends_the_session_of_another_browser(
    browser: httpx2.AsyncClient, app: SecureTransport
) -> None:
    await browser.post("/session", json=RIGHT)
    async with _browser(app) as other:
        with stopped_at(NOON + timedelta(minutes=5)):
            await other.post("/session", json=RIGHT, headers={"User-Agent": "Phone"})
            listed = (await browser.get("/sessions")).json()["sessions"]
            (phone,) = [row for row in listed if row["device"] == "Phone"]
            ended = await browser.delete(f"/sessions/{phone['id']}")
            shown = await other.get("/session")

    assert [row["isCurrent"] for row in listed if row is not phone] == [True]
    assert (phone["isCurrent"], phone["createdAt"]) == (False, "2026-05-20T04:05:00+00:00")
    assert (ended.status_code, shown.status_code) == (204, 204)


async def test_session_of_another_person_is_as_unknown_as_none(
    browser: httpx2.AsyncClient, app: SecureTransport
) -> None:
    await browser.post("/session", json=RIGHT)
    async with _browser(app) as other:
        await other.post("/session", json={"login": "zhenyi", "password": PASSWORD})
        foreign = (await other.get("/sessions")).json()["sessions"][0]["id"]

        replies = [await browser.delete(f"/sessions/{name}") for name in (foreign, "nonsense")]

        assert [reply.status_code for reply in replies] == [404, 404]
        assert replies[0].json()["code"] == "SESSION_UNKNOWN"
        assert (await other.get("/session")).status_code == 200


async def test_list_of_sessions_needs_a_sign_in(browser: httpx2.AsyncClient) -> None:
    reply = await browser.get("/sessions")

    assert (reply.status_code, reply.json()["code"]) == (401, "UNAUTHENTICATED")


async def test_plain_http_name_gets_a_page_that_says_what_to_do(app: SecureTransport) -> None:
    async with _browser(app, "http://ledger.example") as browser:
        page = await browser.get("/", headers={"Accept": "text/html"})
        answer = await browser.post("/session", json=RIGHT)
        probe = await browser.get("/readyz")

    assert page.status_code == 403
    assert "请改用 https:// 开头的地址访问" in page.text
    assert answer.json()["code"] == "TLS_REQUIRED"
    assert "set-cookie" not in answer.headers
    assert probe.text == "ready"


async def test_host_name_is_shown_without_markup(app: SecureTransport) -> None:
    async with _browser(app, "http://ledger.example") as browser:
        headers = {"Accept": "text/html", "Host": "<script>alert(1)</script>"}
        page = await browser.get("/", headers=headers)

    assert "<script>" not in page.text


async def test_setting_trusts_the_proxy_that_speaks_tls(unguarded: Starlette) -> None:
    guarded = SecureTransport(unguarded, tls_proxy=True)
    async with _browser(guarded, "http://ledger.example") as browser:
        reply = await browser.post("/session", json=RIGHT)

    assert reply.status_code == 200
    assert reply.headers["set-cookie"].startswith("__Host-liangxin=")
    assert reply.headers["strict-transport-security"] == "max-age=31536000"


async def test_socket_on_a_plain_name_is_closed(app: SecureTransport) -> None:
    sent: list[Any] = []
    scope = {
        "type": "websocket",
        "scheme": "ws",
        "path": "/graphql",
        "headers": [(b"host", b"ledger.example")],
    }

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)

    assert sent == [{"type": "websocket.close", "code": 4403, "reason": "TLS_REQUIRED"}]


async def test_lost_database_is_told_as_json(
    browser: httpx2.AsyncClient, database: Database
) -> None:
    await browser.post("/session", json=RIGHT)
    await database.readers.close()

    reply = await browser.get("/session")

    assert (reply.status_code, reply.json()["code"]) == (503, "OUTCOME_UNKNOWN")
    assert reply.headers["retry-after"] == "1"
