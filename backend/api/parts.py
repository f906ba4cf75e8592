"""The parts of the catalog, from the lowest slice to the highest; a new slice adds its line."""

from backend.accounts import types as accounts
from backend.branches import types as branches
from backend.commerce import types as commerce
from backend.compiler.catalog import Part
from backend.members import reveal
from backend.members import types as members
from backend.organizations import types as organizations
from backend.places import types as places
from backend.workbooks import types as workbooks

PARTS: tuple[Part, ...] = (
    accounts.PART,
    places.PART,
    organizations.PART,
    branches.PART,
    members.PART,
    reveal.PART,
    commerce.PART,
    workbooks.PART,
)
