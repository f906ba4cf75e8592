"""The peer that a Python team would write: Strawberry, DataLoaders and SQL by hand, on uvloop.

It answers the questions of the benchmarks and nothing else. Each request reads in one read-only
transaction with the settings of row security; objects of one kind are fetched together.
"""

# Strawberry reads the annotations of its types when it runs, so nothing here is only for checkers.
import asyncio
import json
import os
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import strawberry
import uvicorn
from strawberry.dataloader import DataLoader
from strawberry.types import Info

SETTINGS: dict[str, str] = json.loads(os.environ["PEER_SETTINGS"])
DISTRICT = UUID(SETTINGS["app.district_id"])
BEGIN = "begin read only;" + "".join(
    f"set local {name} = '{value}';" for name, value in SETTINGS.items()
)
POOL_SIZE = 10
SECRETARIES = """
select h.branch_id, m.name
from post_holdings as h
join members as m on m.district_id = h.district_id and m.id = h.member_id
where h.district_id = $1 and h.branch_id = any($2) and h.post = 'SECRETARY'
  and h.valid @> current_date
"""


@dataclass
class Reading:
    """One request: its connection, on which one statement runs at a time, and its loaders."""

    connection: Any
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    loaders: dict[str, DataLoader[UUID, Any]] = field(default_factory=dict)

    async def rows(self, statement: str, *values: object) -> list[Any]:
        """Run a statement about the district."""
        async with self.lock:
            found: list[Any] = await self.connection.fetch(statement, DISTRICT, *values)
        return found

    def loader(self, name: str, load: Callable[[list[UUID]], Awaitable[Sequence[Any]]]) -> Any:  # noqa: ANN401
        """Give the loader of that name, one a request."""
        if name not in self.loaders:
            self.loaders[name] = DataLoader(load_fn=load)
        return self.loaders[name]

    async def by_id(self, table: str, key: UUID | None) -> Any:  # noqa: ANN401
        """Load a row of a table together with others."""
        if key is None:
            return None

        async def load(keys: list[UUID]) -> list[Any]:
            # The names of tables stand in this file.
            text = f"select * from {table} where district_id = $1 and id = any($2)"  # noqa: S608
            found = {row["id"]: row for row in await self.rows(text, keys)}
            return [found.get(one) for one in keys]

        return await self.loader(table, load).load(key)

    async def count(self, table: str, column: str, key: UUID) -> int:
        """Count the rows that refer to a row, together with others."""

        async def load(keys: list[UUID]) -> list[int]:
            text = (
                f"select {column}, count(*) from {table}"  # noqa: S608
                f" where district_id = $1 and {column} = any($2) group by 1"
            )
            found = {row[0]: row[1] for row in await self.rows(text, keys)}
            return [found.get(one, 0) for one in keys]

        number: int = await self.loader(f"{table}.{column}", load).load(key)
        return number

    async def first_links(self, key: UUID) -> list[Any]:
        """Load the newest link of an organization, together with others."""

        async def load(keys: list[UUID]) -> list[list[Any]]:
            text = (
                "select * from coverage_links where district_id = $1"
                " and organization_id = any($2) order by lower(valid) desc, id"
            )
            found: dict[UUID, list[Any]] = defaultdict(list)
            for row in await self.rows(text, keys):
                found[row["organization_id"]].append(row)
            return [found[one][:1] for one in keys]

        links: list[Any] = await self.loader("links", load).load(key)
        return links

    async def secretary(self, key: UUID) -> Any:  # noqa: ANN401
        """Load who is the secretary of a branch, together with others."""

        async def load(keys: list[UUID]) -> list[Any]:
            found = {row["branch_id"]: row for row in await self.rows(SECRETARIES, keys)}
            return [found.get(one) for one in keys]

        return await self.loader("secretary", load).load(key)


def _reading(info: Info[Any, Any]) -> Reading:
    reading: Reading = info.context
    return reading


@strawberry.type
class Named:
    """Whatever only its name is asked of."""

    name: str


