"""The parts of the catalog, from the lowest slice to the highest; a new slice adds its line."""

from backend.accounts import types as accounts
from backend.branches import mutations as branch_commands
from backend.branches import types as branches
from backend.commerce import mutations as shop_commands
from backend.commerce import types as commerce
from backend.compiler.catalog import Part
from backend.contests import carry_types as contest_carries
from backend.contests import desk_types as contest_desk
from backend.contests import mutations as contest_commands
from backend.contests import outcome_types as contest_outcomes
from backend.contests import pass_types as contest_passes
from backend.contests import score_types as contest_scores
from backend.contests import slip_types as contest_slips
from backend.contests import types as contests
from backend.editing import mutations as row_commands
from backend.editing import types as rows
from backend.events import types as events
from backend.figures import mutations as figure_commands
from backend.figures import publications, standings
from backend.figures import types as figures
from backend.geometries import types as geometries
from backend.maps import types as maps
from backend.members import mutations as member_commands
from backend.members import reveal
from backend.members import types as members
from backend.organizations import mutations as organization_commands
from backend.organizations import types as organizations
from backend.places import mutations as place_commands
from backend.places import types as places
from backend.webhooks import types as webhooks
from backend.workbooks import types as workbooks

PARTS: tuple[Part, ...] = (
    accounts.PART,
    places.PART,
    place_commands.PART,
    organizations.PART,
    organization_commands.PART,
    branches.PART,
    branch_commands.PART,
    members.PART,
    member_commands.PART,
    reveal.PART,
    commerce.PART,
    contests.PART,
    contest_outcomes.PART,
    contest_commands.PART,
    contest_scores.PART,
    contest_desk.PART,
    contest_passes.PART,
    contest_slips.PART,
    contest_carries.PART,
    figures.PART,
    standings.PART,
    publications.PART,
    figure_commands.PART,
    maps.PART,
    shop_commands.PART,
    workbooks.PART,
    geometries.PART,
    rows.PART,
    row_commands.PART,
    events.PART,
    webhooks.PART,
)
