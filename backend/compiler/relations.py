"""Third stage, first half: which rows a field leads to, and what its templates read.

A template reads arguments by name, those of its own field and of every field around it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from backend.compiler import catalog as declared
from backend.compiler.access import Access
from backend.compiler.arguments import check_of, parameters_of
from backend.compiler.assembly import CatalogType, camel, sql_type, table_name
from backend.compiler.document import Limits
from backend.compiler.errors import ArgumentNeededError, UnsupportedShapeError
from backend.compiler.filters import FilterLowering
from backend.compiler.selection import Leaf, Selected
from backend.compiler.slots import Check, Constant, FromActor, Pattern, Today
from backend.compiler.templates import ScopeOf, SharedOf, Template
from backend.compiler.tree import (
    Computed,
    Condition,
    Found,
    HoldsOn,
    InSet,
    Link,
    Matching,
    Notice,
    Relation,
    Typed,
)

_PURPOSE = "purpose"


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a field: its type, and the arguments that its templates may read."""

    kind: CatalogType | None
    leaves: Mapping[str, Leaf | None]
    types: Mapping[str, str]

    def inside(self, kind: CatalogType | None) -> "Around":
        """Step into an object of a type."""
        return replace(self, kind=kind)


_ACTOR_SLOTS: Mapping[str, Typed] = {
    "district_id": Typed(FromActor("district_id"), "uuid"),
    "user_id": Typed(FromActor("user_id"), "uuid"),
    "role": Typed(FromActor("role"), "text"),
    "token_scopes": Typed(FromActor("token_scopes"), "text"),
    "today": Typed(Today(), "date"),
}


def _as_of_today(argument: declared.Argument) -> Leaf | None:
    return Leaf(Today(), None) if argument.is_today else None


