"""What of a returned file cannot be taken without a person, told apart from the rest. Pure.

A criterion that a venue added to a round that went on here would change every total of it, and an
entrant of a firm that the ledger lacks has no place in it. Such things are kept back with all that
hangs on them, and the rest of the file is taken (docs/adr/0042).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from backend.contests.parcel_rows import LOG
from backend.contests.rules import HeldKind, HeldState

Raw = Mapping[str, Any]
Rows = Mapping[str, list[dict[str, Any]]]

FIRM: Mapping[str, tuple[str, ...]] = {
    "entries": ("organization_id", "organization_name", "branch_id"),
    "judges": ("organization_id",),
}
"""Whose firm a venue may correct, and what says which it is."""

_BELONGING = (
    ("practice_results", "practice_session_id", "practice_sessions"),
    ("practice_sessions", "discipline_id", "disciplines"),
    ("entries", "discipline_id", "disciplines"),
)
"""What comes along with those of a firm: a discipline may be theirs alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Something that is held back; `records` are the records of scores that hang on it."""

    kind: HeldKind
    id: UUID
    label: str
    records: int
    state: HeldState = HeldState.WAITING
    reason: str | None = None

    def packed(self) -> dict[str, Any]:
        """Write it as JSON."""
        return {
            "kind": self.kind.value,
            "id": str(self.id),
            "label": self.label,
            "records": self.records,
            "state": self.state.value,
            "reason": self.reason,
        }


def noted(waiting: Iterable[Raw] | None) -> list[Held]:
    """Read what was held back earlier."""
    return [
        Held(
            kind=HeldKind(one["kind"]),
            id=UUID(one["id"]),
            label=one["label"],
            records=one["records"],
            state=HeldState(one["state"]),
            reason=one["reason"],
        )
        for one in waiting or ()
    ]


def with_firms_of_here(
    content: Mapping[str, Any], here: Rows, *, instead_of: Collection[UUID] | None = None
) -> dict[str, Any]:
    """Give the content of a file with the firms of here of entrants and judges that are here.

    They are no strangers, whatever firm the venue says they are of.
    Shape: `instead_of` are the firms of the file that are so replaced; None means all of them.
    """
    replaced = None if instead_of is None else {str(one) for one in instead_of}
    rows = dict(content["rows"])
    for table, names in FIRM.items():
        own = {str(one["id"]): one for one in here[table] if one["organization_id"] is not None}
        rows[table] = [
            one | {name: _raw(own[one["id"]][name]) for name in names}
            if one["id"] in own and (replaced is None or one["organization_id"] in replaced)
            else one
            for one in rows.get(table, [])
        ]
    named = {one.get("organization_id") for kept in rows.values() for one in kept}
    stubs = dict(content["stubs"])
    stubs["organizations"] = [one for one in stubs.get("organizations", []) if one["id"] in named]
    return {**content, "rows": rows, "stubs": stubs}


def _raw(value: object) -> str | None:
    return None if value is None else str(value)


def held_of(
    earlier: Iterable[Held],
    *,
    criteria: Mapping[UUID, str],
    organizations: Mapping[UUID, str],
) -> list[Held]:
    """Give what a file brings that is held back; its records are to be `counted`.

    Shape: `criteria` and `organizations` are those of the file that have no place here, with their
    names. What was decided upon `earlier` is held or taken as it was decided.
    """
    before = {one.id: one for one in earlier}
    names = {HeldKind.CRITERION: criteria, HeldKind.ORGANIZATION: organizations}
    found = [
        before.get(key, Held(kind=kind, id=key, label=label, records=0))
        for kind, strange in names.items()
        for key, label in strange.items()
    ]
    left = [one for one in before.values() if one.state is HeldState.LEFT]
    kept = {one.id: one for one in (*found, *left) if one.state is not HeldState.TAKEN}
    return list(kept.values())


def counted(rows: Rows, held: Iterable[Held]) -> list[Held]:
    """Give what is held with how many records hang on it."""
    return [replace(one, records=_hanging(rows, _Strange.of(rows, [one]))) for one in held]


def _hanging(rows: Rows, strange: "_Strange") -> int:
    return sum(strange.is_named_by(LOG, one) for one in rows.get(LOG, []))


def rest_of(content: Mapping[str, Any], held: Collection[Held]) -> dict[str, Any]:
    """Give the content of a file without what is held and all that hangs on it."""
    strange = _Strange.of(content["rows"], held)
    stubs = dict(content["stubs"])
    stubs["organizations"] = [
        one for one in stubs.get("organizations", []) if one["id"] not in strange.organizations
    ]
    kept = {
        table: [one for one in _freed(table, rows, strange) if not strange.is_named_by(table, one)]
        for table, rows in content["rows"].items()
    }
    return {**content, "rows": kept, "stubs": stubs}


def only(content: Mapping[str, Any], taken: Collection[Held]) -> dict[str, Any]:
    """Give of the content of a file what hangs on things that are taken late."""
    wanted = _Strange.of(content["rows"], taken)
    kept = {
        table: [one for one in rows if wanted.is_named_by(table, one)]
        for table, rows in content["rows"].items()
    }
    for table, by, of in _BELONGING:
        ids = {one[by] for one in kept.get(table, [])} | {one["id"] for one in kept[of]}
        kept[of] = [one for one in content["rows"][of] if one["id"] in ids]
    return {**content, "rows": kept}


def still_named(rows: Rows, held: Iterable[Held]) -> list[Held]:
    """Give of what was held back what a file still brings."""
    ids = {one["id"] for one in rows["criteria"]}
    ids |= {one.get("organization_id") for kept in rows.values() for one in kept}
    return [one for one in held if str(one.id) in ids]


def _freed(table: str, rows: Iterable[Raw], strange: "_Strange") -> Iterator[dict[str, Any]]:
    """Let judges come without a firm that is unknown here: their scores need them."""
    for one in rows:
        is_stranger = table == "judges" and one["organization_id"] in strange.organizations
        yield {**one, "organization_id": None} if is_stranger else dict(one)


@dataclass(frozen=True, slots=True)
class _Strange:
    """Ids, as the file writes them, of what is told apart, and of entries that hang on it."""

    criteria: frozenset[str]
    organizations: frozenset[str]
    entries: frozenset[str]

    @classmethod
    def of(cls, rows: Rows, held: Iterable[Held]) -> "_Strange":
        ids = {
            kind: frozenset(str(one.id) for one in held if one.kind is kind) for kind in HeldKind
        }
        organizations = ids[HeldKind.ORGANIZATION]
        return cls(
            criteria=ids[HeldKind.CRITERION],
            organizations=organizations,
            entries=frozenset(
                one["id"]
                for one in rows.get("entries", [])
                if one["organization_id"] in organizations
            ),
        )

    def is_named_by(self, table: str, row: Raw) -> bool:
        """Tell whether a row is one of them, or names one."""
        if table == "criteria":
            return row["id"] in self.criteria
        if table == "entries":
            return row["id"] in self.entries
        return (
            row.get("criterion_id") in self.criteria
            or row.get("entry_id") in self.entries
            or row.get("organization_id") in self.organizations
        )
