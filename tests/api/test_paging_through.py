"""A program with a token pages through a district of 5,000 organizations, as issue 2 shows it."""

import asyncio

import asyncpg

from backend.api.endpoint import Endpoint
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import driver_connection, writing
from tests.api.conftest import Client, Gate, endpoint_of
from tests.compiler.ledger import BUILDINGS, DEPARTMENTS, DISTRICT, TOWNS, node, officer

PAGE = """
query Page($after: String) {
  organizations(first: 50, after: $after, where: { townId: { in: ["%s"] } }) {
    totalCount { value exact }
    nodes {
      id name
      building { name }
      branch { name organizationCount }
      branchCount
    }
    pageInfo { hasNextPage endCursor }
  }
}
"""
COUNT = 5_000
_STAMP = "now(), now(), 'test', 1"
_NAMES = "'单位' || n, 'danwei' || to_char(n % 977, 'FM0000') || n, '单位' || n"
FILL = f"""
insert into branches (
  district_id, id, name, name_sort, search_text, kind, is_functional, has_untransferred,
  village_full_members, scope_town_ids, created_at, updated_at, source, revision
)
select $1, md5('b' || n)::uuid, '支部' || n, 'zhibu' || n, '支部' || n, 'BRANCH', false, false,
       0, array[$2::uuid], {_STAMP}
from generate_series(1, 250) as n;
"""
ORGANIZATIONS = f"""
insert into organizations (
  district_id, id, name, name_sort, search_text, credit_code, kind, registration_state, size_class,
  town_id, department_id, is_department_confirmed, building_id, branch_ids,
  created_at, updated_at, source, revision
)
select $1, md5('o' || n)::uuid, {_NAMES}, '9199019901' || to_char(n, 'FM00000000'), 'ENTERPRISE',
       'ACTIVE', 'UNDETERMINED', $2, $3, true, $4, '{{}}', {_STAMP}
from generate_series(1, {COUNT}) as n
"""
LINKS = f"""
insert into coverage_links (
  district_id, id, branch_id, organization_id, formation, is_derived, valid,
  scope_town_ids, created_at, updated_at, source, revision
)
select $1, md5('l' || n)::uuid, md5('b' || 1 + n % 250)::uuid, md5('o' || n)::uuid, 'SOLE', false,
       daterange('2024-01-01', null), array[$2::uuid], {_STAMP}
from generate_series(1, {COUNT}, 2) as n
"""


async def fill_town(database: Database) -> None:
    """Write 5,000 organizations of one town, every other one covered by one of 250 branches."""
    actor = Actor(district_id=DISTRICT, role=Role.SYSTEM, request_id="test")
    async with writing(database, actor) as session:
        connection = await driver_connection(session)
        await connection.execute(FILL, DISTRICT, TOWNS[2])
        await connection.execute(ORGANIZATIONS, DISTRICT, TOWNS[2], DEPARTMENTS[0], BUILDINGS[0])
        await connection.execute(LINKS, DISTRICT, TOWNS[2])


class Counting:
    """Counts the statements of every connection that an endpoint uses."""

    def __init__(self) -> None:
        """Start at none."""
        self.statements: list[str] = []

    async def watch(self, endpoint: Endpoint) -> None:
        """Log the statements of every reader."""
        pool = endpoint.database.readers
        for _ in range(pool.get_max_size()):
            async with pool.acquire() as connection:
                connection.add_query_logger(self._note)

    def _note(self, query: "asyncpg.connection.LoggedQuery") -> None:
        self.statements.append(query.query)


async def test_token_pages_through_a_district_in_fifties(ledger: Database) -> None:
    await fill_town(ledger)
    actor = officer(scopes=frozenset({"organizations", "branches"}))
    gate = Gate(actor=actor)
    client = Client(endpoint_of(ledger, gate), gate)
    document = PAGE % node("Town", TOWNS[2])
    counting = Counting()
    await counting.watch(client.endpoint)

    ids, covered, cursor, operations = [], 0, None, 0
    while cursor is not None or operations == 0:
        reply = await client.ask(document, {"after": cursor})
        page = reply.json["data"]["organizations"]
        assert page["totalCount"] == {"value": COUNT, "exact": True}
        ids += [one["id"] for one in page["nodes"]]
        covered += sum(one["branchCount"] for one in page["nodes"])
        operations += 1
        cursor = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None

    assert operations == COUNT // 50
    assert len(ids) == len(set(ids)) == COUNT
    assert covered == COUNT // 2
    await asyncio.sleep(0)  # the driver tells of a statement in the next turn of the loop
    assert len(counting.statements) == operations


async def test_token_without_the_scope_of_a_type_is_told_so(ledger: Database) -> None:
    gate = Gate(actor=officer(scopes=frozenset({"shops"})))
    client = Client(endpoint_of(ledger, gate), gate)

    refused = await client.ask("{organizations{nodes{id}}}")
    shops = await client.ask("{shops{nodes{id town{name}}}}")
    members = await client.ask("{members{nodes{id}}}")

    assert (refused.status, refused.code) == (400, "SCOPE_MISSING")
    assert shops.json["data"] == {"shops": {"nodes": []}}
    assert members.code == "SCOPE_MISSING"
