"""The first wall: which rows of a table an actor reaches, from the tables' own `__scope__`.

Row security is the second wall and is made from the same definition; this one also tells the
planner of PostgreSQL which index to take and, on a distributed engine, which shard to ask.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backend.compiler.assembly import Catalog
from backend.compiler.catalog import ANY_TOKEN
from backend.compiler.errors import ScopeMissingError
from backend.compiler.tree import Visibility
from backend.database.actor import Actor, Role
from backend.database.scope import Reach


@dataclass(frozen=True, slots=True)
class Rights:
    """What of an actor decides the form of a plan: the role, and the scopes of an API token."""

    role: Role
    scopes: frozenset[str] | None

    @classmethod
    def of(cls, actor: Actor) -> "Rights":
        """Take the rights of an actor."""
        return cls(role=actor.role, scopes=actor.scopes)


@dataclass(frozen=True, slots=True)
class Access:
    """Tells what the holder of some rights reaches."""

    catalog: Catalog
    rights: Rights
    known: dict[str, Visibility] = field(default_factory=dict)

    def visibility(self, table: str) -> Visibility:
        """Tell which rows of a table are reached."""
        if table not in self.known:
            self.known[table] = self._visibility(table)
        return self.known[table]

    def visibilities(self, tables: frozenset[str]) -> Mapping[str, Visibility]:
        """Tell it for several tables."""
        return {table: self.visibility(table) for table in sorted(tables)}

    def _visibility(self, table: str) -> Visibility:
        scope = self.catalog.scope(table)
        reach = scope.read.get(self.rights.role)
        if self.rights.scopes is not None and scope.closed_to_tokens:
            made = scope.by_token
            reach = Reach((made,)) if reach is not None and made is not None else None
        own_column = "id" if table == "districts" else None
        district_column = "district_id" if self.catalog.is_tenant(table) else own_column
        return Visibility(
            is_reached=reach is not None,
            district_column=district_column,
            matches=reach.matches if reach else (),
        )

    def is_reader(self, readers: frozenset[Role] | None) -> bool:
        """Tell whether a field is shown to the role; what only some roles see, no token does."""
        return readers is None or (self.rights.scopes is None and self.rights.role in readers)

    def hold_to_token(self, type_name: str, token_scopes: frozenset[str]) -> None:
        """See that an API token may read a type.

        Raises: SCOPE_MISSING.
        """
        if not self.may_read(token_scopes):
            raise ScopeMissingError(type_name=type_name)

    def may_read(self, token_scopes: frozenset[str]) -> bool:
        """Tell whether a type with these token scopes is open to the caller."""
        held = self.rights.scopes
        return held is None or token_scopes == ANY_TOKEN or bool(held & token_scopes)
