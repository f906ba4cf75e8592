"""The types of aggregates: groups of a type's rows with their keys, counts, sums and bounds."""

from dataclasses import dataclass

from backend.api.definitions import Definitions, Given, Shown, optional, several
from backend.api.inputs import InputTypes
from backend.compiler import catalog as declared
from backend.compiler.assembly import CatalogType, camel, column_facts
from backend.compiler.groups import groupable, measured

SMALL_COUNT = (
    "SmallCount",
    "人数，过小时隐去；a count of persons, kept back where one or two could be picked out",
    {
        "value": Shown(optional("Int"), "人数，隐去时为空；persons, null when suppressed"),
        "isSuppressed": Shown("Boolean", "是否隐去；true when the caller may not know it"),
    },
)
_FUNCTIONS = {
    "sum": ("Sums", "合计，无值时为空；sums over the rows of a group, null without values"),
    "min": ("Least", "最小值，无值时为空；least values, earliest days of the rows of a group"),
    "max": ("Greatest", "最大值，无值时为空；greatest values, latest days of the rows of a group"),
}


@dataclass(frozen=True, slots=True)
class AggregateTypes:
    """Makes the types of aggregates, each once."""

    definitions: Definitions
    inputs: InputTypes

    def field(self, kind: CatalogType, description: str, narrowing: dict[str, Given]) -> Shown:
        """Give the field of an aggregate over a type; `narrowing` are its other arguments."""
        arguments = dict(narrowing)
        keys = self.inputs.group_key(kind)
        if keys is not None:
            arguments["groupBy"] = Given(
                optional(several(keys)),
                "分组依据，缺省不分组；keys, one group unless given",
            )
            arguments["first"] = Given(
                optional("Int"), "至多多少组，1–100，缺省 100；most groups, the largest first"
            )
        return Shown(self._aggregate(kind), description, arguments)

    def _aggregate(self, kind: CatalogType) -> str:
        name, group = f"{kind.name}Aggregate", f"{kind.name}AggregateGroup"
        if name not in self.definitions.names:
            self.definitions.add_object(
                group, f"一组 {kind.name}；a group of {kind.name}", self._group(kind)
            )
            more = "是否还有更多组；true when there are more groups than the answer holds"
            self.definitions.add_object(
                name,
                f"{kind.name} 的汇总；{kind.name} in groups, those that the caller sees",
                {
                    "groups": Shown(several(group), "各组，大组在前；groups, the largest first"),
                    "hasMoreGroups": Shown("Boolean", more),
                },
            )
        return name

    def _group(self, kind: CatalogType) -> dict[str, Shown]:
        shown = {"count": Shown("Int", "行数；rows of the group")}
        for name, one in groupable(kind):
            shown[name] = self._key(kind, one)
        for function, (suffix, description) in _FUNCTIONS.items():
            columns = list(measured(kind, function))
            if columns:
                self.definitions.add_object(
                    f"{kind.name}{suffix}",
                    description,
                    {
                        name: Shown(
                            optional(self.inputs.scalar(python_type)), self._described(kind, column)
                        )
                        for name, column, python_type in columns
                    },
                )
                shown[function] = Shown(f"{kind.name}{suffix}", description)
        for tally in kind.entity.tallies if kind.entity else ():
            shown[camel(tally.name)] = Shown("SmallCount", tally.description)
        return shown

    def _key(self, kind: CatalogType, one: declared.Field) -> Shown:
        match one:
            case declared.ToOne(target=target, description=description):
                return Shown(optional(target), f"{description}, null where it is no key")
            case declared.Expression(type=python_type, description=description):
                scalar = self.inputs.scalar(python_type)
                return Shown(optional(scalar), f"{description}, null where it is no key")
            case declared.Column() if kind.entity is not None:
                facts = column_facts(kind.entity.table, one.name)
                text = f"{self._described(kind, one)}, null where it is no key"
                return Shown(optional(self.inputs.scalar(facts.type)), text)
            case _:
                raise TypeError(one)

    def _described(self, kind: CatalogType, column: declared.Column) -> str:
        if kind.entity is None:
            raise TypeError(kind)
        return column.description or column_facts(kind.entity.table, column.name).description
