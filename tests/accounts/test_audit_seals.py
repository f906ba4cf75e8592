"""The audit log is sealed after it was written; whatever is changed afterwards is named."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col
from structlog.testing import capture_logs
from typer.testing import CliRunner, Result

from backend.accounts import sealing
from backend.accounts.anchors import Anchor, anchor_of, keep_anchor
from backend.accounts.audit import record
from backend.accounts.sealing import SQL, seal_events
from backend.accounts.tables import AuditEvent, AuditSeal
from backend.accounts.tasks import seal_every_district
from backend.accounts.verifying import Fault, Verdict, verify_events
from backend.cli.main import app
from backend.config import Settings
from backend.database.engine import Database
from backend.database.registry import table_of
from backend.database.session import writing
from backend.kit.clock import stopped_at, today
from backend.places.tables import District
from tests.accounts.conftest import Office

PATIENCE_SECONDS = 60
RUNNING = "select pg_snapshot_xmin(pg_current_snapshot()) < $1::text::xid8"
"""Whether a transaction that had begun before the given one still runs, in any database."""


async def write(database: Database, office: Office, *actions: str) -> None:
    async with writing(database, office.system()) as session:
        for action in actions:
            await record(
                session,
                office.system(),
                action=action,
                subject_table="towns",
                before={"name": "东镇"},
                after={"name": "西镇", "share": 0.5},
                reason="改名",
            )


async def sealed(database: Database, office: Office) -> int:
    return await seal_events(database, office.district_id, request_id="test")


async def settle(database: Database, office: Office) -> None:
    """Look at the log some days later, when nobody still writes what was begun before."""
    with stopped_at(today() + timedelta(days=3)):
        assert await sealed(database, office) == 0


async def verified(database: Database, office: Office, kept: Anchor | None = None) -> Verdict:
    return await verify_events(database, office.district_id, kept=kept)


async def let_pass(settings: Settings) -> None:
    """Let others begin and end more transactions than the margin for those that begin."""
    connection = await asyncpg.connect(settings.database_url)
    for _ in range(101):
        await connection.execute("select pg_current_xact_id()")
    await connection.close()


async def let_end(settings: Settings) -> None:
    """Wait until all transactions of now have ended, those of other tests on the server too."""
    connection = await asyncpg.connect(settings.database_url)
    begun = await connection.fetchval("select pg_snapshot_xmax(pg_current_snapshot())::text")
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await connection.fetchval(RUNNING, begun):
            await connection.execute("select pg_sleep(0.02)")
    await connection.close()


def told(verdict: Verdict) -> list[tuple[Fault, int]]:
    return [(finding.fault, finding.number) for finding in verdict.findings]


@asynccontextmanager
async def owner(settings: Settings) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """Give what whoever owns the tables can do: row security does not bind, if the owner says."""
    connection = await asyncpg.connect(settings.database_url)
    assert await connection.fetchval("select current_user") == "liangxin_owner"
    for table in ("audit_events", "audit_seals"):
        await connection.execute(f"alter table {table} no force row level security")
    yield connection
    await connection.close()


async def numbers(settings: Settings) -> dict[str, int]:
    """Give the numbers of the events by their action."""
    async with owner(settings) as connection:
        rows = await connection.fetch("select action, sequence from audit_events")
    return {row["action"]: row["sequence"] for row in rows}


async def tamper(settings: Settings, statement: str, *values: object) -> None:
    async with owner(settings) as connection:
        outcome = await connection.execute(statement, *values)
    assert outcome.split()[-1] == "1", outcome


@pytest.fixture
def three_a_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make short links, so that few events give a chain."""
    monkeypatch.setattr(sealing, "EVENTS_A_SEAL", 3)


async def test_untouched_log_is_as_it_was_sealed(office: Office, database: Database) -> None:
    await write(database, office, "a", "b", "c")
    assert await sealed(database, office) == 3
    await write(database, office, "d")
    assert await sealed(database, office) == 1

    verdict = await verified(database, office)
    head = anchor_of(database.settings, office.district_id)

    assert await sealed(database, office) == 0
    assert (verdict.seals, verdict.events, verdict.waiting) == (2, 4, 0)
    assert verdict.findings == []
    assert verdict.head == head


async def test_end_of_a_quiet_log_is_settled_by_one_seal_without_events(
    office: Office, database: Database
) -> None:
    await write(database, office, "a", "b")
    await sealed(database, office)

    for _ in range(2):
        await let_pass(database.settings)
        await let_end(database.settings)
        assert await sealed(database, office) == 0

    verdict = await verified(database, office)
    assert (verdict.seals, verdict.events, verdict.findings) == (2, 2, [])
    assert verdict.head == anchor_of(database.settings, office.district_id)


