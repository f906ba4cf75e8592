"""Requests that are none: bodies, media types, methods, cookies of people who did not ask."""

import gzip
import json
import zlib

import pytest

from tests.api.abuse.conftest import MODERN, Target, harmless, hold

QUERY = b'{"query":"{__typename}"}'
MUTATION = b'{"query":"mutation{__typename}"}'
DEEP = b"[" * 50_000 + b"]" * 50_000
DEEP_OBJECT = b'{"a":' * 20_000 + b"1" + b"}" * 20_000

BODIES = {
    "nothing": b"",
    "null": b"null",
    "a number": b"7",
    "a text": b'"x"',
    "true": b"true",
    "an empty object": b"{}",
    "an empty batch": b"[]",
    "a batch": b'[{"query":"{__typename}"}]',
    "a batch of a thousand": b"[" + b",".join([QUERY] * 1_000) + b"]",
    "invalid UTF-8": b'{"query":"\xff\xfe"}',
    "overlong UTF-8": b'{"query":"\xc0\xaf"}',
    "UTF-16": '{"query":"{__typename}"}'.encode("utf-16"),
    "UTF-32": '{"query":"{__typename}"}'.encode("utf-32"),
    "UTF-7": b"+AHsAIgBxAHUAZQByAHkAIg-",
    "a byte order mark": b"\xef\xbb\xbf" + QUERY,
    "brackets 50,000 deep": DEEP,
    "objects 20,000 deep": DEEP_OBJECT,
    "variables 50,000 deep": b'{"query":"{__typename}","variables":{"a":' + DEEP + b"}}",
    "variables 100 deep": (
        b'{"query":"{__typename}","variables":{"a":' + b"[" * 100 + b"]" * 100 + b"}}"
    ),
    "a query that is a number": b'{"query":7}',
    "a query that is a list": b'{"query":["{__typename}"]}',
    "a query that is null": b'{"query":null}',
    "variables as a list": b'{"query":"{__typename}","variables":[]}',
    "variables as a text": b'{"query":"{__typename}","variables":"{}"}',
    "extensions as a text": b'{"query":"{__typename}","extensions":"{}"}',
    "an operation name that is an object": b'{"query":"{__typename}","operationName":{}}',
    "a lone surrogate in the query": b'{"query":"{__typename}\\ud800"}',
    "a lone surrogate in a variable": b'{"query":"{__typename}","variables":{"a":"\\udfff"}}',
    "NaN": b'{"query":"{__typename}","variables":{"a":NaN}}',
    "Infinity": b'{"query":"{__typename}","variables":{"a":Infinity}}',
    "an integer of 5,000 digits in the name's place": b'{"query":' + b"9" * 5_000 + b"}",
    "half an object": b'{"query":"{__typename}"',
    "two objects": QUERY + QUERY,
    "a comment": b"/* */" + QUERY,
    "single quotes": b"{'query':'{__typename}'}",
    "a form": b"query=%7B__typename%7D",
    "a boundary": b'--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
    "300 KiB": b'{"query":"' + b"#" * 300_000 + b'"}',
    "300 KiB of variables": b'{"query":"{__typename}","variables":{"a":"' + b"x" * 300_000 + b'"}}',
    "zeros": b"\0" * 10_000,
    "noise": bytes(range(256)) * 40,
    "an unknown operation": b'{"query":"query A{__typename}","operationName":"B"}',
    "an operation name of 200,000 letters": (
        b'{"query":"query A{__typename}","operationName":"' + b"B" * 200_000 + b'"}'
    ),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_body_that_is_no_request_is_refused(target: Target, body: bytes) -> None:
    hold(target, target.send(body))


STRANGE = {
    "extensions 100 deep": (
        b'{"query":"{__typename}","extensions":{"a":' + b"[" * 100 + b"]" * 100 + b"}}"
    ),
    "duplicate keys": b'{"query":"{a}","query":"{__typename}"}',
    "unknown keys": b'{"query":"{__typename}","secret":1,"__proto__":{"a":1}}',
    "ten thousand variables": (
        b'{"query":"{__typename}","variables":{'
        + b",".join(b'"v%d":%d' % (n, n) for n in range(10_000))
        + b"}}"
    ),
    "escapes": b'{"query":"{\\u005f\\u005ftypename}"}',
    "spaces around": b" \r\n\t" + QUERY + b"\n",
}


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE.keys())
def test_strange_body_does_no_harm(target: Target, body: bytes) -> None:
    harmless(target, target.send(body))