def _named(row: Any) -> Named | None:  # noqa: ANN401
    return None if row is None else Named(name=row["name"])


@strawberry.type
class Branch:
    """A branch."""

    row: strawberry.Private[Any]
    name: str
    founded_on: date | None

    @strawberry.field
    async def town(self, info: Info[Any, Any]) -> Named | None:
        """Give its town."""
        return _named(await _reading(info).by_id("towns", self.row["town_id"]))

    @strawberry.field
    async def secretary(self, info: Info[Any, Any]) -> Named | None:
        """Give its secretary."""
        return _named(await _reading(info).secretary(self.row["id"]))


@strawberry.type
class Link:
    """A coverage link."""

    row: strawberry.Private[Any]
    formation: str

    @strawberry.field
    async def branch(self, info: Info[Any, Any]) -> Branch | None:
        """Give its branch."""
        row = await _reading(info).by_id("branches", self.row["branch_id"])
        return row and Branch(row=row, name=row["name"], founded_on=row["founded_on"])


@strawberry.type
class Referring:
    """The rows that refer to an organization or a building."""

    table: strawberry.Private[str]
    column: strawberry.Private[str]
    key: strawberry.Private[UUID]

    @strawberry.field
    async def total_count(self, info: Info[Any, Any]) -> int:
        """Count them."""
        return await _reading(info).count(self.table, self.column, self.key)

    @strawberry.field
    async def nodes(self, info: Info[Any, Any]) -> list[Link]:
        """Give the newest link."""
        rows = await _reading(info).first_links(self.key)
        return [Link(row=row, formation=row["formation"]) for row in rows]


@strawberry.type
class Organization:
    """An organization."""

    row: strawberry.Private[Any]
    name: str
    credit_code: str
    registration_state: str

    @strawberry.field
    async def building(self, info: Info[Any, Any]) -> Named | None:
        """Give its building."""
        return _named(await _reading(info).by_id("buildings", self.row["building_id"]))

    @strawberry.field
    def links(self) -> Referring:
        """Give the links that cover it."""
        return Referring(table="coverage_links", column="organization_id", key=self.row["id"])

    @strawberry.field
    def operating_checks(self) -> Referring:
        """Give its checks."""
        return Referring(table="operating_checks", column="organization_id", key=self.row["id"])


@strawberry.type
class Building:
    """A building."""

    key: strawberry.Private[UUID]
    name: str
    longitude: float | None
    latitude: float | None

    @strawberry.field
    def organizations(self) -> Referring:
        """Give the organizations in it."""
        return Referring(table="organizations", column="building_id", key=self.key)


@strawberry.type
class Entry:
    """Who takes part in a contest."""

    row: strawberry.Private[Any]
    bib: str
    name: str | None

    @strawberry.field
    async def organization(self, info: Info[Any, Any]) -> Named | None:
        """Give whom it competes for."""
        return _named(await _reading(info).by_id("organizations", self.row["organization_id"]))


@strawberry.type
class Result:
    """What an entry has reached in a round."""

    row: strawberry.Private[Any]
    place: int | None
    total: str | None
    is_shared: bool

    @strawberry.field
    async def entry(self, info: Info[Any, Any]) -> Entry | None:
        """Give the entry."""
        row = await _reading(info).by_id("entries", self.row["entry_id"])
        return row and Entry(row=row, bib=row["bib"], name=row["name"])


@strawberry.type
class Results:
    """A list of results."""

    nodes: list[Result]


@strawberry.type
class Round:
    """A round of a contest."""

    key: strawberry.Private[UUID]
    name: str

    @strawberry.field
    async def results(self, info: Info[Any, Any]) -> Results:
        """Give its first hundred results by place."""
        rows = await _reading(info).rows(
            "select * from results where district_id = $1 and round_id = $2"
            " order by place, id limit 100",
            self.key,
        )
        return Results(nodes=[_result(row) for row in rows])


def _result(row: Any) -> Result:  # noqa: ANN401
    total = None if row["total"] is None else str(row["total"])
    return Result(row=row, place=row["place"], total=total, is_shared=row["is_shared"])


