"""Third stage: fields → relation tree. What each field reads is looked up in the catalog.

The tree is typed and frozen; it names tables, columns and slots, but holds no SQL text but that
of templates.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graphql import GraphQLObjectType, SelectionSetNode

from backend.compiler import catalog as declared
from backend.compiler.access import Access
from backend.compiler.assembly import (
    CatalogType,
    ColumnFacts,
    camel,
    column_facts,
    sql_type,
    table_name,
)
from backend.compiler.document import Limits
from backend.compiler.encodings import encoding_of
from backend.compiler.errors import (
    ArgumentNeededError,
    UnknownTypeOfIdError,
    UnsupportedShapeError,
)
from backend.compiler.filters import FilterLowering, hold_to_type
from backend.compiler.paging import PageLowering
from backend.compiler.selection import TYPE_NAME, Given, Leaf, Selected, Selection
from backend.compiler.slots import (
    AtMost,
    Constant,
    FromActor,
    FromResult,
    KindsOf,
    Pattern,
    Slot,
    Today,
)
from backend.compiler.templates import ScopeOf, Template
from backend.compiler.tree import (
    BoundOf,
    ColumnOf,
    Computed,
    Condition,
    Encoding,
    Found,
    HoldsOn,
    IdIs,
    InSet,
    Link,
    Listed,
    Literal,
    Lookup,
    Matching,
    Notice,
    ObjectShape,
    One,
    Output,
    Relation,
    Scalar,
    Total,
    Typed,
    ValueRow,
    ValueRows,
)

_NULL, _EMPTY = Literal("null"), Literal("[]")
_NODE, _NODES = "node", "nodes"
_LOOKUP_LIMIT = 100
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
    "today": Typed(Today(), "date"),
}


@dataclass(frozen=True, slots=True)
class Lowering:
    """Lowers one operation for one kind of actor."""

    selection: Selection
    access: Access
    limits: Limits
    notices: list[Notice] = field(default_factory=list)

    def query(self, selections: SelectionSetNode) -> ObjectShape:
        """Lower a query.

        Raises: OperationError of a kind that says what is refused.
        """
        query_type = self.selection.schema.query_type
        if query_type is None:
            raise UnsupportedShapeError(shape="query")
        around = Around(kind=None, leaves={}, types={})
        return self._shape(query_type, (selections,), around)

    def payload(self, returned: Mapping[str, str], key: str, selected: Selected) -> Output:
        """Lower the object that a command returned under a name of its payload."""
        kind = self.access.catalog.types[returned[key]]
        relation = self._entity_relation(kind, (IdIs(FromResult(key)),))
        return self._one(kind, relation, selected, Around(kind=None, leaves={}, types={}))

    def _shape(
        self, on: GraphQLObjectType, selections: tuple[SelectionSetNode, ...], around: Around
    ) -> ObjectShape:
        fields = self.selection.fields(on, selections)
        return ObjectShape(tuple((one.key, self._output(on, one, around)) for one in fields))

    def _output(self, on: GraphQLObjectType, selected: Selected, around: Around) -> Output:
        if selected.name == TYPE_NAME:
            return Literal(json.dumps(on.name))
        if around.kind is None:
            if selected.name == _NODE:
                return self._node(selected, around)
            if selected.name == _NODES:
                return self._nodes(selected)
            field = self.access.catalog.roots[selected.name]
        elif selected.name == "id" and around.kind.entity is not None:
            return Scalar(ColumnOf("id"), Encoding.NODE_ID, False, around.kind.name)  # noqa: FBT003
        else:
            field = around.kind.fields[selected.name]
        return self._field(selected, field, self._with_arguments(around, selected, field))

    def _with_arguments(self, around: Around, selected: Selected, field: declared.Field) -> Around:
        leaves, types = dict(around.leaves), dict(around.types)
        for argument in declared.arguments_of(field):
            given = selected.arguments.get(camel(argument.name))
            leaf = given if isinstance(given, Leaf) and given.known is not None else None
            if leaf is None and argument.is_today:
                # A day that is left out is the day of what stands around, or today.
                leaf = around.leaves.get(argument.name) or Leaf(Today(), None)
            if leaf is not None and argument.of is not None:
                hold_to_type(leaf.known, argument.of, path=(selected.key, camel(argument.name)))
            leaves[argument.name] = leaf
            types[argument.name] = sql_type(argument.type)
        return replace(around, leaves=leaves, types=types)

    def _field(self, selected: Selected, field: declared.Field, around: Around) -> Output:
        match field:
            case declared.Column():
                return self._column(field, around)
            case declared.Period(column=column, prefix=prefix):
                source = BoundOf(column, is_upper=selected.name == camel(f"{prefix}_to"))
                return Scalar(source, Encoding.TEXT, is_nullable=True)
            case declared.Value():
                encoding = Encoding.NODE_ID if field.of else encoding_of(field.type)
                source_column = ColumnOf(field.name)
                return Scalar(source_column, encoding, field.is_nullable, field.of or "")
            case declared.Expression():
                if not self.access.is_reader(field.readers):
                    return _NULL
                source_sql = self._computed(field.sql, around)
                return Scalar(source_sql, encoding_of(field.type), field.is_nullable)
            case _:
                return self._related(selected, field, around)

    def _related(self, selected: Selected, field: declared.Field, around: Around) -> Output:
        match field:
            case declared.ToOne():
                kind = self.access.catalog.types[field.target]
                return self._one(kind, self._relation(field, around), selected, around)
            case declared.ObjectById():
                kind = self.access.catalog.types[field.target]
                return self._by_id(kind, selected, around)
            case declared.ToMany():
                return self._many(selected, field, around)
            case declared.Count():
                return self._count(selected, field, around)
            case declared.Row() | declared.Rows():
                return self._values(selected, field, around)
            case _:
                raise UnsupportedShapeError(shape=selected.name)

    # --- values of the row

    def _column(self, field: declared.Column, around: Around) -> Output:
        if not self.access.is_reader(field.readers):
            return _NULL
        facts = self._facts(around, field.name)
        return Scalar(ColumnOf(field.name), encoding_of(facts.type), facts.is_nullable)

    def _facts(self, around: Around, column: str) -> ColumnFacts:
        if around.kind is None or around.kind.entity is None:
            raise UnsupportedShapeError(shape=column)
        return column_facts(around.kind.entity.table, column)

    def _computed(self, given: declared.SQL, around: Around) -> Computed:
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
        return Computed(template, parameters, self.access.visibilities(tables))

    def _chosen(self, given: declared.SQL, around: Around) -> Template:
        if isinstance(given, Template):
            return given
        leaf = around.leaves.get(given.argument)
        if leaf is None or leaf.known not in given.templates:
            raise UnsupportedShapeError(shape=camel(given.argument))
        return given.templates[leaf.known]

    # --- objects and lists

    def _entity_relation(self, kind: CatalogType, conditions: tuple[Condition, ...]) -> Relation:
        entity = self.access.catalog.entity(kind.name)
        self.access.hold_to_token(kind.name, kind.token_scopes)
        table = table_name(entity)
        return Relation(table, self.access.visibility(table), conditions)

    def _relation(
        self, field: declared.ToOne | declared.ToMany | declared.Count, around: Around
    ) -> Relation:
        kind = self.access.catalog.types[field.target]
        conditions: list[Condition] = []
        by = field.by if isinstance(field, declared.ToOne) else None
        if by is not None:
            conditions.append(Link("id", by))
        if field.back is not None:
            conditions.append(Link(field.back, "id"))
        if field.matching is not None:
            conditions.append(Matching(self._computed(field.matching, around)))
        if not isinstance(field, declared.ToOne):
            if field.within is not None:
                conditions.append(InSet(self._computed(field.within, around)))
            day = around.leaves.get("as_of")
            if field.dated is not None and day is not None:
                conditions.append(HoldsOn(field.dated, day.slot))
        relation = self._entity_relation(kind, tuple(conditions))
        if isinstance(field, declared.ToOne) and field.order:
            order = self._filters(kind, around).order(None, field.order)
            relation = replace(relation, order=order)
        return relation

    def _filters(self, kind: CatalogType, around: Around) -> FilterLowering:
        def computed(field: declared.Expression) -> Computed:
            # A filter or an order asks an expression as of today: it has no arguments of its own.
            leaves = {
                one.name: Leaf(Today(), None) if one.is_today else None for one in field.arguments
            }
            types = {one.name: sql_type(one.type) for one in field.arguments}
            inner = Around(kind, dict(around.leaves) | leaves, dict(around.types) | types)
            return self._computed(field.sql, inner)

        return FilterLowering(
            self.access.catalog, kind, computed, self.limits.filter_depth, self.limits.list_length
        )

    def _one(
        self, kind: CatalogType, relation: Relation, selected: Selected, around: Around
    ) -> Output:
        shape = self._inner(kind, selected.inside, around)
        return One(relation, shape) if relation.visibility.is_reached else _NULL

    def _inner(
        self, kind: CatalogType, selections: tuple[SelectionSetNode, ...], around: Around
    ) -> ObjectShape:
        on = self.selection.schema.type_map[kind.name]
        if not isinstance(on, GraphQLObjectType):
            raise UnsupportedShapeError(shape=kind.name)
        return self._shape(on, selections, around.inside(kind))

    def _many(self, selected: Selected, field: declared.ToMany, around: Around) -> Output:
        kind = self.access.catalog.types[field.target]
        relation = self._relation(field, around)
        filters = self._filters(kind, around)
        default = field.order or self.access.catalog.entity(kind.name).order
        if field.limit is not None:
            shape = self._inner(kind, selected.inside, around)
            ordered = replace(relation, order=filters.order(None, default))
            if not relation.visibility.is_reached:
                return _EMPTY
            return Listed(ordered, shape, field.limit)
        paging = PageLowering(
            selection=self.selection,
            filters=filters,
            limits=self.limits,
            inner=lambda selections: self._inner(kind, selections, around),
        )
        self._hold_to_needs(field, selected, around)
        narrowed = self._narrowed(relation, filters, selected)
        return paging.page(selected, narrowed, default)

    def _narrowed(
        self, relation: Relation, filters: FilterLowering, selected: Selected
    ) -> Relation:
        conditions = list(relation.conditions)
        where = filters.where(selected.arguments.get("where"))
        if where is not None:
            conditions.append(where)
        search = selected.arguments.get("search")
        column = self.access.catalog.entity(filters.kind.name).search
        if isinstance(search, Leaf) and column is not None:
            conditions.append(Found(column, Pattern(search.slot, is_search=True)))
        return replace(relation, conditions=tuple(conditions))

    def _hold_to_needs(self, field: declared.ToMany, selected: Selected, around: Around) -> None:
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

    def _count(self, selected: Selected, field: declared.Count, around: Around) -> Output:
        relation = self._relation(field, around)
        kind = self.access.catalog.types[field.target]
        if field.has_filter:
            relation = self._narrowed(relation, self._filters(kind, around), selected)
        return Total(relation) if relation.visibility.is_reached else Literal("0")

    def _values(
        self, selected: Selected, field: declared.Row | declared.Rows, around: Around
    ) -> Output:
        kind = self.access.catalog.types[field.type]
        self.access.hold_to_token(kind.name, kind.token_scopes)
        computed = self._computed(field.sql, around)
        shape = self._inner(kind, selected.inside, around)
        if isinstance(field, declared.Rows):
            return ValueRows(computed, shape, field.limit)
        return ValueRow(computed, shape)

    # --- objects by id

    def _id(self, selected: Selected, expected: str) -> Slot:
        leaf = selected.arguments["id"]
        if not isinstance(leaf, Leaf):
            raise UnsupportedShapeError(shape="id")
        hold_to_type(leaf.known, expected, path=(selected.key, "id"))
        return leaf.slot

    def _by_id(self, kind: CatalogType, selected: Selected, around: Around) -> Output:
        slot = self._id(selected, kind.name)
        self._notice_opening(kind, slot)
        relation = self._entity_relation(kind, (IdIs(slot),))
        return self._one(kind, relation, selected, around)

    def _notice_opening(self, kind: CatalogType, ids: Slot) -> None:
        entity = self.access.catalog.entity(kind.name)
        if entity.audit is not None:
            self.notices.append(Notice(entity.audit, table_name(entity), id=ids))

    def _node(self, selected: Selected, around: Around) -> Output:
        kind = self._kind_of_id(selected.arguments["id"])
        return self._by_id(kind, selected, around)

    def _nodes(self, selected: Selected) -> Output:
        leaf = selected.arguments["ids"]
        if not isinstance(leaf, Leaf):
            raise UnsupportedShapeError(shape="ids")
        around = Around(kind=None, leaves={}, types={})
        found = []
        for name in sorted({node.type_name for node in leaf.known}):
            kind = self._known_kind(name)
            self._notice_opening(kind, leaf.slot)
            relation = self._entity_relation(kind, ())
            if relation.visibility.is_reached:
                found.append((name, relation, self._inner(kind, selected.inside, around)))
        ids = AtMost(leaf.slot, _LOOKUP_LIMIT, "ids")
        return Lookup(ids, KindsOf(leaf.slot), tuple(found))

    def _kind_of_id(self, given: Given | None) -> CatalogType:
        if not isinstance(given, Leaf):
            raise UnsupportedShapeError(shape="id")
        return self._known_kind(given.known.type_name)

    def _known_kind(self, name: str) -> CatalogType:
        kind = self.access.catalog.types.get(name)
        if kind is None or kind.entity is None:
            raise UnknownTypeOfIdError
        return kind
