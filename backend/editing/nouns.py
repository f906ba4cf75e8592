"""The nine nouns: which fields a ledger may change, and by which commands.

A field of a command's form is changed without a line in their modules. What holds from a date goes
through the command that dates it, with `effectiveOn`.
"""

from backend.editing.organization_noun import ORGANIZATION
from backend.editing.party_nouns import BRANCH, MEMBER
from backend.editing.place_nouns import AREA, BUILDING, DEPARTMENT, TOWN, VILLAGE
from backend.editing.shop_noun import SHOP

NOUNS = (ORGANIZATION, BRANCH, MEMBER, BUILDING, VILLAGE, AREA, SHOP, TOWN, DEPARTMENT)
