"""The GraphQL schema: the catalog's types, filters, connections and mutations, all described.

The schema says what may be asked and has no resolver: the compiler answers.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLField,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLString,
    print_schema,
)

from backend.api.inputs import InputTypes
from backend.api.parts import PARTS
from backend.compiler import catalog as declared
from backend.compiler.assembly import (
    Catalog,
    CatalogType,
    assemble,
    camel,
    column_facts,
    pascal,
)

NODE = GraphQLInterfaceType(
    "Node",
    {"id": GraphQLField(GraphQLNonNull(GraphQLID), description="标识；opaque id")},
    description="有标识的对象；an object that `node(id)` gives",
)
PAGE_INFO = GraphQLObjectType(
    "PageInfo",
    {
        "hasNextPage": GraphQLField(
            GraphQLNonNull(GraphQLBoolean), description="后面还有；more follow"
        ),
        "hasPreviousPage": GraphQLField(
            GraphQLNonNull(GraphQLBoolean), description="前面还有；some stand before"
        ),
        "startCursor": GraphQLField(GraphQLString, description="首行游标；cursor of the first row"),
        "endCursor": GraphQLField(GraphQLString, description="末行游标；cursor of the last row"),
    },
    description="分页位置；where the page stands in its list",
)
TOTAL_COUNT = GraphQLObjectType(
    "TotalCount",
    {
        "value": GraphQLField(
            GraphQLNonNull(GraphQLInt), description="行数，至多 10,000；rows, at most 10,000"
        ),
        "exact": GraphQLField(
            GraphQLNonNull(GraphQLBoolean),
            description="是否准确；false when there are more than 10,000",
        ),
    },
    description="总行数；how many rows the list has",
)
PROBLEM = GraphQLObjectType(
    "Problem",
    {
        "code": GraphQLField(
            GraphQLNonNull(GraphQLString), description="代码，见 docs/errors.md；stable code"
        ),
        "message": GraphQLField(
            GraphQLNonNull(GraphQLString), description="问题；what the rules refuse"
        ),
        "remedy": GraphQLField(
            GraphQLNonNull(GraphQLString), description="办法；what the person can do"
        ),
        "path": GraphQLField(
            GraphQLNonNull(GraphQLList(GraphQLNonNull(GraphQLString))),
            description="输入项；which input, outermost first",
        ),
    },
    description="规则不允许；a refusal that the person can mend; nothing was written",
)
_PROBLEMS = GraphQLField(
    GraphQLNonNull(GraphQLList(GraphQLNonNull(PROBLEM))),
    description="问题，空表示已办成；refusals, empty when it was done",
)
_WARNINGS = GraphQLField(
    GraphQLNonNull(GraphQLList(GraphQLNonNull(PROBLEM))),
    description="提醒，事情已办成；what the rules remark although it was done",
)


@dataclass(slots=True)
class SchemaMaker:
    """Makes the types of a catalog, each once."""

    catalog: Catalog
    inputs: InputTypes
    objects: dict[str, GraphQLObjectType] = field(default_factory=dict)
    connections: dict[str, GraphQLObjectType] = field(default_factory=dict)

    def schema(self) -> GraphQLSchema:
        """Make the schema."""
        for kind in self.catalog.types.values():
            self.objects[kind.name] = self._object(kind)
        mutations = {name: self._mutation(one) for name, one in self.catalog.mutations.items()}
        return GraphQLSchema(
            query=GraphQLObjectType(
                "Query", self._roots, description="查询；everything that can be read"
            ),
            mutation=GraphQLObjectType(
                "Mutation", mutations, description="办理；everything that can be done"
            )
            if mutations
            else None,
            types=list(self.objects.values()),
            description="两新组织党建台账；the ledger of two-new organizations and their branches",
        )

    def _object(self, kind: CatalogType) -> GraphQLObjectType:
        return GraphQLObjectType(
            kind.name,
            lambda: self._fields(kind),
            interfaces=[NODE] if kind.entity else [],
            description=kind.description,
        )

    def _fields(self, kind: CatalogType) -> dict[str, GraphQLField]:
        found: dict[str, GraphQLField] = {}
        if kind.entity is not None:
            found["id"] = GraphQLField(
                GraphQLNonNull(GraphQLID), description="标识；opaque id of the object"
            )
        for name, one in kind.fields.items():
            found[name] = self._field(one, kind)
        return found

    def _roots(self) -> dict[str, GraphQLField]:
        ids = GraphQLNonNull(GraphQLList(GraphQLNonNull(GraphQLID)))
        found = {
            "node": GraphQLField(
                NODE,
                {"id": GraphQLArgument(GraphQLNonNull(GraphQLID), description="标识；id")},
                description="按标识取对象，不可见与不存在都为空；hidden and missing are both null",
            ),
            "nodes": GraphQLField(
                GraphQLNonNull(GraphQLList(NODE)),
                {"ids": GraphQLArgument(ids, description="标识，至多 100 个；at most 100 ids")},
                description="按标识取多个对象，顺序不变；objects by id, in the order asked",
            ),
        }
        for name, one in self.catalog.roots.items():
            found[name] = self._field(one, None)
        return found

    def _field(self, one: declared.Field, kind: CatalogType | None) -> GraphQLField:
        match one:
            case declared.Column() | declared.Period():
                return self._column(one, kind)
            case declared.Expression() | declared.Value():
                scalar = self.inputs.scalar(one.type)
                is_nullable = one.is_nullable or getattr(one, "readers", None) is not None
                return GraphQLField(
                    scalar if is_nullable else GraphQLNonNull(scalar),
                    self._arguments(one),
                    description=one.description,
                )
            case declared.ToMany(limit=None):
                return self._connection_field(one)
            case declared.Count():
                return GraphQLField(
                    GraphQLNonNull(GraphQLInt),
                    self._count_arguments(one),
                    description=one.description,
                )
            case _:
                return self._object_field(one)

    def _object_field(self, one: declared.Field) -> GraphQLField:
        match one:
            case declared.ToOne(target=target):
                kind: Any = self.objects[target]
            case declared.ObjectById(target=target):
                argument = GraphQLArgument(GraphQLNonNull(GraphQLID), description="标识；id")
                return GraphQLField(
                    self.objects[target], {"id": argument}, description=one.description
                )
            case declared.ToMany(target=target):
                kind = GraphQLNonNull(GraphQLList(GraphQLNonNull(self.objects[target])))
            case declared.Rows(type=target):
                kind = GraphQLNonNull(GraphQLList(GraphQLNonNull(self.objects[target])))
            case declared.Row(type=target, is_nullable=is_nullable):
                inner = self.objects[target]
                kind = inner if is_nullable else GraphQLNonNull(inner)
            case _:
                raise TypeError(one)
        return GraphQLField(kind, self._arguments(one), description=one.description)

    def _column(
        self, one: declared.Column | declared.Period, kind: CatalogType | None
    ) -> GraphQLField:
        if kind is None or kind.entity is None:
            message = "a column stands on an entity"
            raise TypeError(message)
        if isinstance(one, declared.Period):
            facts = column_facts(kind.entity.table, one.column)
            return GraphQLField(self.inputs.scalar(date), description=facts.description)
        facts = column_facts(kind.entity.table, one.name)
        scalar = self.inputs.scalar(facts.type)
        return GraphQLField(
            scalar if facts.is_nullable or one.readers is not None else GraphQLNonNull(scalar),
            description=one.description or facts.description,
        )

    def _arguments(self, one: declared.Field) -> dict[str, GraphQLArgument]:
        return {
            camel(given.name): self.inputs.argument(given) for given in declared.arguments_of(one)
        }

    def _count_arguments(self, one: declared.Count) -> dict[str, GraphQLArgument]:
        return self._arguments(one) | (self._narrowing(one.target) if one.has_filter else {})

    def _narrowing(self, target: str) -> dict[str, GraphQLArgument]:
        kind = self.catalog.types[target]
        found: dict[str, GraphQLArgument] = {
            "where": GraphQLArgument(self.inputs.where(kind), description="筛选；which ones")
        }
        if self.catalog.entity(target).search is not None:
            found["search"] = GraphQLArgument(
                GraphQLString,
                description="检索：汉字、全拼或首字母；Chinese, pinyin or initials",
            )
        return found

    def _connection_field(self, one: declared.ToMany) -> GraphQLField:
        kind = self.catalog.types[one.target]
        arguments = self._arguments(one) | {
            "first": GraphQLArgument(
                GraphQLInt, description="取前若干行，1–100，缺省 20；first rows, 20 unless given"
            ),
            "after": GraphQLArgument(GraphQLString, description="在此游标之后；after this cursor"),
            "last": GraphQLArgument(GraphQLInt, description="取后若干行，1–100；last rows"),
            "before": GraphQLArgument(
                GraphQLString, description="在此游标之前；before this cursor"
            ),
            **self._narrowing(one.target),
        }
        order = self.inputs.order(kind)
        if order is not None:
            arguments["orderBy"] = GraphQLArgument(
                GraphQLList(GraphQLNonNull(order)), description="排序，依次；keys in turn"
            )
        return GraphQLField(
            GraphQLNonNull(self._connection(one.target)), arguments, description=one.description
        )

    def _connection(self, target: str) -> GraphQLObjectType:
        if target not in self.connections:
            node = self.objects[target]
            edge = GraphQLObjectType(
                f"{target}Edge",
                lambda: {
                    "node": GraphQLField(GraphQLNonNull(node), description="对象；the object"),
                    "cursor": GraphQLField(
                        GraphQLNonNull(GraphQLString), description="游标；cursor of the row"
                    ),
                },
                description=f"列表中的一行；a row of a list of {target}",
            )
            self.connections[target] = GraphQLObjectType(
                f"{target}Connection",
                lambda: {
                    "nodes": GraphQLField(
                        GraphQLNonNull(GraphQLList(GraphQLNonNull(node))),
                        description="本页对象；objects of the page",
                    ),
                    "edges": GraphQLField(
                        GraphQLNonNull(GraphQLList(GraphQLNonNull(edge))),
                        description="本页各行；rows of the page with their cursors",
                    ),
                    "pageInfo": GraphQLField(
                        GraphQLNonNull(PAGE_INFO), description="分页位置；where the page stands"
                    ),
                    "totalCount": GraphQLField(
                        GraphQLNonNull(TOTAL_COUNT), description="总行数；rows of the whole list"
                    ),
                },
                description=f"列表；a list of {target}, in pages",
            )
        return self.connections[target]

    def _mutation(self, one: declared.Mutation) -> GraphQLField:
        name = (
            pascal(one.command.__name__)
            if one.name is None
            else one.name[:1].upper() + one.name[1:]
        )
        returned = {
            key: GraphQLField(self.objects[target], description=f"办理后的对象；the {target}")
            for key, target in one.returns.items()
        }
        for key, given in (one.values or {}).items():
            returned[key] = GraphQLField(
                self.inputs.scalar(given.type), description=given.description
            )
        payload = GraphQLObjectType(
            f"{name}Payload",
            returned | {"problems": _PROBLEMS, "warnings": _WARNINGS},
            description=f"办理结果；what {name} did",
        )
        argument = GraphQLArgument(
            GraphQLNonNull(self._input(one)), description="输入；what is to be done"
        )
        return GraphQLField(
            GraphQLNonNull(payload), {"input": argument}, description=one.description
        )

    def _input(self, one: declared.Mutation) -> GraphQLInputObjectType:
        return self.inputs.command_input(declared.input_class(one))


@cache
def ledger_catalog() -> Catalog:
    """Give the catalog of the whole program."""
    return assemble(PARTS)


def make_schema(catalog: Catalog) -> GraphQLSchema:
    """Make the schema of a catalog."""
    return SchemaMaker(catalog, InputTypes(catalog)).schema()


def schema_text() -> str:
    """Print the schema as it is committed in `schema.graphql`."""
    return print_schema(make_schema(ledger_catalog())) + "\n"
