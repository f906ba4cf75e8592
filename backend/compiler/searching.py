"""Lowering of a search: the types that are looked through, and what is selected of each."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from backend.compiler import catalog as declared
from backend.compiler.assembly import CatalogType
from backend.compiler.errors import FilterValueError, PageSizeError, UnsupportedShapeError
from backend.compiler.relations import Around, RelationLowering
from backend.compiler.selection import Leaf, Selected
from backend.compiler.slots import Check, Pattern
from backend.compiler.tree import Found, Literal, ObjectShape, Output, Search, Sought
from backend.kit.text import match_key

DEFAULT_SIZE = 20


@dataclass(frozen=True, slots=True)
class SearchLowering:
    """Lowers one search; `inner` lowers what is selected of the objects of a type."""

    relations: RelationLowering
    inner: Callable[[CatalogType], ObjectShape]

    def search(self, selected: Selected, field: declared.Search, around: Around) -> Output:
        """Lower a search.

        Raises: PAGE_SIZE; FILTER_VALUE for a text without a word, once the plan runs;
        SCOPE_MISSING for a type that the request names and the token may not read. Without names,
        a token looks through the types that it may.
        """
        text = selected.arguments["text"]
        if not isinstance(text, Leaf):
            raise UnsupportedShapeError(shape="text")
        path = (selected.key, "text")
        self.relations.checks.append(Check(text.slot, _hold_to_words, path))
        anywhere = Pattern(text.slot, is_search=True)
        found = [self._sought(name, anywhere, around) for name in self._types(selected, field)]
        sought = tuple(one for one in found if one.relation.visibility.is_reached)
        if not sought:
            return Literal("[]")
        return Search(
            sought=sought,
            anywhere=anywhere,
            beginning=replace(anywhere, before="% "),
            whole=replace(anywhere, before="% ", after=" %"),
            limit=self._limit(selected),
        )

    def _types(self, selected: Selected, field: declared.Search) -> tuple[str, ...]:
        given = selected.arguments.get("types")
        if isinstance(given, Leaf) and given.known is not None:
            return tuple(dict.fromkeys(str(one.value) for one in given.known))
        types = self.relations.access.catalog.types
        may = self.relations.access.may_read
        return tuple(name for name in field.targets if may(types[name].token_scopes))

    def _sought(self, name: str, anywhere: Pattern, around: Around) -> Sought:
        kind, relation = self.relations.target(name)
        entity = self.relations.access.catalog.entity(name)
        if entity.search is None:
            raise UnsupportedShapeError(shape=name)
        order = self.relations.filters(kind, around).order(None, entity.order)
        conditions = (*relation.conditions, Found(entity.search, anywhere))
        relation = replace(relation, conditions=conditions, order=order)
        return Sought(name, relation, entity.search, self.inner(kind))

    def _limit(self, selected: Selected) -> int:
        given = selected.arguments.get("first")
        limit = given.known if isinstance(given, Leaf) else DEFAULT_SIZE
        most = self.relations.limits.page
        if limit is None or not 1 <= limit <= most:
            raise PageSizeError(limit=most, path=(selected.key,))
        return int(limit)


def _hold_to_words(text: str) -> None:
    if not match_key(text):
        raise FilterValueError(field="text", reason="不能为空")