MEDIA_TYPES = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
    "application/json; charset=latin-1",
    "application/json; charset=utf-16",
    "application/xml",
    "application/json+x",
    "APPLICATION/JSONP",
    "text/json",
    "",
    "x" * 5_000,
]


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_other_media_type_is_refused(target: Target, media_type: str) -> None:
    reply = target.send(
        QUERY, headers={"content-type": media_type, "authorization": f"Bearer {target.token}"}
    )

    hold(target, reply, "MEDIA_TYPE_REFUSED")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(QUERY, mtime=0)),
        ("gzip", gzip.compress(b"0" * 10_000_000, mtime=0)),
        ("deflate", zlib.compress(QUERY)),
        ("br", b"\x0b\x02\x80"),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("identity, gzip", gzip.compress(QUERY, mtime=0)),
    ],
)
def test_compressed_body_is_refused(target: Target, encoding: str, body: bytes) -> None:
    headers = {"content-encoding": encoding, "authorization": f"Bearer {target.token}"}

    hold(target, target.send(body, headers=headers), "MEDIA_TYPE_REFUSED")


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_method_other_than_post_is_refused(target: Target, method: str) -> None:
    reply = target.send(b"", method=method, path="/graphql?query=%7B__typename%7D")

    assert reply.status == 405
    assert reply.headers["allow"] == "POST"
    assert method == "HEAD" or reply.codes == {"METHOD_REFUSED"}
    assert target.is_alive()


@pytest.mark.parametrize(
    "path",
    [
        "/graphql?query=mutation%7B__typename%7D",
        "/graphql?query=%FF",
        "/graphql?query=%7B__typename%7D&variables=%7B",
        "/graphql?" + "a=1&" * 1_000,
    ],
)
def test_get_is_off_whatever_it_carries(target: Target, path: str) -> None:
    hold(target, target.send(b"", method="GET", path=path), "METHOD_REFUSED")


CROSS_SITE = {
    "no header": {},
    "a header of another value": {"x-liangxin-request": "0"},
    "a header that is empty": {"x-liangxin-request": ""},
    "an origin elsewhere": {"origin": "https://elsewhere.example"},
    "an origin of null": {"origin": "null"},
    "fetch metadata of a form": {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    "a basic authorization": {"authorization": "Basic b2ZmaWNlcjp4"},
}


@pytest.mark.parametrize("headers", CROSS_SITE.values(), ids=CROSS_SITE.keys())
def test_mutation_by_cookie_from_elsewhere_is_refused(
    target: Target, headers: dict[str, str]
) -> None:
    reply = target.send(MUTATION, headers={"cookie": target.cookie, **headers})

    hold(target, reply, "HEADER_MISSING")


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/plain", MUTATION),
        ("application/x-www-form-urlencoded", b"query=mutation%7B__typename%7D"),
        ("multipart/form-data; boundary=x", b"--x--"),
    ],
)
def test_form_of_another_site_is_refused(target: Target, media_type: str, body: bytes) -> None:
    headers = {"cookie": target.cookie, "content-type": media_type}

    hold(target, target.send(body, headers=headers), "MEDIA_TYPE_REFUSED")


TOKENS = [
    "",
    "x",
    "lx_",
    "lx_" + "0" * 36,
    "lx_" + "A" * 100_00,
    "' or '1'='1",
    "null",
    "é" * 20,
]


@pytest.mark.parametrize("token", TOKENS)
def test_token_that_is_none_is_refused(target: Target, token: str) -> None:
    headers = {"authorization": f"Bearer {token}".encode().decode("latin-1")}

    hold(target, target.send(QUERY, headers=headers), "TOKEN_INVALID")


COOKIES = [
    "",
    "=",
    ";" * 1_000,
    "liangxin=",
    "liangxin=" + "x" * 4_000,
    "liangxin=' or 1=1 --",
    "liangxin=a; " * 100,
    "__Host-liangxin=x",
    "a=" + "\\" * 500 + '"',
]


@pytest.mark.parametrize("cookie", COOKIES)
def test_cookie_that_is_none_is_refused(target: Target, cookie: str) -> None:
    hold(target, target.send(QUERY, headers={"cookie": cookie}), "UNAUTHENTICATED")


def test_stranger_hears_nothing_of_the_schema(target: Target) -> None:
    for document in ("{organization}", "{__schema{types{name}}}", "{organisations{nodes{id}}}"):
        reply = target.send(json.dumps({"query": document}).encode(), headers={})

        hold(target, reply, "UNAUTHENTICATED")
        assert b"rganizations" not in reply.body


@pytest.mark.parametrize(
    "accept",
    ["", "*/*", "text/html", "application/json;q=0", "x" * 4_000, ",,,;;;", f"{MODERN};q=0"],
)
def test_accept_that_makes_no_sense_does_no_harm(target: Target, accept: str) -> None:
    headers = {"accept": accept, "authorization": f"Bearer {target.token}"}

    harmless(target, target.send(QUERY, headers=headers))


@pytest.mark.parametrize(
    "path",
    [
        "/graphql/",
        "/GRAPHQL",
        "/graphql%00",
        "/graphql/../graphql",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/assets/..%5c..%5csecrets",
        "/" + "a/" * 5_000,
        "/%ff%fe",
        "/.env",
        "/secrets/cursors",
    ],
)
def test_path_that_leads_nowhere_gives_nothing(target: Target, path: str) -> None:
    for method in ("GET", "POST"):
        reply = target.send(QUERY, method=method, path=path)

        assert 400 <= reply.status < 500
        assert b"root:" not in reply.body
        assert b"Traceback" not in reply.body
    assert target.is_alive()
