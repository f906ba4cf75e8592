"""Documents that our pages send by their hash: known, unknown, kept over updates, demanded."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backend.api.request import RequestLimits
from backend.api.trusted import KEPT_LISTS, DocumentUnknownError, TrustedDocuments
from backend.database.engine import Database
from tests.api.conftest import Client, Gate, Reply, endpoint_of
from tests.compiler.ledger import officer

TYPENAME = "query Name { __typename }"
TOWNS = "query Towns { towns(first: 1) { nodes { name } } }"
MUTATION = "mutation Nothing { __typename }"


def hash_of(text: str) -> str:
    """Give the hash as the build writes it."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def build(folder: Path, *texts: str) -> Path:
    """Write the list of a build."""
    file = folder / ".documents.json"
    file.write_text(json.dumps({hash_of(text): text for text in texts}))
    return file


class Clock:
    """A steady clock that is moved by hand."""

    at = 0.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.at


def served(
    database: Database, documents: TrustedDocuments, *, trusted_bytes: int = 5_000
) -> Client:
    """Give a client of an endpoint that knows these documents."""
    gate = Gate()
    endpoint = replace(
        endpoint_of(database, gate),
        documents=documents,
        limits=RequestLimits(bytes=1_000, seconds=15, has_get=False, trusted_bytes=trusted_bytes),
    )
    return Client(endpoint, gate)


async def send(client: Client, body: Mapping[str, Any], **headers: str) -> Reply:
    """Send a body."""
    message = {"type": "http.request", "body": json.dumps(body).encode()}
    return await client.exchange([message], "POST", b"", headers)


@pytest.mark.parametrize(
    "body",
    [
        {"documentId": hash_of(TYPENAME)},
        {"documentId": hash_of(TYPENAME).removeprefix("sha256:")},
        {"documentId": hash_of(TYPENAME), "query": None, "operationName": "Name"},
        {
            "extensions": {
                "persistedQuery": {"version": 1, "sha256Hash": hash_of(TYPENAME).split(":")[1]}
            }
        },
    ],
)
async def test_document_is_found_by_its_hash(
    ledger: Database, tmp_path: Path, body: Mapping[str, Any]
) -> None:
    client = served(ledger, TrustedDocuments([build(tmp_path, TYPENAME, TOWNS)]))

    reply = await send(client, body)

    assert reply.json["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    "document_id", ["", "x", "sha256:", "sha256:" + "0" * 64, hash_of(TYPENAME).upper(), "../a"]
)
async def test_unknown_hash_is_refused_with_what_to_do(
    ledger: Database, tmp_path: Path, document_id: str
) -> None:
    client = served(ledger, TrustedDocuments([build(tmp_path, TYPENAME)]))

    reply = await send(client, {"documentId": document_id})

    assert (reply.status, reply.code) == (400, "DOCUMENT_UNKNOWN")
    assert "刷新页面" in reply.json["errors"][0]["extensions"]["remedy"]


@pytest.mark.parametrize(
    "body",
    [
        {"documentId": 7},
        {"documentId": hash_of(TYPENAME), "query": TYPENAME},
        {"extensions": {"persistedQuery": {"sha256Hash": []}}},
        {"extensions": {"persistedQuery": "x"}},
    ],
)
async def test_hash_that_is_no_text_or_not_alone_is_refused(
    ledger: Database, tmp_path: Path, body: Mapping[str, Any]
) -> None:
    client = served(ledger, TrustedDocuments([build(tmp_path, TYPENAME)]))

    reply = await send(client, body)

    assert (reply.status, reply.code) == (400, "BODY_INVALID")


async def test_hash_needs_sign_in_and_the_header_like_a_text(
    ledger: Database, tmp_path: Path
) -> None:
    client = served(ledger, TrustedDocuments([build(tmp_path, TYPENAME, MUTATION)]))

    change = await send(client, {"documentId": hash_of(MUTATION)})
    client.gate.actor = None
    stranger = await send(client, {"documentId": hash_of(TYPENAME)})

    assert (change.status, change.code) == (403, "HEADER_MISSING")
    assert (stranger.status, stranger.code) == (401, "UNAUTHENTICATED")


