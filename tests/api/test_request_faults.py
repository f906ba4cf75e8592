"""Whatever a client sends, the answer is JSON with a code and never a 500."""

import gzip
import json

import pytest

from tests.api.conftest import Client, Gate, endpoint_of
from tests.compiler.ledger import ORGANIZATIONS, TOWNS, node

TYPENAME = b'{"query":"{__typename}"}'
DEEP = b"[" * 50_000 + b"]" * 50_000


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"null", "BODY_INVALID"),
        (b"7", "BODY_INVALID"),
        (b'"x"', "BODY_INVALID"),
        (b"", "BODY_INVALID"),
        (b"{", "BODY_INVALID"),
        (b'{"query":"\xff"}', "BODY_INVALID"),
        (b"{}", "BODY_INVALID"),
        (b'{"query":7}', "BODY_INVALID"),
        (b'{"query":"{__typename}","variables":[]}', "BODY_INVALID"),
        (b'{"query":"{__typename}","variables":"{}"}', "BODY_INVALID"),
        (b'{"query":"{__typename}","operationName":{}}', "BODY_INVALID"),
        (b'{"query":"{__typename}","extensions":1}', "BODY_INVALID"),
        (b'{"query":"{__typename}","variables":{"a":' + DEEP + b"}}", "BODY_INVALID"),
        (DEEP, "BODY_INVALID"),
        (b'{"query":"{__typename}","variables":{"a":"\\ud800"}}', "BODY_INVALID"),
        (b'[{"query":"{__typename}"}]', "BATCH_REFUSED"),
    ],
)
async def test_body_that_is_no_request_is_refused_with_400(
    client: Client, body: bytes, code: str
) -> None:
    reply = await client.send(body)

    assert (reply.status, reply.code) == (400, code)
    assert "data" not in reply.json


async def test_integer_of_five_thousand_digits_is_refused(client: Client) -> None:
    body = '{"query":"query($n:Int){organizations(first:$n){nodes{id}}}","variables":{"n":%s}}'

    reply = await client.send((body % ("9" * 5_000)).encode())

    assert reply.status == 400


@pytest.mark.parametrize("number", [2**31, 2**63, 2**64])
async def test_integer_beyond_the_scalar_is_refused(client: Client, number: int) -> None:
    reply = await client.ask("query($n:Int){organizations(first:$n){nodes{id}}}", {"n": number})

    assert (reply.status, reply.code) == (400, "VARIABLES_INVALID")


async def test_compressed_body_is_refused(client: Client) -> None:
    reply = await client.send(gzip.compress(TYPENAME), content_encoding="gzip")

    assert (reply.status, reply.code) == (415, "MEDIA_TYPE_REFUSED")


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
        "",
    ],
)
async def test_other_media_type_is_refused(client: Client, media_type: str) -> None:
    reply = await client.send(TYPENAME, content_type=media_type)

    assert (reply.status, reply.code) == (415, "MEDIA_TYPE_REFUSED")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_method_other_than_post_is_refused(client: Client, method: str) -> None:
    reply = await client.send(b"", method=method, query_string=b"query=%7B__typename%7D")

    assert (reply.status, reply.code) == (405, "METHOD_REFUSED")
    assert reply.headers["allow"] == "POST"


async def test_get_answers_queries_and_no_mutations_where_it_is_switched_on(
    client: Client,
) -> None:
    gate = Gate()
    with_get = Client(endpoint_of(client.endpoint.database, gate, has_get=True), gate)

    read = await with_get.send(b"", method="GET", query_string=b"query=%7B__typename%7D")
    write = await with_get.send(
        b"", method="GET", query_string=b"query=mutation%7B__typename%7D", x_liangxin_request="1"
    )

    assert read.json["data"] == {"__typename": "Query"}
    assert (write.status, write.code) == (405, "METHOD_REFUSED")


async def test_body_over_the_cap_is_refused_before_it_is_whole(client: Client) -> None:
    gate = Gate()
    small = Client(endpoint_of(client.endpoint.database, gate, bytes=100), gate)

    declared = await small.send(TYPENAME, content_length="101")
    streamed = await small.send([b"x" * 60, b"x" * 60, b"never read"])

    assert (declared.status, declared.code) == (413, "BODY_TOO_LARGE")
    assert (streamed.status, streamed.code) == (413, "BODY_TOO_LARGE")


async def test_body_that_does_not_arrive_is_cut(client: Client) -> None:
    gate = Gate()
    hasty = Client(endpoint_of(client.endpoint.database, gate, seconds=0.01), gate)

    reply = await hasty.exchange(
        [{"type": "http.request", "body": b"{", "more_body": True}], "POST", b"", {}
    )

    assert (reply.status, reply.code) == (408, "BODY_TOO_SLOW")


async def test_two_operations_without_a_name_are_refused(client: Client) -> None:
    reply = await client.ask("query A {__typename} query B {__typename}")

    assert (reply.status, reply.code) == (400, "OPERATION_NAME")