@strawberry.type
class Organizations:
    """A list of organizations."""

    nodes: list[Organization]


@strawberry.type
class Buildings:
    """A list of buildings."""

    nodes: list[Building]


def _organization(row: Any) -> Organization:  # noqa: ANN401
    return Organization(
        row=row,
        name=row["name"],
        credit_code=row["credit_code"],
        registration_state=row["registration_state"],
    )


@strawberry.type
class Query:
    """The questions."""

    @strawberry.field
    async def organization(self, info: Info[Any, Any], id: strawberry.ID) -> Organization | None:  # noqa: A002
        """Give one organization."""
        row = await _reading(info).by_id("organizations", UUID(id))
        return None if row is None else _organization(row)

    @strawberry.field
    async def organizations(
        self, info: Info[Any, Any], first: int, town_id: strawberry.ID
    ) -> Organizations:
        """Give the organizations of a town by name."""
        rows = await _reading(info).rows(
            "select * from organizations where district_id = $1 and town_id = $2"
            " order by name_sort, id limit $3",
            UUID(town_id),
            first,
        )
        return Organizations(nodes=[_organization(row) for row in rows])

    @strawberry.field
    async def buildings(
        self, info: Info[Any, Any], west: float, south: float, east: float, north: float
    ) -> Buildings:
        """Give the buildings of a view."""
        rows = await _reading(info).rows(
            "select id, name, longitude, latitude from buildings where district_id = $1"
            " and longitude between $2 and $4 and latitude between $3 and $5"
            " order by name_sort, id",
            *(west, south, east, north),
        )
        return Buildings(
            nodes=[
                Building(key=row[0], name=row[1], longitude=row[2], latitude=row[3]) for row in rows
            ]
        )

    @strawberry.field
    async def round(self, info: Info[Any, Any], id: strawberry.ID) -> Round | None:  # noqa: A002
        """Give a round of a contest."""
        row = await _reading(info).by_id("rounds", UUID(id))
        return row and Round(key=row["id"], name=row["name"])


SCHEMA = strawberry.Schema(query=Query)


class Server:
    """The server as a bare ASGI application."""

    def __init__(self) -> None:
        """Start without connections."""
        self._pool: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Answer a request; everything but POST is asked whether we are there."""
        if scope["type"] != "http":
            await self._live(receive, send)
            return
        body = await _body(receive)
        document = await self._answer(body) if scope["method"] == "POST" else {"ready": True}
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": orjson.dumps(document)})

    async def _live(self, receive: Any, send: Any) -> None:  # noqa: ANN401
        while (await receive())["type"] == "lifespan.startup":
            self._pool = await asyncpg.create_pool(
                os.environ["PEER_URL"],
                min_size=POOL_SIZE,
                max_size=POOL_SIZE,
                server_settings={"jit": "off"},
                reset=_keep_as_is,
            )
            await send({"type": "lifespan.startup.complete"})
        await self._pool.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, body: bytes) -> dict[str, Any]:
        asked = orjson.loads(body)
        async with self._pool.acquire() as connection:
            await connection.execute(BEGIN)
            try:
                result = await SCHEMA.execute(
                    asked["query"],
                    variable_values=asked.get("variables"),
                    context_value=Reading(connection),
                )
            finally:
                await connection.execute("commit")
        errors = {"errors": [str(error) for error in result.errors]} if result.errors else {}
        return {"data": result.data, **errors}


async def _keep_as_is(_: Any) -> None:  # noqa: ANN401
    """Leave the connection: the settings ended with the transaction."""


async def _body(receive: Any) -> bytes:  # noqa: ANN401
    pieces: list[bytes] = []
    while True:
        message = await receive()
        pieces.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(pieces)


if __name__ == "__main__":
    uvicorn.run(
        Server(),
        host="127.0.0.1",
        port=int(os.environ["PEER_PORT"]),
        log_level="warning",
        access_log=False,
        ws="none",
    )
