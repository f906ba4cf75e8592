"""Who sees the numbers of operation, and what they are."""

import hashlib
from pathlib import Path
from typing import Any

import httpx2
import orjson
import pytest
from starlette.applications import Starlette

from backend.accounts.actors import gate_actor
from backend.accounts.authentication import Authenticator
from backend.accounts.tables import User
from backend.accounts.tokens import CreateToken, create_token
from backend.accounts.users import AddUser, add_user
from backend.api.metrics import metrics_routes, watch
from backend.api.trusted import TrustedDocuments
from backend.compiler.bounded import BoundedCache
from backend.database.actor import Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.metrics import Metrics
from backend.places.districts import FoundDistrict, found_district

HERE, ELSEWHERE = ("127.0.0.1", 5), ("192.0.2.7", 5)


@pytest.fixture
def metrics() -> Metrics:
    """The numbers of a process that has answered twice."""
    metrics = Metrics()
    metrics.answered("Towns", 200, "OK", 0.004)
    metrics.answered("Towns", 503, "BUSY", 0.2)
    return metrics


@pytest.fixture
def app(database: Database, metrics: Metrics) -> Starlette:
    """An application of nothing but the numbers."""
    plans: BoundedCache[str, int] = BoundedCache(1)
    plans.get("a")
    plans.put("a", 1)
    plans.get("a")
    plans.get("a")
    watch(metrics, database, plans)
    return Starlette(routes=[*metrics_routes(database, Authenticator(database), metrics)])


async def asked(app: Any, *, client: tuple[str, int], host: str, token: str = "") -> Any:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    transport = httpx2.ASGITransport(app, client=client)
    async with httpx2.AsyncClient(transport=transport, base_url=f"http://{host}") as asking:
        return await asking.get("/metrics", headers=headers)


@pytest.fixture
async def tokens(database: Database) -> dict[str, str]:
    """A token for the numbers, and one for the ledger."""
    form = FoundDistrict(
        name="示例区", division_code="990199", committee_name="示例委", default_department="其他"
    )
    officer = AddUser(
        login="officer", name="演练人员", role=Role.DISTRICT_OFFICER, password="invented-for-tests"
    )
    made: dict[str, str] = {}
    async with writing(database, gate_actor("test")) as session:
        program = await found_district(session, form, request_id="test")
        owner = await session.get_one(
            User, (program.district_id, await add_user(session, program, officer))
        )
        for scope in ("metrics", "figures"):
            wanted = CreateToken(name=scope, scopes=(scope,), days=1)
            token = await create_token(session, program, wanted, owner=owner, longest=2)
            made[scope] = token.text
    return made


async def test_this_very_machine_sees_the_numbers(app: Starlette) -> None:
    reply = await asked(app, client=HERE, host="127.0.0.1:8000")

    lines = reply.text.splitlines()
    assert reply.status_code == 200
    assert 'liangxin_operation_seconds_bucket{le="0.005",operation="Towns"} 1.0' in lines
    assert 'liangxin_operation_seconds_count{operation="Towns"} 2.0' in lines
    assert 'liangxin_requests_total{code="BUSY",status="503"} 1.0' in lines
    assert 'liangxin_plans_total{outcome="hit"} 2.0' in lines
    assert 'liangxin_plans_total{outcome="miss"} 1.0' in lines
    assert 'liangxin_pool_connections{pool="readers",state="waiting"} 0.0' in lines
    assert 'liangxin_pool_connections{pool="readers",state="used"} 0.0' in lines
    assert "# TYPE liangxin_jobs gauge" in lines


async def test_jobs_are_counted_by_work_and_state(app: Starlette, database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "insert into pgqueuer.pgqueuer (priority, entrypoint, status, created)"
            " values (0, 'check', 'queued', now()), (0, 'check', 'queued', now())"
        )

    reply = await asked(app, client=HERE, host="localhost:8000")

    assert 'liangxin_jobs{state="queued",work="check"} 2.0' in reply.text.splitlines()


@pytest.mark.parametrize(
    ("client", "host"), [(ELSEWHERE, "127.0.0.1:8000"), (HERE, "ledger.example")]
)
async def test_nobody_else_is_told_that_there_are_numbers(
    app: Starlette, client: tuple[str, int], host: str
) -> None:
    reply = await asked(app, client=client, host=host)

    assert (reply.status_code, reply.text) == (404, "")


async def test_token_for_the_numbers_opens_them_and_no_other_does(
    app: Starlette, tokens: dict[str, str]
) -> None:
    replies = {
        scope: await asked(app, client=ELSEWHERE, host="ledger.example", token=token)
        for scope, token in {**tokens, "forged": "lx_forged"}.items()
    }

    assert {scope: reply.status_code for scope, reply in replies.items()} == {
        "metrics": 200,
        "figures": 404,
        "forged": 404,
    }


def test_names_of_listed_documents_are_known_before_anybody_asks(tmp_path: Path) -> None:
    texts = [
        "query Towns { towns { totalCount } }",
        "fragment F on Town { id }\nmutation Add { a }",
    ]
    listed = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
    (tmp_path / "list.json").write_bytes(orjson.dumps(listed))

    assert TrustedDocuments([tmp_path / "list.json"]).names() == {"Towns", "Add"}
