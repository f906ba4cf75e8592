"""The GraphQL schema: the catalog's types, filters, connections and mutations, all described.

The schema says what may be asked and has no resolver: the compiler answers.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import strawberry
from graphql import GraphQLObjectType, GraphQLSchema, print_schema
from strawberry.schema.config import StrawberryConfig

from backend.api.aggregates import SMALL_COUNT, AggregateTypes
from backend.api.definitions import Definitions, Given, Shown, optional, several
from backend.api.inputs import InputTypes
from backend.api.parts import PARTS
from backend.api.scalars import SCALARS
from backend.api.subscriptions.fields import subscription_fields
from backend.compiler import catalog as declared
from backend.compiler.assembly import (
    Catalog,
    CatalogType,
    assemble,
    camel,
    column_facts,
    pascal,
)

_ID = {"id": Given("ID", "标识；id")}
_PROBLEMS = Shown(several("Problem"), "问题，空表示已办成；refusals, empty when it was done")
_WARNINGS = Shown(
    several("Problem"), "提醒，事情已办成；what the rules remark although it was done"
)
_FIXED: tuple[tuple[str, str, dict[str, Shown]], ...] = (
    (
        "PageInfo",
        "分页位置；where the page stands in its list",
        {
            "hasNextPage": Shown("Boolean", "后面还有；more follow"),
            "hasPreviousPage": Shown("Boolean", "前面还有；some stand before"),
            "startCursor": Shown(optional("String"), "首行游标；cursor of the first row"),
            "endCursor": Shown(optional("String"), "末行游标；cursor of the last row"),
        },
    ),
    (
        "TotalCount",
        "总行数；how many rows the list has",
        {
            "value": Shown("Int", "行数，至多 10,000；rows, at most 10,000"),
            "exact": Shown("Boolean", "是否准确；false when there are more than 10,000"),
        },
    ),
    (
        "Problem",
        "规则不允许；a refusal that the person can mend; nothing was written",
        {
            "code": Shown("String", "代码，见 docs/errors.md；stable code"),
            "message": Shown("String", "问题；what the rules refuse"),
            "remedy": Shown("String", "办法；what the person can do"),
            "path": Shown(several("String"), "输入项；which input, outermost first"),
            "changedBy": Shown(
                optional("String"), "改动人，仅 CHANGED_MEANWHILE；who changed the row meanwhile"
            ),
            "changedAt": Shown(
                optional("DateTime"), "改动时间，仅 CHANGED_MEANWHILE；when it was changed"
            ),
            "currentRevision": Shown(
                optional("Int"), "现修订号，仅 CHANGED_MEANWHILE；revision to edit from"
            ),
            "longitude": Shown(
                optional("Float"), "图形出错处的经度；degrees, where a drawn shape is at fault"
            ),
            "latitude": Shown(
                optional("Float"), "图形出错处的纬度；degrees, where a drawn shape is at fault"
            ),
        },
    ),
    (
        "RowRefusal",
        "一行未办成；a row that stays as it was, while others were changed",
        {
            "id": Shown("ID", "标识；the row's id"),
            "code": Shown("String", "代码，见 docs/errors.md；stable code"),
            "message": Shown("String", "问题；what the rules refuse"),
            "remedy": Shown("String", "办法；what the person can do"),
            "path": Shown(several("String"), "输入项；which input, outermost first"),
            "changedBy": Shown(
                optional("String"), "改动人；who changed the row meanwhile, as far as known"
            ),
            "changedAt": Shown(optional("DateTime"), "改动时间；when it was changed meanwhile"),
            "currentRevision": Shown(optional("Int"), "现修订号；revision to edit from"),
        },
    ),
)
"""Types that no slice declares: the same in every list and every mutation."""


@dataclass(slots=True)
class SchemaMaker:
    """Makes the types of a catalog, each once."""

    catalog: Catalog
    definitions: Definitions
    inputs: InputTypes

    def schema(self) -> GraphQLSchema:
        """Make the schema."""
        for name, description, shown in (*_FIXED, SMALL_COUNT):
            self.definitions.add_object(name, description, shown)
        for kind in self.catalog.types.values():
            self._add_object(kind)
        self.definitions.add_object("Query", "查询；everything that can be read", self._roots())
        mutations = {name: self._mutation(one) for name, one in self.catalog.mutations.items()}
        if mutations:
            self.definitions.add_object("Mutation", "办理；everything that can be done", mutations)
        if "Change" in self.catalog.types:
            shown = subscription_fields()
            self.definitions.add_object("Subscription", "订阅；what is told as it happens", shown)
        names = self.definitions.names
        made = strawberry.Schema(
            query=names["Query"],
            mutation=names.get("Mutation"),
            subscription=names.get("Subscription"),
            types=[names[name] for name in self.catalog.types],
            config=StrawberryConfig(auto_camel_case=False, scalar_map=SCALARS),
        )
        core = made._schema  # noqa: SLF001 - the compiler reads the types that Strawberry made
        core.description = (
            "两新组织党建台账；the ledger of two-new organizations and their branches"
        )
        _take_resolvers_out(core)
        return core

    def _add_object(self, kind: CatalogType) -> None:
        shown: dict[str, Shown] = {}
        if kind.entity is not None:
            shown["id"] = Shown("ID", "标识；opaque id of the object")
        for name, one in kind.fields.items():
            shown[name] = self._field(one, kind)
        self.definitions.add_object(
            kind.name, kind.description, shown, is_node=kind.entity is not None
        )

    def _roots(self) -> dict[str, Shown]:
        found = {
            "node": Shown(
                optional("Node"),
                "按标识取对象，不可见与不存在都为空；hidden and missing are both null",
                _ID,
            ),
            "nodes": Shown(
                several(optional("Node")),
                "按标识取多个对象，顺序不变；objects by id, in the order asked",
                {"ids": Given(several("ID"), "标识，至多 100 个；at most 100 ids")},
            ),
        }
        for name, one in self.catalog.roots.items():
            found[name] = self._field(one, None)
        return found

    def _field(self, one: declared.Field, kind: CatalogType | None) -> Shown:
        match one:
            case declared.Column() | declared.Period():
                return self._column(one, kind)
            case declared.Expression() | declared.Value():
                scalar = self.inputs.scalar(one.type)
                is_nullable = one.is_nullable or getattr(one, "readers", None) is not None
                shown = optional(scalar) if is_nullable else scalar
                return Shown(shown, one.description, self._arguments(one))
            case declared.Series():
                return Shown(self._series(one), one.description)
            case declared.ToMany(limit=None):
                return self._connection_field(one)
            case declared.Count():
                return Shown("Int", one.description, self._count_arguments(one))
            case declared.Aggregate(target=target):
                narrowing = self._arguments(one) | self._narrowing(target)
                types = AggregateTypes(self.definitions, self.inputs)
                return types.field(self.catalog.types[target], one.description, narrowing)
            case declared.ObjectById(target=target):
                return Shown(optional(target), one.description, _ID | self._arguments(one))
            case declared.Search():
                return self._search(one)
            case _:
                return Shown(_object_kind(one), one.description, self._arguments(one))

    def _search(self, one: declared.Search) -> Shown:
        self.definitions.add_union(
            one.union, "检索结果；an object that a search finds", one.targets
        )
        types = optional(several(self.inputs.search_type(one)))
        arguments = {
            "text": Given("String", "汉字、全拼或首字母；Chinese, pinyin or initials"),
            "types": Given(types, "对象类型，缺省全部；types to search, all unless given"),
            "first": Given(optional("Int"), "至多多少个，1–100，缺省 20；most objects, best first"),
        }
        return Shown(several(one.union), one.description, arguments)

    def _series(self, one: declared.Series) -> str:
        scalar = self.inputs.scalar(one.type)
        element = optional(scalar) if one.is_nullable or one.readers is not None else scalar
        return several(several(element)) if one.is_list else several(element)

    def _column(self, one: declared.Column | declared.Period, kind: CatalogType | None) -> Shown:
        if kind is None or kind.entity is None:
            message = "a column stands on an entity"
            raise TypeError(message)
        if isinstance(one, declared.Period):
            facts = column_facts(kind.entity.table, one.column)
            return Shown(optional(self.inputs.scalar(date)), facts.description)
        facts = column_facts(kind.entity.table, one.name)
        scalar = self.inputs.scalar(facts.type)
        is_nullable = facts.is_nullable or one.readers is not None
        return Shown(
            optional(scalar) if is_nullable else scalar, one.description or facts.description
        )

    def _arguments(self, one: declared.Field) -> dict[str, Given]:
        return {
            camel(given.name): self.inputs.argument(given) for given in declared.arguments_of(one)
        }

    def _count_arguments(self, one: declared.Count) -> dict[str, Given]:
        return self._arguments(one) | (self._narrowing(one.target) if one.has_filter else {})

    def _narrowing(self, target: str) -> dict[str, Given]:
        where = self.inputs.where(self.catalog.types[target])
        found = {"where": Given(optional(where), "筛选；which ones")}
        if self.catalog.entity(target).search is not None:
            found["search"] = Given(
                optional("String"), "检索：汉字、全拼或首字母；Chinese, pinyin or initials"
            )
        return found

    def _connection_field(self, one: declared.ToMany) -> Shown:
        arguments = self._arguments(one) | {
            "first": Given(
                optional("Int"), "取前若干行，1–100，缺省 20；first rows, 20 unless given"
            ),
            "after": Given(optional("String"), "在此游标之后；after this cursor"),
            "last": Given(optional("Int"), "取后若干行，1–100；last rows"),
            "before": Given(optional("String"), "在此游标之前；before this cursor"),
            **self._narrowing(one.target),
        }
        order = self.inputs.order(self.catalog.types[one.target])
        if order is not None:
            arguments["orderBy"] = Given(optional(several(order)), "排序，依次；keys in turn")
        return Shown(self._connection(one.target), one.description, arguments)

    def _connection(self, target: str) -> str:
        name, edge = f"{target}Connection", f"{target}Edge"
        if name not in self.definitions.names:
            self.definitions.add_object(
                edge,
                f"列表中的一行；a row of a list of {target}",
                {
                    "node": Shown(target, "对象；the object"),
                    "cursor": Shown("String", "游标；cursor of the row"),
                },
            )
            self.definitions.add_object(
                name,
                f"列表；a list of {target}, in pages",
                {
                    "nodes": Shown(several(target), "本页对象；objects of the page"),
                    "edges": Shown(several(edge), "本页各行；rows of the page with their cursors"),
                    "pageInfo": Shown("PageInfo", "分页位置；where the page stands"),
                    "totalCount": Shown("TotalCount", "总行数；rows of the whole list"),
                },
            )
        return name

    def _mutation(self, one: declared.Mutation) -> Shown:
        name = (
            pascal(one.command.__name__)
            if one.name is None
            else one.name[:1].upper() + one.name[1:]
        )
        returned = {
            key: Shown(optional(target), f"办理后的对象；the {target}")
            for key, target in one.returns.items()
        }
        for key, target in (one.lists or {}).items():
            returned[key] = Shown(several(target), f"办理后的对象；the rows of {target}")
        for key, given in (one.values or {}).items():
            returned[key] = Shown(optional(self.inputs.scalar(given.type)), given.description)
        for key, kind in (one.rows or {}).items():
            returned[key] = Shown(several(kind), "逐行结果；one entry a row")
        self.definitions.add_object(
            f"{name}Payload",
            f"办理结果；what {name} did",
            returned | {"problems": _PROBLEMS, "warnings": _WARNINGS},
        )
        given_input = self.inputs.command_input(declared.input_class(one))
        return Shown(
            f"{name}Payload",
            one.description,
            {"input": Given(given_input, "输入；what is to be done")},
        )


def _take_resolvers_out(schema: GraphQLSchema) -> None:
    """Leave no resolver behind: what the compiler does not answer is not answered at all."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for one in kind.fields.values():
                one.resolve = None


def _object_kind(one: declared.Field) -> str:
    match one:
        case declared.ToOne(target=target):
            return optional(target)
        case declared.ToMany(target=target) | declared.Rows(type=target):
            return several(target)
        case declared.Row(type=target, is_nullable=is_nullable):
            return optional(target) if is_nullable else target
        case declared.Columns(type=target):
            return target
        case _:
            raise TypeError(one)


@cache
def ledger_catalog() -> Catalog:
    """Give the catalog of the whole program."""
    return assemble(PARTS)


def make_schema(catalog: Catalog) -> GraphQLSchema:
    """Make the schema of a catalog."""
    definitions = Definitions()
    return SchemaMaker(catalog, definitions, InputTypes(catalog, definitions)).schema()


@cache
def ledger_schema() -> GraphQLSchema:
    """Give the schema of the whole program, made once a process: it takes two seconds."""
    return make_schema(ledger_catalog())


def schema_text() -> str:
    """Print the schema as it is committed in `schema.graphql`."""
    return print_schema(ledger_schema()) + "\n"