async def test_named_operation_of_several_is_run(client: Client) -> None:
    body = {"query": "query A {a: __typename} query B {b: __typename}", "operationName": "B"}

    reply = await client.send(json.dumps(body).encode())

    assert reply.json["data"] == {"b": "Query"}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{", "DOCUMENT_INVALID"),
        ("{nothing}", "DOCUMENT_INVALID"),
        ("subscription {a}", "DOCUMENT_INVALID"),
        ("{__schema{types{name}} towns{nodes{id}}}", "UNSUPPORTED_SHAPE"),
        ("{" + "district{name} " * 2_000 + "}", "DOCUMENT_INVALID"),
        ("{" + " ".join(f"a{n}: __typename" for n in range(51)) + "}", "TOO_MANY_ALIASES"),
        ("{__typename " + "@skip(if: false) " * 51 + "}", "TOO_MANY_DIRECTIVES"),
        (
            (
                "{towns{nodes{organizations{nodes{town{organizations{nodes{town{organizations"
                "{nodes{town{name}}}}}}}}}}}}"
            ),
            "TOO_DEEP",
        ),
        (
            (
                "{towns(first:100){nodes{organizations(first:100){nodes{years(first:100)"
                "{nodes{id}}}}}}}"
            ),
            "TOO_COSTLY",
        ),
        ("{towns(first:101){nodes{id}}}", "PAGE_SIZE"),
        ("{towns(first:0){nodes{id}}}", "PAGE_SIZE"),
        ("{towns(first:1,last:1){nodes{id}}}", "PAGE_SIZE"),
        ('{towns(after:"x"){nodes{id}}}', "CURSOR_INVALID"),
        ('{town(id:"x"){id}}', "MALFORMED_ID"),
        ('{organizations(search:"a\\u0000b"){nodes{id}}}', "TEXT_REFUSED"),
        ('{organizations(where:{name:{contains:"\\uD800"}}){nodes{id}}}', "DOCUMENT_INVALID"),
        ("{organizations(where:{not:{not:{not:{and:[]}}}}){nodes{id}}}", "FILTER_TOO_DEEP"),
        ("{organizations(where:{name:{eq:null}}){nodes{id}}}", "FILTER_VALUE"),
    ],
)
async def test_operation_that_cannot_be_answered_has_a_code(
    client: Client, document: str, code: str
) -> None:
    reply = await client.ask(document)

    assert (reply.status, {error["extensions"]["code"] for error in reply.json["errors"]}) == (
        400,
        {code},
    )


async def test_twenty_four_chained_fragments_are_refused_at_once(client: Client) -> None:
    chain = " ".join(
        f"fragment F{n} on Town {{ a: organizations {{ nodes {{ town {{ ...F{n + 1} }} }} }}"
        f" b: buildings {{ nodes {{ town {{ ...F{n + 1} }} }} }} }}"
        for n in range(24)
    )

    reply = await client.ask(
        f"{{ towns {{ nodes {{ ...F0 }} }} }} {chain} fragment F24 on Town {{ id }}"
    )

    assert (reply.status, reply.code) == (400, "TOO_DEEP")


async def test_fragments_that_contain_each_other_are_refused(client: Client) -> None:
    reply = await client.ask(
        "{ district { ...A } } fragment A on District { ...B } fragment B on District { ...A }"
    )

    assert (reply.status, reply.code) == (400, "DOCUMENT_INVALID")


async def test_list_of_more_than_250_values_is_refused(client: Client) -> None:
    document = "query($ids:[ID!]){organizations(where:{id:{in:$ids}}){nodes{id}}}"
    ids = [node("Organization", ORGANIZATIONS[0])] * 251

    reply = await client.ask(document, {"ids": ids})

    assert (reply.status, reply.code) == (400, "FILTER_VALUE")


async def test_id_of_another_type_is_refused(client: Client) -> None:
    reply = await client.ask(
        "query($id:ID!){organization(id:$id){id}}", {"id": node("Town", TOWNS[0])}
    )

    assert (reply.status, reply.code) == (400, "ID_TYPE")


async def test_cursor_of_another_order_is_refused(client: Client) -> None:
    document = (
        "query($after:String,$by:[OrganizationOrder!])"
        "{organizations(first:2,after:$after,orderBy:$by){pageInfo{endCursor}}}"
    )
    first = await client.ask(document, {"by": [{"field": "NAME"}]})
    cursor = first.json["data"]["organizations"]["pageInfo"]["endCursor"]

    same = await client.ask(document, {"by": [{"field": "NAME"}], "after": cursor})
    other = await client.ask(document, {"by": [{"field": "CREDIT_CODE"}], "after": cursor})

    assert same.status == 200
    assert (other.status, other.code) == (400, "CURSOR_INVALID")


async def test_nobody_signed_in_gets_401_and_no_suggestion(client: Client) -> None:
    client.gate.actor = None

    reply = await client.ask("{organization}")

    assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")
    assert reply.headers["www-authenticate"] == "Bearer"


async def test_ended_session_gets_401(client: Client) -> None:
    client.gate.is_ended = True

    reply = await client.ask("{__typename}")

    assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")


async def test_signed_in_developer_gets_suggestions(client: Client) -> None:
    reply = await client.ask("{organisations{nodes{id}}}")

    assert "organizations" in reply.json["errors"][0]["message"]


async def test_old_clients_get_200_for_a_well_formed_request_that_is_refused(
    client: Client,
) -> None:
    modern = await client.ask("{nothing}")
    old = await client.ask("{nothing}", accept="application/json")
    malformed = await client.send(b"{", accept="application/json")

    assert (modern.status, modern.headers["content-type"]) == (
        400,
        "application/graphql-response+json; charset=utf-8",
    )
    assert (old.status, old.headers["content-type"]) == (200, "application/json; charset=utf-8")
    assert malformed.status == 400


async def test_error_carries_the_id_of_its_request(client: Client) -> None:
    reply = await client.ask("{nothing}")

    (error,) = reply.json["errors"]
    assert error["extensions"]["requestId"] == reply.headers["x-request-id"]


async def test_mutation_by_cookie_needs_the_header(client: Client) -> None:
    refused = await client.ask("mutation {__typename}")
    by_header = await client.ask("mutation {__typename}", x_liangxin_request="1")
    by_token = await client.ask("mutation {__typename}", authorization="Bearer lx_x")

    assert (refused.status, refused.code) == (403, "HEADER_MISSING")
    assert by_header.json["data"] == by_token.json["data"] == {"__typename": "Mutation"}
