"""The parts of the catalog, from the lowest slice to the highest; a new slice adds its line."""

from backend.compiler.catalog import Part
from backend.organizations import types as organizations
from backend.places import types as places

PARTS: tuple[Part, ...] = (
    places.PART,
    organizations.PART,
)