async def test_what_was_written_since_waits_for_its_seal(
    office: Office, database: Database
) -> None:
    await write(database, office, "a")
    await sealed(database, office)
    await write(database, office, "b", "c")

    verdict = await verify_events(database, office.district_id)

    assert (verdict.events, verdict.waiting, verdict.findings) == (1, 2, [])


async def test_changed_event_is_named_whatever_column_was_changed(
    office: Office, database: Database
) -> None:
    changes = {
        "id": "'01a20579-8120-76ae-944a-980a78d6bb92'",
        "at": "at + interval '1 microsecond'",
        "user_id": "id",
        "role": "'TOWN_OFFICER'",
        "subject_table": "'members'",
        "subject_id": "id",
        "before": "null",
        "after": """'{"name": "西镇", "share": 0.51}'""",
        "reason": "reason || ' '",
        "batch_id": "id",
        "operation_id": "id",
        "request_id": "'another'",
        "action": "'renamed'",
    }
    await write(database, office, "untouched", *changes)
    await sealed(database, office)
    known = await numbers(database.settings)

    for column, value in changes.items():
        statement = f"update audit_events set {column} = {value} where action = $1"
        await tamper(database.settings, statement, column)

    verdict = await verified(database, office)
    assert told(verdict) == [(Fault.ALTERED, known[column]) for column in changes]
    assert [finding.action for finding in verdict.findings] == [*list(changes)[:-1], "renamed"]


def test_every_column_of_an_event_is_in_its_digest() -> None:
    columns = {column.name for column in table_of(AuditEvent).columns} - {"district_id"}

    assert {name for name in columns if f"e.{name}" in SQL["digest"]} == columns


async def test_deleted_event_is_named_by_its_number(office: Office, database: Database) -> None:
    await write(database, office, "a", "b", "c")
    await sealed(database, office)
    known = await numbers(database.settings)

    await tamper(database.settings, "delete from audit_events where action = 'b'")

    assert told(await verified(database, office)) == [(Fault.DELETED, known["b"])]


@pytest.mark.parametrize("place", ["between", "beside"])
async def test_event_that_was_slipped_in_is_named(
    office: Office, database: Database, place: str
) -> None:
    """An event gets an unused number among the sealed ones, or the number of one of them."""
    await write(database, office, "a")
    async with owner(database.settings) as connection:
        skipped = await connection.fetchval(
            "select nextval(pg_get_serial_sequence('audit_events', 'sequence'))"
        )
    await write(database, office, "b")
    await sealed(database, office)
    await settle(database, office)
    known = await numbers(database.settings)
    number = {"between": skipped, "beside": known["b"]}[place]

    await tamper(
        database.settings,
        "insert into audit_events (district_id, id, sequence, at, role, action, subject_table)"
        " overriding system value values ($1, gen_random_uuid(), $2, now(), 'SYSTEM', 'x', 'y')",
        office.district_id,
        number,
    )

    verdict = await verified(database, office)
    assert told(verdict) == [(Fault.ADDED, number)]
    assert [finding.action for finding in verdict.findings] == ["x"]


