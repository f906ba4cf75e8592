"""Fourth stage: how values and objects are written as JSON text, and that no row is lost to a null.

`||` with a null is null, so every piece is made to be none.
"""

from collections.abc import Iterable

from backend.compiler.conditions import source
from backend.compiler.sql import Fragment, joined, sql, value
from backend.compiler.tree import Encoding, Scalar
from backend.kit.ids import node_id_prefix


def concatenation(pieces: Iterable[str | Fragment]) -> Fragment:
    """Join known JSON text and expressions by `||`, neighbouring text as one constant."""
    terms: list[Fragment] = []
    known = ""
    for piece in pieces:
        if isinstance(piece, str):
            known += piece
            continue
        if known:
            terms.append(value(known))
            known = ""
        terms.append(piece)
    if known or not terms:
        terms.append(value(known))
    return terms[0] if len(terms) == 1 else sql("({})", joined(" || ", terms))


def array(row_json: Fragment) -> Fragment:
    """Write the rows of a sub-select as a JSON array, empty when there are none."""
    return sql("'[' || coalesce(string_agg({}, ','), '') || ']'", row_json)


def quoted(text: Fragment) -> Fragment:
    """Put JSON quotes around text that has nothing to escape."""
    return sql("'\"' || {} || '\"'", text)


def scalar(given: Scalar, row: str) -> Fragment:
    """Write a value of the row as JSON that is never null to SQL."""
    read = source(given.source, row)
    match given.encoding:
        case Encoding.PLAIN:
            written = sql("({})::text", read)
        case Encoding.TEXT:
            written = sql("to_json({})::text", read)
        case Encoding.QUOTED:
            written = quoted(sql("({})::text", read))
        case Encoding.NUMERIC:
            written = quoted(sql("nullif({}, 'NaN')::text", read))
        case Encoding.FLOAT:
            written = _finite(read)
        case Encoding.NODE_ID:
            written = _node_id(given.type_name, read)
    can_be_null = given.is_nullable or given.encoding in (Encoding.NUMERIC, Encoding.FLOAT)
    return sql("coalesce({}, 'null')", written) if can_be_null else written


def _finite(given: Fragment) -> Fragment:
    return sql(
        "case when {} between -1.7976931348623157e308 and 1.7976931348623157e308"
        " then ({})::text end",
        given,
        given,
    )


def _node_id(type_name: str, given: Fragment) -> Fragment:
    """Write an opaque id, exactly as `backend.kit.ids.encode_node_id` does."""
    return sql(
        "'\"' || {} || translate(encode(uuid_send({}), 'base64'), '+/=', '-_') || '\"'",
        value(node_id_prefix(type_name)),
        given,
    )
