"""Ids grow with time, and their opaque form is read strictly."""

import base64
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.ids import MalformedIdError, NodeId, decode_node_id, encode_node_id, new_id
from backend.kit.ids import node_id_prefix as prefix

ROW = uuid.UUID("01960000-0000-7000-8000-000000000001")
TYPE_NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,39}", fullmatch=True)


def test_new_ids_are_plain_uuids_of_version_seven_that_grow() -> None:
    ids = [new_id() for _ in range(1000)]

    assert all(type(row_id) is uuid.UUID and row_id.version == 7 for row_id in ids)
    assert ids == sorted(set(ids))


@given(TYPE_NAMES, st.uuids())
def test_reading_an_opaque_id_gives_back_its_type_and_row(type_name: str, row: uuid.UUID) -> None:
    assert decode_node_id(encode_node_id(type_name, row)) == NodeId(type_name, row)


@given(TYPE_NAMES, st.uuids())
def test_prefix_and_separately_encoded_uuid_make_the_opaque_id(
    type_name: str, row: uuid.UUID
) -> None:
    in_sql = base64.b64encode(row.bytes).decode().translate(str.maketrans("+/", "-_", "="))

    assert prefix(type_name) + in_sql == encode_node_id(type_name, row)


def test_an_opaque_id_is_forty_two_url_safe_characters_for_an_organization() -> None:
    assert encode_node_id("Organization", ROW) == "T3JnYW5pemF0aW9uOjo6AZYAAAAAcACAAAAAAAAAAQ"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Organization",
        str(ROW),
        encode_node_id("Organization", ROW) + "=",
        encode_node_id("Organization", ROW) + "\n",
        encode_node_id("Organization", ROW)[:-1] + "R",
        encode_node_id("Organization", ROW).replace("Ojo6", "Ojo7"),
        " " + encode_node_id("Organization", ROW),
        "T3JnYW5pemF0aW9u" + encode_node_id("X", ROW)[-22:],
        "汉" * 42,
        "\ud800" * 42,
    ],
)
def test_any_other_text_is_refused_with_a_code(text: str) -> None:
    with pytest.raises(MalformedIdError) as raised:
        decode_node_id(text)

    assert raised.value.code == "MALFORMED_ID"


@given(st.text(max_size=80))
def test_random_text_never_breaks_the_reader(text: str) -> None:
    try:
        node = decode_node_id(text)
    except MalformedIdError:
        return
    assert encode_node_id(node.type_name, node.id) == text


def test_a_name_that_is_no_graphql_type_is_a_fault() -> None:
    with pytest.raises(ValueError, match="GraphQL type"):
        prefix("有")