@dataclass(frozen=True, slots=True)
class RelationLowering:
    """Lowers relations and templates for one kind of actor."""

    access: Access
    limits: Limits
    notices: list[Notice] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)

    def with_arguments(self, around: Around, selected: Selected, field: declared.Field) -> Around:
        """Add the arguments of a field to those that stand around it.

        Raises: ID_TYPE.
        """
        leaves, types = dict(around.leaves), dict(around.types)
        for argument in declared.arguments_of(field):
            given = selected.arguments.get(camel(argument.name))
            path = (selected.key, camel(argument.name))
            check = check_of(argument, given, path=path)
            if check is not None:
                self.checks.append(check)
            for name, leaf, type_name in parameters_of(argument, given, path=path):
                types[name] = type_name
                if leaf is None and argument.is_today:
                    # A day that is left out is the day of what stands around, or today.
                    leaves[name] = around.leaves.get(name) or Leaf(Today(), None)
                else:
                    leaves[name] = leaf
        return replace(around, leaves=leaves, types=types)

    def entity_relation(self, kind: CatalogType, conditions: tuple[Condition, ...]) -> Relation:
        """Give the rows of a type that the actor sees and that meet conditions.

        Raises: SCOPE_MISSING for an API token without the right.
        """
        entity = self.access.catalog.entity(kind.name)
        self.access.hold_to_token(kind.name, kind.token_scopes)
        table = table_name(entity)
        return Relation(table, self.access.visibility(table), conditions)

    def target(self, name: str) -> tuple[CatalogType, Relation]:
        """Give a type and all its rows that the actor sees.

        Raises: SCOPE_MISSING for an API token without the right.
        """
        kind = self.access.catalog.types[name]
        return kind, self.entity_relation(kind, ())

    def relation(
        self,
        field: declared.ToOne | declared.ToMany | declared.Count | declared.Aggregate,
        around: Around,
    ) -> Relation:
        """Give the rows that a field leads to."""
        kind = self.access.catalog.types[field.target]
        conditions: list[Condition] = []
        by = field.by if isinstance(field, declared.ToOne) else None
        if by is not None:
            conditions.append(Link("id", by))
        if field.back is not None:
            conditions.append(Link(field.back, "id"))
        if field.matching is not None:
            conditions.append(Matching(self.computed(field.matching, around)))
        if not isinstance(field, declared.ToOne):
            if field.within is not None and not self._is_left_out(field.within, around):
                conditions.append(InSet(self.computed(field.within, around)))
            day = around.leaves.get("as_of")
            if field.dated is not None and day is not None:
                conditions.append(HoldsOn(field.dated, day.slot))
        relation = self.entity_relation(kind, tuple(conditions))
        if isinstance(field, declared.ToOne) and field.order:
            order = self.filters(kind, around).order(None, field.order)
            relation = replace(relation, order=order)
        return relation

    def narrowed(self, relation: Relation, filters: FilterLowering, selected: Selected) -> Relation:
        """Narrow a relation by what the request filters and searches."""
        conditions = list(relation.conditions)
        where = filters.where(selected.arguments.get("where"))
        if where is not None:
            conditions.append(where)
        search = selected.arguments.get("search")
        column = self.access.catalog.entity(filters.kind.name).search
        if isinstance(search, Leaf) and column is not None:
            conditions.append(Found(column, Pattern(search.slot, is_search=True)))
        return replace(relation, conditions=tuple(conditions))

    def filters(self, kind: CatalogType, around: Around) -> FilterLowering:
        """Give the lowering of filters and orders of a type."""

        def computed(field: declared.Expression) -> Computed:
            # A filter or an order asks an expression as of today: it has no arguments of its own.
            leaves = {one.name: _as_of_today(one) for one in field.arguments}
            types = {one.name: sql_type(one.type) for one in field.arguments}
            inner = Around(kind, dict(around.leaves) | leaves, dict(around.types) | types)
            return self.computed(field.sql, inner)

        def related(
            field: declared.ToOne | declared.ToMany,
        ) -> tuple[Relation, FilterLowering]:
            # A filter through a relation that has a day asks it as of today, too.
            leaves = {one.name: _as_of_today(one) for one in declared.arguments_of(field)}
            types = {one.name: sql_type(one.type) for one in declared.arguments_of(field)}
            inner = Around(kind, dict(around.leaves) | leaves, dict(around.types) | types)
            target = self.access.catalog.types[field.target]
            return self.relation(field, inner), self.filters(target, inner)

        limits = self.limits
        return FilterLowering(
            self.access.catalog, kind, computed, related, limits.filter_depth, limits.list_length
        )

    def computed(self, given: declared.SQL, around: Around) -> Computed:
        """Fill the parameters of a template from the arguments around it."""
        template = self._chosen(given, around)
        parameters: dict[str, Typed] = {}
        for name in template.parameters():
            if name in _ACTOR_SLOTS:
                parameters[name] = _ACTOR_SLOTS[name]
            elif name in around.types:
                leaf = around.leaves[name]
                parameters[name] = Typed(leaf.slot if leaf else Constant(None), around.types[name])
            else:
                message = f"template {template.name} reads :{name}, which nothing around it gives"
                raise LookupError(message)
        tables = frozenset(one.table for one in template.pieces if isinstance(one, ScopeOf))
        self.shared.update(one.name for one in template.pieces if isinstance(one, SharedOf))
        return Computed(template, parameters, self.access.visibilities(tables))

    def shares(self, field: declared.Row, around: Around) -> tuple[tuple[str, Computed], ...]:
        """Give the row sets that what was lowered so far reads, earlier ones first."""
        found = [
            (name, self.computed(template, around))
            for name, template in reversed(tuple((field.shares or {}).items()))
            if name in self.shared
        ]
        return tuple(reversed(found))

    @staticmethod
    def _is_left_out(given: declared.SQL, around: Around) -> bool:
        """Tell whether the argument that chooses among sets was left out: then none narrows."""
        if isinstance(given, Template):
            return False
        leaf = around.leaves.get(given.argument)
        return leaf is None or leaf.known is None

    def _chosen(self, given: declared.SQL, around: Around) -> Template:
        if isinstance(given, Template):
            return given
        leaf = around.leaves.get(given.argument)
        if leaf is None or leaf.known not in given.templates:
            raise UnsupportedShapeError(shape=camel(given.argument))
        return given.templates[leaf.known]

    def hold_to_needs(self, field: declared.ToMany, selected: Selected, around: Around) -> None:
        """See that a role gives what it has to, and note a search that the log has to know of.

        Raises: ARGUMENT_NEEDED.
        """
        needed = (field.needs or {}).get(self.access.rights.role)
        if needed is not None and around.leaves.get(needed) is None:
            raise ArgumentNeededError(name=camel(needed), path=(selected.key,))
        search = selected.arguments.get("search")
        if field.audit is None or not isinstance(search, Leaf):
            return
        reason = around.leaves.get(_PURPOSE)
        if needed is not None and reason is None and _PURPOSE in around.leaves:
            raise ArgumentNeededError(name=_PURPOSE, path=(selected.key,))
        table = table_name(self.access.catalog.entity(field.target))
        self.notices.append(
            Notice(field.audit, table, search=search.slot, reason=reason.slot if reason else None)
        )