async def test_only_a_body_with_a_hash_may_be_large(ledger: Database, tmp_path: Path) -> None:
    documents = TrustedDocuments([build(tmp_path, TYPENAME)])
    client = served(ledger, documents, trusted_bytes=5_000)
    much = {"text": "字" * 400}

    trusted = await send(client, {"documentId": hash_of(TYPENAME), "variables": much})
    free = await send(client, {"query": TYPENAME, "variables": much})
    huge = await send(client, {"documentId": hash_of(TYPENAME), "variables": {"a": "b" * 6_000}})

    assert trusted.status == 200
    assert (free.status, free.code) == (413, "BODY_TOO_LARGE")
    assert (huge.status, huge.code) == (413, "BODY_TOO_LARGE")


async def test_people_send_only_listed_documents_where_the_setting_says_so(
    ledger: Database, tmp_path: Path
) -> None:
    documents = TrustedDocuments([build(tmp_path, TYPENAME)], is_required=True)
    client = served(ledger, documents)

    listed = await send(client, {"documentId": hash_of(TYPENAME)})
    free = await send(client, {"query": TYPENAME})
    client.gate.actor = officer(scopes=frozenset({"figures"}))
    by_token = await send(client, {"query": TYPENAME}, authorization="Bearer lx_x")

    assert (listed.status, by_token.status) == (200, 200)
    assert (free.status, free.code) == (403, "DOCUMENT_NOT_TRUSTED")


def test_page_of_the_build_before_is_still_answered(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    TrustedDocuments([build(tmp_path, TYPENAME)], kept)

    after = TrustedDocuments([build(tmp_path, TOWNS)], kept)

    assert after.resolve(hash_of(TYPENAME)) == TYPENAME
    assert after.resolve(hash_of(TOWNS)) == TOWNS


def test_lists_of_the_last_builds_are_kept_and_no_more(tmp_path: Path) -> None:
    kept = tmp_path / "kept"

    for number in range(KEPT_LISTS + 3):
        TrustedDocuments([build(tmp_path, f"query Q{number} {{ __typename }}")], kept)

    assert len(list(kept.iterdir())) == KEPT_LISTS
    last = f"query Q{KEPT_LISTS + 2} {{ __typename }}"
    assert TrustedDocuments([], kept).resolve(hash_of(last)) == last


def test_list_that_was_written_since_is_read_when_a_hash_is_unknown(tmp_path: Path) -> None:
    clock = Clock()
    documents = TrustedDocuments([build(tmp_path, TYPENAME)], monotonic=clock)
    build(tmp_path, TYPENAME, TOWNS)

    with pytest.raises(DocumentUnknownError):
        documents.resolve(hash_of(TOWNS))
    clock.at += 1

    assert documents.resolve(hash_of(TOWNS)) == TOWNS


def test_text_under_a_hash_of_another_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / ".documents.json"
    file.write_text(json.dumps({hash_of(TYPENAME): MUTATION, hash_of(TOWNS): 7}))

    documents = TrustedDocuments([file])

    for text in (TYPENAME, MUTATION, TOWNS):
        with pytest.raises(DocumentUnknownError):
            documents.resolve(hash_of(text))


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", b"{"])
def test_list_that_is_none_does_no_harm(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / ".documents.json"
    file.write_bytes(content)

    with pytest.raises(DocumentUnknownError):
        TrustedDocuments([file]).resolve(hash_of(TYPENAME))


def test_every_document_of_the_pages_is_listed_under_its_hash() -> None:
    listed = Path("frontend/src/gql/persisted-documents.json")
    given = json.loads(listed.read_text("utf-8"))

    documents = TrustedDocuments([listed])

    assert len(given) > 50
    assert [documents.resolve(name) for name in given] == list(given.values())
