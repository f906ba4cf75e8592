"""Builds the demo district, year after year, as it stands on a day."""

from datetime import date
from enum import StrEnum
from random import Random

from backend.demo.forming import form
from backend.demo.joining import join
from backend.demo.land import Land
from backend.demo.moving import move_some
from backend.demo.names import TOWNS, Names
from backend.demo.sending import send_officials
from backend.demo.settling import settle
from backend.demo.tenants import register_organizations
from backend.demo.world import Size, World

SEED = 20_260_630


class DemoSize(StrEnum):
    """How much of a district the demo shows: a small one is loaded by tests."""

    SMALL = "small"
    FULL = "full"

    @property
    def rows(self) -> Size:
        """Give the numbers of its rows."""
        match self:
            case DemoSize.SMALL:
                return Size(
                    towns=4, villages=20, areas=8, buildings=24, organizations=240, shops=30
                )
            case DemoSize.FULL:
                return Size(
                    towns=12, villages=180, areas=60, buildings=400, organizations=5_000, shops=600
                )


def build_world(*, today: date, size: Size, seed: int = SEED) -> World:
    """Build the demo district; the same day, size and seed give the same, apart from ids."""
    random = Random(seed)  # noqa: S311 - invented data must be the same each time
    paces = [town.pace for town in TOWNS[: size.towns]]
    world = World(random, Names(random), today, size, Land(random, paces))
    settle(world)
    register_organizations(world)
    form(world)
    move_some(world)
    join(world)
    send_officials(world)
    return world
