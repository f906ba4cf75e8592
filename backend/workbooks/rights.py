"""Who takes part in imports: officers of the district and its towns, and branch secretaries."""

from backend.database.actor import Actor, Role

_IMPORTERS = frozenset(
    {Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.BRANCH_SECRETARY, Role.SYSTEM}
)


def may_import(actor: Actor) -> bool:
    """Tell whether a person imports at all; which rows, row security says. No token does."""
    return actor.role in _IMPORTERS and actor.scopes is None
