"""Actors for tests of the house, which know nothing of the ledger's people."""

from backend.database.actor import Actor, system_actor
from backend.kit.ids import new_id


def system_of_a_new_district() -> Actor:
    """Give the program itself, acting in a district that has no rows."""
    return system_actor(new_id(), request_id="test")
