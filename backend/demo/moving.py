"""Lets some tenants of the demo move, so that the past differs from the present."""

from datetime import timedelta

from backend.branches.rules import Formation
from backend.demo.names import BUILDING_OF_THE_SECRETARY, LARGEST_BUILDING
from backend.demo.tenants import beside
from backend.demo.world import Home, Organization, World

_MOVERS = 0.05
_FORGOTTEN = 0.15
_KNOWN = frozenset({BUILDING_OF_THE_SECRETARY, LARGEST_BUILDING})


def move_some(world: World) -> None:
    """Move a few tenants to another building of their town; some links are forgotten to end."""
    for organization in world.organizations:
        building = organization.home.building
        if building is None or building.name in _KNOWN or organization.ended_on is not None:
            continue
        others = [other for other in organization.town.buildings if other is not building]
        if others and world.chance(_MOVERS):
            _move(world, organization, Home(None, building=world.random.choice(others)))


def _move(world: World, organization: Organization, home: Home) -> None:
    links = [link for link in organization.links if link.formation is Formation.BUILDING]
    first = max(
        [organization.registered_on, world.began_on, *(link.start for link in links)]
    ) + timedelta(days=90)
    if first >= world.today:
        return
    home.since = world.day_between(first, world.today - timedelta(days=5))
    organization.homes.append(home)
    if home.building is not None and organization.point is not None:
        organization.point = beside(world, home.building)
    for link in links:
        if link.end is None and not world.chance(_FORGOTTEN):
            link.end = home.since
