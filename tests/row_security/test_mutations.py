"""Every mutation, given the id of a row that the caller does not see: refused, and no row changes.

Inputs are made from the commands' own dataclasses, so a new mutation is tried without being told.
"""

import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from backend.api.inputs import alternatives, annotated
from backend.compiler.assembly import camel
from backend.compiler.catalog import Of, input_class
from backend.config import Settings
from backend.database.actor import system_actor
from backend.database.engine import connect
from backend.database.registry import all_tables, table_of
from backend.database.session import reading
from tests.row_security.callers import CATALOG, ROWS, Caller
from tests.row_security.expectation import EXPECTED
from tests.row_security.world import ABROAD, HERE, world

Choose = Callable[[str, str], str | None]
"""From the place in the input and the type of an id to the id."""

_PLAIN: dict[type, Any] = {
    str: "核对台账",
    bool: True,
    int: 1,
    float: 1.0,
    Decimal: "1",
    date: "2026-05-01",
    datetime: "2026-05-01T00:00:00+08:00",
}


def _input(kind: type, choose: Choose, place: str = "") -> dict[str, Any]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return {
        camel(one.name): _value(hints[one.name], choose, f"{place}.{one.name}")
        for one in fields(kind)
    }


def _value(hint: Any, choose: Choose, place: str) -> Any:
    annotation, notes = annotated(hint)
    inner = next(one for one in alternatives(annotation) if one is not type(None))
    wanted = next((note.type_name for note in notes if isinstance(note, Of)), None)
    if typing.get_origin(inner) in {list, tuple, frozenset}:
        element = typing.get_args(inner)[0]
        if wanted is not None:
            return [choose(place, wanted)]
        return [_value(element, choose, place)]
    if inner is UUID:
        return choose(place, wanted or "")
    if isinstance(inner, type) and is_dataclass(inner):
        return _input(inner, choose, place)
    if issubclass(inner, StrEnum):
        return next(iter(inner)).value
    return _PLAIN[inner]


def _hidden_ids(caller: Caller, kind: type) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give an input for each id that it takes: this one hidden, all others visible or left out."""
    places: dict[str, str] = {}

    def note(place: str, type_name: str) -> None:
        places[place] = type_name

    _input(kind, note)
    for target, wanted in places.items():
        labels = {label for (name, label) in ROWS if name == wanted}
        for label in sorted(labels - caller.sees(wanted)):

            def choose(
                place: str, type_name: str, target: str = target, label: str = label
            ) -> str | None:
                if place == target:
                    return ROWS[type_name, label]
                seen = sorted(caller.sees(type_name) & {"near"} or caller.sees(type_name))
                return ROWS[type_name, seen[0]] if seen else None

            yield target, label, _input(kind, choose)


async def _snapshot(settings: Settings) -> dict[tuple[str, str], str | None]:
    """Read every row of the world as JSON, by table and label."""
    found: dict[tuple[str, str], str | None] = {}
    async with connect(settings) as database:
        for district in (HERE, ABROAD):
            program = system_actor(district, request_id="snapshot")
            async with reading(database, program) as connection:
                for one in world():
                    if one.district == district:
                        key = "id" if "id" in table_of(all_tables()[one.table]).c else "user_id"
                        found[one.table, one.label] = await connection.fetchval(
                            f"select to_jsonb(t)::text from {one.table} as t where t.{key} = $1",
                            getattr(one.row, key),
                        )
    return found


async def test_no_mutation_accepts_what_the_caller_does_not_see(
    caller: Caller, filled: Settings
) -> None:
    before = await _snapshot(filled)

    accepted = []
    for name, mutation in CATALOG.mutations.items():
        kind = input_class(mutation)
        given = kind.__name__ if kind.__name__.endswith("Input") else f"{kind.__name__}Input"
        # Each row of a bulk edit, and each score of a device, is refused by itself.
        told = ["problems", *({"refusals", "receipts"} & (mutation.rows or {}).keys())]
        codes = " ".join(f"{one} {{ code }}" for one in told)
        done = f"done: {name}(input: $input) {{ {codes} }}"
        query = f"mutation ($input: {given}!) {{ {done} }}"
        for place, label, values in _hidden_ids(caller, kind):
            answer = await caller.ask(query, input=values)
            payload = (answer.get("data") or {}).get("done")
            if payload is not None and not any(row["code"] for one in told for row in payload[one]):
                accepted.append((name, place, label))
            assert caller.hidden(answer) == set(), (name, place, label)

    after = await _snapshot(filled)
    changed = [
        (table, label)
        for (table, label), row in before.items()
        if row != after[table, label]
        and label not in EXPECTED[table].reached(caller.name, "update")
    ]
    assert (accepted, changed) == ([], [])