async def test_changed_seal_is_named_and_its_neighbors_are_not(
    office: Office, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = (
        "digests = overlay(digests placing sha256('x') from 1)",
        "sequences[1] = sequences[1] + 1000",
        "sealed_at = sealed_at - interval '1 day'",
        "seen = seen - 1",
        "horizon = 1",
        "floor = 1",
        "seal = sha256('x')",
        "previous = sha256('x')",
    )
    monkeypatch.setattr(sealing, "EVENTS_A_SEAL", 1)
    await write(database, office, *"abcdefghijklmnopq")
    await sealed(database, office)

    for place, change in enumerate(changes, start=1):
        statement = f"update audit_seals set {change} where number = $1"
        await tamper(database.settings, statement, 2 * place)

    verdict = await verified(database, office)
    blamed = [number for fault, number in told(verdict) if fault is Fault.SEAL_ALTERED]
    assert blamed == [2, 4, 6, 8, 10, 12, 14, 16]


@pytest.mark.usefixtures("three_a_seal")
async def test_event_cannot_be_changed_together_with_its_seal(
    office: Office, database: Database
) -> None:
    """Without the key the digest in the seal can be replaced, and the seal itself cannot."""
    await write(database, office, *"abcdef")
    await sealed(database, office)

    await tamper(database.settings, "update audit_events set reason = '' where action = 'b'")
    digest = SQL["digest"].replace("e.", "audit_events.")
    await tamper(
        database.settings,
        "update audit_seals set digests = overlay(digests placing"
        f" (select {digest} from audit_events where action = 'b') from 33) where number = 1",
    )

    assert told(await verified(database, office)) == [(Fault.SEAL_ALTERED, 1)]


@pytest.mark.usefixtures("three_a_seal")
async def test_missing_seal_and_its_events_are_named(office: Office, database: Database) -> None:
    await write(database, office, *"abcdefghi")
    await sealed(database, office)
    await settle(database, office)
    known = await numbers(database.settings)

    await tamper(database.settings, "delete from audit_seals where number = 2")

    assert told(await verified(database, office)) == [
        (Fault.SEAL_MISSING, 2),
        *((Fault.ADDED, known[action]) for action in "def"),
    ]


@pytest.mark.usefixtures("three_a_seal")
async def test_end_that_was_cut_off_is_missed_by_the_anchor(
    office: Office, database: Database
) -> None:
    await write(database, office, *"abcdef")
    await sealed(database, office)
    async with owner(database.settings) as connection:
        await connection.execute("delete from audit_seals where number = 2")
        await connection.execute("delete from audit_events where action in ('d', 'e', 'f')")

    assert told(await verified(database, office)) == [(Fault.CUT_OFF, 2)]


@pytest.mark.usefixtures("three_a_seal")
async def test_anchor_kept_elsewhere_tells_a_chain_made_anew(
    office: Office, database: Database
) -> None:
    """Whoever has the machine with its key can make another chain, and not the one of before."""
    await write(database, office, *"abc")
    await sealed(database, office)
    kept = anchor_of(database.settings, office.district_id)
    assert kept is not None
    async with owner(database.settings) as connection:
        await connection.execute("delete from audit_seals")
        await connection.execute("update audit_events set reason = ''")
    await sealed(database, office)

    assert told(await verified(database, office)) == []
    assert told(await verified(database, office, kept)) == [(Fault.SEAL_ALTERED, 1)]


async def test_event_that_is_committed_late_is_sealed_late(
    office: Office, database: Database
) -> None:
    async with writing(database, office.system()) as session:
        await record(session, office.system(), action="early", subject_table="towns")
        await write(database, office, "late")
        assert await sealed(database, office) == 1
        assert await sealed(database, office) == 0
    assert await sealed(database, office) == 1

    verdict = await verified(database, office)

    assert (verdict.events, verdict.waiting, verdict.findings) == (2, 0, [])


async def test_event_that_is_committed_long_after_the_last_look_is_sealed(
    office: Office, database: Database
) -> None:
    """Others write between the last look and the late commit, and nobody looks meanwhile."""
    async with writing(database, office.system()) as session:
        await record(session, office.system(), action="early", subject_table="towns")
        await write(database, office, "late")
        assert await sealed(database, office) == 1
        await let_pass(database.settings)
    await let_pass(database.settings)
    before = await verified(database, office)

    assert await sealed(database, office) == 1

    after = await verified(database, office)
    assert (before.events, before.waiting, before.findings) == (1, 1, [])
    assert (after.events, after.waiting, after.findings) == (2, 0, [])


async def test_event_of_a_day_without_a_look_is_sealed(office: Office, database: Database) -> None:
    async with writing(database, office.system()) as session:
        await record(session, office.system(), action="early", subject_table="towns")
        await write(database, office, "late")
        assert await sealed(database, office) == 1

    with stopped_at(today() + timedelta(days=3)):
        assert await sealed(database, office) == 1

    verdict = await verified(database, office)
    assert (verdict.events, verdict.waiting, verdict.findings) == (2, 0, [])


@pytest.mark.usefixtures("three_a_seal")
async def test_events_are_sealed_once_while_people_write(
    office: Office, database: Database
) -> None:
    async def keep_writing(name: str) -> None:
        for place in range(10):
            await write(database, office, f"{name}{place}")

    async def keep_sealing() -> int:
        return sum([await sealed(database, office) for _ in range(10)])

    *_, early = await asyncio.gather(keep_writing("a"), keep_writing("b"), keep_sealing())
    late = await sealed(database, office)

    verdict = await verified(database, office)
    assert early + late == verdict.events == 20
    assert (verdict.waiting, verdict.findings) == (0, [])


async def test_two_who_seal_at_once_make_one_chain(office: Office, database: Database) -> None:
    await write(database, office, *"abc")

    outcomes = await asyncio.gather(
        sealed(database, office), sealed(database, office), return_exceptions=True
    )

    assert {3} <= {one for one in outcomes if isinstance(one, int)} <= {3, 0}
    assert all(isinstance(one, int | IntegrityError) for one in outcomes)
    verdict = await verified(database, office)
    assert (verdict.seals, verdict.events, verdict.findings) == (1, 3, [])


async def test_districts_have_chains_of_their_own(office: Office, database: Database) -> None:
    other = District(code="990198", name="另一区", committee_name="另一区两新党委")
    elsewhere = Office(other.id, office.town_id, office.district_officer, office.town_officer)
    async with writing(database, elsewhere.system()) as session:
        session.add(other)
    await write(database, office, "a", "b")
    await write(database, elsewhere, "c")

    assert await seal_every_district(database, request_id="test") == 3

    assert (await verified(database, office)).events == 2
    assert (await verified(database, elsewhere)).events == 1


async def test_district_that_cannot_be_sealed_does_not_hold_up_the_others(
    office: Office, database: Database
) -> None:
    other = District(code="990197", name="又一区", committee_name="又一区两新党委")
    elsewhere = Office(other.id, office.town_id, office.district_officer, office.town_officer)
    async with writing(database, elsewhere.system()) as session:
        session.add(other)
    await write(database, office, "a")
    await write(database, elsewhere, "b")
    blocked = database.settings.data_dir / "audit" / f"{other.id}.json"
    blocked.mkdir(parents=True)

    with capture_logs() as lines:
        assert await seal_every_district(database, request_id="test") == 1

    [told_of] = [line for line in lines if line["event"] == "audit sealing failed"]
    assert told_of["district"] == str(other.id)
    assert (await verified(database, office)).events == 1


@pytest.mark.parametrize(
    "statement", ["update audit_seals set seen = 0", "delete from audit_seals"]
)
async def test_seals_cannot_be_rewritten_even_by_the_program(
    office: Office, database: Database, statement: str
) -> None:
    await write(database, office, "a")
    await sealed(database, office)

    with pytest.raises(DBAPIError, match="permission denied"):
        async with writing(database, office.system()) as session:
            await session.execute(text(statement))

    async with writing(database, office.system()) as session:
        assert await session.scalar(select(func.count(col(AuditSeal.id)))) == 1


def verify(settings: Settings, *words: str) -> Result:
    surroundings = {"DATABASE_URL": str(settings.database_url), "DATA_DIR": str(settings.data_dir)}
    return CliRunner().invoke(app, ["audit", "verify", *words], env=surroundings)


async def test_command_names_the_event_and_fails(office: Office, database: Database) -> None:
    await write(database, office, "a", "b")
    await sealed(database, office)
    known = await numbers(database.settings)
    head = anchor_of(database.settings, office.district_id)
    assert head is not None
    right = await asyncio.to_thread(verify, database.settings)

    await tamper(database.settings, "update audit_events set reason = '' where action = 'b'")
    wrong = await asyncio.to_thread(verify, database.settings, "--district", "990199")

    assert right.exit_code == 0
    assert right.output.splitlines() == [
        "示例区：2 行审计记录、1 个封条，与封存时一致。",
        f"示例区：链尾 1:{head.seal.hex()}",
    ]
    assert wrong.exit_code == 1
    named, summary, *_ = wrong.output.splitlines()
    assert named.startswith(f"示例区：第 {known['b']} 行（")
    assert named.endswith("被改动")
    assert summary == "示例区：2 行审计记录、1 个封条，与封存时不符。"
    assert "AUDIT_TAMPERED" in wrong.output


async def test_command_takes_an_anchor_and_refuses_what_is_none(
    office: Office, database: Database
) -> None:
    await write(database, office, "a")
    await sealed(database, office)

    other = await asyncio.to_thread(verify, database.settings, "--anchor", f"1:{bytes(32).hex()}")
    none = await asyncio.to_thread(verify, database.settings, "--anchor", "第一号")

    assert (other.exit_code, "第 1 号封条被改动" in other.output) == (1, True)
    assert (none.exit_code, "ANCHOR_INVALID" in none.output) == (1, True)


def test_first_anchor_of_a_day_is_told_in_the_log(tmp_path: Path) -> None:
    settings, district = Settings(data_dir=tmp_path), UUID(int=1)

    with capture_logs() as lines:
        for number, day in enumerate(("2026-05-01", "2026-05-01", "2026-05-02"), start=1):
            keep_anchor(settings, district, Anchor(number, bytes(32), day))

    file = tmp_path / "audit" / f"{district}.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert anchor_of(settings, district) == Anchor(3, bytes(32), "2026-05-02")
    assert [(line["event"], line["number"], line["day"]) for line in lines] == [
        ("audit anchor", 1, "2026-05-01"),
        ("audit anchor", 3, "2026-05-02"),
    ]
