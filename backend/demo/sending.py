"""Sends officials of departments into a few branches of the demo, as first secretaries."""

from datetime import timedelta

from backend.demo.names import DEPARTMENTS
from backend.demo.world import World

_OFFICIALS_A_TOWN = 2


def send_officials(world: World) -> None:
    """Send officials into branches that stand."""
    standing = [
        branch
        for branch in world.branches
        if branch.formation is not None
        and branch.founded_on is not None
        and branch.dissolved_on is None
        and branch.founded_on < world.today - timedelta(days=60)
    ]
    for branch in world.random.sample(standing, _OFFICIALS_A_TOWN * len(world.towns)):
        line = world.random.choice(DEPARTMENTS)[1]
        first = max(branch.founded_on or world.began_on, world.began_on)
        branch.officials.append((world.names.person(), line, world.day_between(first, world.today)))
