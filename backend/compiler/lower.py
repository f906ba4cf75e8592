"""Third stage, second half: fields → relation tree, by what the catalog says of each field.

The tree is typed and frozen; it names tables, columns and slots, but holds no SQL text but that
of templates.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graphql import GraphQLObjectType, SelectionSetNode

from backend.compiler import catalog as declared
from backend.compiler.access import Access
from backend.compiler.assembly import (
    Catalog,
    CatalogType,
    ColumnFacts,
    camel,
    column_facts,
    table_name,
)
from backend.compiler.encodings import encoding_of
from backend.compiler.errors import (
    UnknownTypeOfIdError,
    UnsupportedShapeError,
)
from backend.compiler.filters import hold_to_type
from backend.compiler.groups import GroupLowering
from backend.compiler.paging import PageLowering
from backend.compiler.relations import Around, RelationLowering
from backend.compiler.searching import SearchLowering
from backend.compiler.selection import TYPE_NAME, Given, Leaf, Selected, Selection
from backend.compiler.slots import (
    AtMost,
    FromResult,
    KindsOf,
    Slot,
)
from backend.compiler.tree import (
    BoundOf,
    ColumnOf,
    Compare,
    Encoding,
    Former,
    Gathered,
    IdIs,
    Listed,
    Literal,
    LookedUp,
    Lookup,
    Notice,
    ObjectShape,
    One,
    Operator,
    Output,
    Relation,
    Scalar,
    Total,
    Typed,
    ValueColumns,
    ValueRow,
    ValueRows,
)

_NULL, _EMPTY = Literal("null"), Literal("[]")
_NODE, _NODES = "node", "nodes"
_LOOKUP_LIMIT = 100
_PAYLOAD_LIMIT = 250


@dataclass(frozen=True, slots=True)
class Lowering:
    """Lowers one operation for one kind of actor."""

    selection: Selection
    relations: RelationLowering

    @property
    def _access(self) -> Access:
        return self.relations.access

    @property
    def _catalog(self) -> Catalog:
        return self.relations.access.catalog

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
        kind = self._catalog.types[returned[key]]
        relation = self.relations.entity_relation(kind, (IdIs(FromResult(key)),))
        return self._one(kind, relation, selected, Around(kind=None, leaves={}, types={}))

    def payload_list(self, returned: Mapping[str, str], key: str, selected: Selected) -> Output:
        """Lower the objects whose ids a command returned, those that the actor sees."""
        kind = self._catalog.types[returned[key]]
        ids = Compare(ColumnOf("id"), Operator.IN, Typed(FromResult(key), "uuid[]"))
        relation = self.relations.entity_relation(kind, (ids,))
        around = Around(kind=None, leaves={}, types={})
        shape = self._inner(kind, selected.inside, around)
        if not relation.visibility.is_reached:
            return _EMPTY
        default = self._catalog.entity(kind.name).order
        ordered = replace(relation, order=self.relations.filters(kind, around).order(None, default))
        return Listed(ordered, shape, _PAYLOAD_LIMIT)

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
            field = self._catalog.roots[selected.name]
        elif selected.name == "id" and around.kind.entity is not None:
            return Scalar(ColumnOf("id"), Encoding.NODE_ID, False, around.kind.name)  # noqa: FBT003
        else:
            field = around.kind.fields[selected.name]
        return self._field(selected, field, self.relations.with_arguments(around, selected, field))

    def _field(self, selected: Selected, field: declared.Field, around: Around) -> Output:
        match field:
            case declared.Column():
                return self._column(field, around)
            case declared.Period(column=column, prefix=prefix):
                source = BoundOf(column, is_upper=selected.name == camel(f"{prefix}_to"))
                return Scalar(source, Encoding.TEXT, is_nullable=True)
            case declared.Series():
                return self._series(field)
            case declared.Value():
                encoding = Encoding.NODE_ID if field.of else encoding_of(field.type)
                source_column = ColumnOf(field.name)
                return Scalar(source_column, encoding, field.is_nullable, field.of or "")
            case declared.Expression():
                if not self._access.is_reader(field.readers):
                    return _NULL
                source_sql = self.relations.computed(field.sql, around)
                return Scalar(source_sql, encoding_of(field.type), field.is_nullable)
            case _:
                return self._related(selected, field, around)

    def _related(self, selected: Selected, field: declared.Field, around: Around) -> Output:
        match field:
            case declared.ToOne():
                kind = self._catalog.types[field.target]
                return self._one(kind, self.relations.relation(field, around), selected, around)
            case declared.ObjectById():
                kind = self._catalog.types[field.target]
                inside = self.relations.with_arguments(around, selected, field)
                return self._by_id(kind, selected, inside)
            case declared.Search():
                return self._search(selected, field, around)
            case declared.ToMany():
                return self._many(selected, field, around)
            case declared.Count():
                return self._count(selected, field, around)
            case declared.Aggregate():
                return self._aggregate(selected, field, around)
            case declared.Row() | declared.Rows() | declared.Columns():
                return self._values(selected, field, around)
            case _:
                raise UnsupportedShapeError(shape=selected.name)

    # --- values of the row

    def _column(self, field: declared.Column, around: Around) -> Output:
        if not self._access.is_reader(field.readers):
            return _NULL
        facts = self._facts(around, field.name)
        encoding = Encoding.NODE_ID if field.of else encoding_of(facts.type)
        return Scalar(ColumnOf(field.name), encoding, facts.is_nullable, field.of or "")

    def _series(self, field: declared.Series) -> Output:
        if not self._access.is_reader(field.readers):
            return Gathered(_NULL)
        encoding = Encoding.NODE_ID if field.of else encoding_of(field.type)
        value = Scalar(ColumnOf(field.column), encoding, field.is_nullable, field.of or "")
        return Gathered(value, field.is_list)

    def _facts(self, around: Around, column: str) -> ColumnFacts:
        if around.kind is None or around.kind.entity is None:
            raise UnsupportedShapeError(shape=column)
        return column_facts(around.kind.entity.table, column)

    # --- objects and lists

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
        kind = self._catalog.types[field.target]
        relation = self.relations.relation(field, around)
        filters = self.relations.filters(kind, around)
        default = field.order or self._catalog.entity(kind.name).order
        if field.limit is not None:
            shape = self._inner(kind, selected.inside, around)
            ordered = replace(relation, order=filters.order(None, default))
            if not relation.visibility.is_reached:
                return _EMPTY
            return Listed(ordered, shape, field.limit)
        paging = PageLowering(
            selection=self.selection,
            filters=filters,
            limits=self.relations.limits,
            inner=lambda selections: self._inner(kind, selections, around),
        )
        self.relations.hold_to_needs(field, selected, around)
        narrowed = self.relations.narrowed(relation, filters, selected)
        return paging.page(selected, narrowed, default)

    def _count(self, selected: Selected, field: declared.Count, around: Around) -> Output:
        relation = self.relations.relation(field, around)
        kind = self._catalog.types[field.target]
        if field.has_filter:
            relation = self.relations.narrowed(
                relation, self.relations.filters(kind, around), selected
            )
        return Total(relation) if relation.visibility.is_reached else Literal("0")

    def _aggregate(self, selected: Selected, field: declared.Aggregate, around: Around) -> Output:
        kind = self._catalog.types[field.target]
        inside = around.inside(kind)
        filters = self.relations.filters(kind, around)
        lowering = GroupLowering(
            selection=self.selection,
            access=self._access,
            filters=filters,
            limits=self.relations.limits,
            computed=lambda given: self.relations.computed(given, inside),
            target=self.relations.target,
            inner=lambda target, selections: self._inner(target, selections, around),
        )
        relation = self.relations.relation(field, around)
        return lowering.groups(selected, self.relations.narrowed(relation, filters, selected))

    def _values(
        self,
        selected: Selected,
        field: declared.Row | declared.Rows | declared.Columns,
        around: Around,
    ) -> Output:
        kind = self._catalog.types[field.type]
        self._access.hold_to_token(kind.name, kind.token_scopes)
        computed = self.relations.computed(field.sql, around)
        shape = self._inner(kind, selected.inside, around)
        match field:
            case declared.Rows(limit=limit):
                return ValueRows(computed, shape, limit)
            case declared.Columns(limit=limit, points=points):
                return ValueColumns(computed, shape, limit, points)
            case declared.Row():
                return ValueRow(computed, shape, self.relations.shares(field, around))

    def _search(self, selected: Selected, field: declared.Search, around: Around) -> Output:
        lowering = SearchLowering(
            relations=self.relations,
            inner=lambda kind: self._inner(kind, selected.inside, around),
        )
        return lowering.search(selected, field, around)

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
        relation = self.relations.entity_relation(kind, (IdIs(slot, self._former(kind)),))
        return self._one(kind, relation, selected, around)

    def _former(self, kind: CatalogType) -> Former | None:
        former = self._catalog.entity(kind.name).former
        if former is None:
            return None
        table, column = former
        return Former(table, column, self._access.visibility(table))

    def _notice_opening(self, kind: CatalogType, ids: Slot) -> None:
        entity = self._catalog.entity(kind.name)
        if entity.audit is not None:
            self.relations.notices.append(Notice(entity.audit, table_name(entity), id=ids))

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
            relation = self.relations.entity_relation(kind, ())
            if relation.visibility.is_reached:
                shape = self._inner(kind, selected.inside, around)
                found.append(LookedUp(name, relation, shape, self._former(kind)))
        ids = AtMost(leaf.slot, _LOOKUP_LIMIT, "ids")
        return Lookup(ids, KindsOf(leaf.slot), tuple(found))

    def _kind_of_id(self, given: Given | None) -> CatalogType:
        if not isinstance(given, Leaf):
            raise UnsupportedShapeError(shape="id")
        return self._known_kind(given.known.type_name)

    def _known_kind(self, name: str) -> CatalogType:
        kind = self._catalog.types.get(name)
        if kind is None or kind.entity is None:
            raise UnknownTypeOfIdError
        return kind
