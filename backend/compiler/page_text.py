"""Fourth stage: what a page says of itself: its cursors, signed in SQL, and where it stands."""

import json

from backend.compiler.conditions import column, source
from backend.compiler.json_text import concatenation, quoted
from backend.compiler.slots import SigningPad
from backend.compiler.sql import Fragment, joined, sql, value
from backend.compiler.tree import Page, PageInfo

PLACE, COUNT = "page_place", "page_count"


def is_shown(page: Page, alias: str) -> Fragment:
    """Leave out the row beyond the page, which is read only to know that more follow."""
    return sql("{} <= {}", column(alias, PLACE), value(page.size))


def cursor(page: Page, alias: str) -> Fragment:
    """Sign the sort keys of the row; the twin of `CursorSigner.sign`."""
    keys = joined(
        " || ', ' || ",
        (
            sql("coalesce(to_json(({})::text)::text, 'null')", source(key.source, alias))
            for key in page.relation.order
        ),
    )
    payload = sql("convert_to('[' || {} || ']', 'UTF8')", keys)
    bound = sql("convert_to({}, 'UTF8')", value(page.fingerprint, "text"))
    mac = sql(
        "substr(sha256({} || sha256({} || {} || {})), 1, 16)",
        value(SigningPad(is_outer=True), "bytea"),
        value(SigningPad(is_outer=False), "bytea"),
        bound,
        payload,
    )
    return sql("translate(encode({} || {}, 'base64'), E'+/\\n', '-_')", mac, payload)


def page_info(page: Page, info: PageInfo, alias: str) -> Fragment:
    """Write where the page stands."""
    has_more = sql("coalesce(max({}) > {}, false)::text", column(alias, COUNT), value(page.size))
    is_inside = sql("'true'") if page.is_inside else sql("'false'")
    first, last = value(1), sql("least({}, {})", column(alias, COUNT), value(page.size))
    start, end = (last, first) if page.is_backward else (first, last)
    known = {
        "hasNextPage": is_inside if page.is_backward else has_more,
        "hasPreviousPage": has_more if page.is_backward else is_inside,
        "startCursor": _cursor_at(page, alias, start),
        "endCursor": _cursor_at(page, alias, end),
    }
    pieces: list[str | Fragment] = ["{"]
    for key, name in info.fields:
        comma = "," if len(pieces) > 1 else ""
        pieces += [f"{comma}{json.dumps(key)}:", known.get(name, value('"PageInfo"'))]
    pieces.append("}")
    return concatenation(pieces)


def _cursor_at(page: Page, alias: str, place: Fragment) -> Fragment:
    return sql(
        "coalesce(max({}) filter (where {} = {}), 'null')",
        quoted(cursor(page, alias)),
        column(alias, PLACE),
        place,
    )
