"""The job runner: a commit wakes it, one delivery a webhook is in flight, what died is redone."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest
from structlog.testing import capture_logs

from backend.config import Settings
from backend.kit.ids import encode_node_id
from backend.kit.metrics import Metrics
from backend.webhooks import tasks
from backend.webhooks.tasks import CHANNEL, bring_forward, make_jobs, sending_webhooks
from backend.webhooks.watching import longest_wait
from tests.webhooks.office import Office, opened, reader
from tests.webhooks.receiver import PATIENCE, SILENCE, Receiver, answer, receiving
from tests.webhooks.worker import HEARTBEAT


@pytest.fixture
async def office(settings: Settings) -> AsyncIterator[Office]:
    """An office in a database of its own: a runner works for every district that it finds."""
    async with opened(settings) as made:
        yield made


@asynccontextmanager
async def running(office: Office, metrics: Metrics | None = None) -> AsyncIterator[None]:
    """Run the jobs of an office's database in this process."""
    settings = office.desk.database.settings
    async with sending_webhooks(
        settings, reader(settings).read, metrics or Metrics(), heartbeat=HEARTBEAT
    ):
        yield


async def settled(office: Office, webhook_id: UUID, state: str) -> None:
    """Wait until a webhook's newest delivery is in a state."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if (await office.deliveries(webhook_id))[0]["state"] == state:
                return
            await asyncio.sleep(0)


async def test_a_commit_is_told_and_a_test_is_sent(office: Office, receiver: Receiver) -> None:
    metrics = Metrics()
    webhook = await office.register(receiver.url)

    async with running(office, metrics):
        await office.village("东村")
        await receiver.until(1)
        await settled(office, webhook, "DELIVERED")
        await office.change("sendTestEvent", webhookId=encode_node_id("Webhook", webhook))
        await receiver.until(2)
        await settled(office, webhook, "DELIVERED")

    assert [one.told["kind"] for one in receiver.arrived] == ["CHANGES", "TEST"]
    assert metrics.counts == {"webhooks_delivered": 2}


async def test_a_slow_receiver_has_one_delivery_in_flight_and_holds_up_nobody(
    office: Office, receiver: Receiver
) -> None:
    async with receiving() as slow:
        slow.answers.append(SILENCE)
        held = await office.register(slow.url)
        await office.register(receiver.url)

        async with running(office):
            await office.village("东村")
            await slow.until(1)
            for name in ("西村", "南村", "北村"):
                await office.village(name)
                await receiver.until(len(receiver.arrived) + 1)

            assert len(slow.arrived) == 1
            [delivery] = await office.deliveries(held)
            assert delivery["state"] == "WAITING"


async def test_a_turn_ends_in_time_and_the_next_one_goes_on(
    office: Office, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook = await office.register(receiver.url)
    await office.village("东村")
    monkeypatch.setattr(tasks, "_TURN_SECONDS", 0.0)
    arrived = []

    for _ in range(2):  # a turn makes the delivery, another sends it
        await bring_forward(office.courier, office.desk.officer.district_id, webhook)
        arrived.append(len(receiver.arrived))

    assert arrived == [0, 1]


async def test_a_district_that_is_due_is_found_however_much_others_call(
    office: Office, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_POLL_SECONDS", 0.5)
    webhook = await office.register(receiver.url)
    receiver.answers.append(answer(500))

    async with running(office), calling(office), asyncio.timeout(PATIENCE):
        await office.village("东村")
        await receiver.until(1)
        while (await office.deliveries(webhook))[0]["attempts"] == 0:
            pass
        await office.make_due(webhook)  # and nobody calls for this district

        await receiver.until(2)

    assert receiver.arrived[0].delivery == receiver.arrived[1].delivery


@asynccontextmanager
async def calling(office: Office) -> AsyncIterator[None]:
    """Let another district call without a pause while the block lasts."""

    async def call() -> None:
        while True:
            await connection.execute("select pg_notify($1, $2)", CHANNEL, str(UUID(int=1)))

    connection = await asyncpg.connect(office.desk.database.settings.database_url)
    caller = asyncio.create_task(call())
    try:
        yield
    finally:
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
        connection.terminate()


async def test_the_runner_starts_over_whatever_ended_it(office: Office, receiver: Receiver) -> None:
    """The library of the queue says with errors of its own that something is not in order."""
    await office.register(receiver.url)
    await office.village("东村")
    owner = await asyncpg.connect(office.desk.database.settings.database_url)
    await owner.execute("alter table pgqueuer.pgqueuer rename to elsewhere")

    with capture_logs() as lines:
        async with running(office):
            async with asyncio.timeout(PATIENCE):
                while not any(line["event"] == "webhooks failed" for line in lines):
                    await owner.execute("select 1")
            await owner.execute("alter table pgqueuer.elsewhere rename to pgqueuer")

            await receiver.until(1)
    await owner.close()


async def test_a_killed_worker_s_delivery_is_sent_again_under_its_id(
    office: Office, receiver: Receiver
) -> None:
    receiver.answers.append(SILENCE)
    webhook = await office.register(receiver.url)
    await office.village("东村")
    settings = office.desk.database.settings.model_dump_json()
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.webhooks.worker", settings
    )
    try:
        await receiver.until(1)
    finally:
        worker.kill()
        await worker.wait()

    async with running(office):
        await receiver.until(2)
        await settled(office, webhook, "DELIVERED")

    killed, again = receiver.arrived
    assert killed.delivery == again.delivery
    assert killed.told["changes"][0]["id"] == again.told["changes"][0]["id"]
    [delivery] = await office.deliveries(webhook)
    assert delivery["attempts"] == 1


async def test_a_webhook_without_anything_to_do_has_no_job(
    office: Office, receiver: Receiver
) -> None:
    district = office.desk.officer.district_id
    webhook = await office.register(receiver.url)
    receiver.answers.append(answer(500))

    async def jobs() -> int:
        async with office.desk.database.writers() as session, session.begin():
            await make_jobs(office.desk.database, district)
            connection = await session.connection()
            found = await connection.exec_driver_sql("select count(*) from pgqueuer.pgqueuer")
            return int(found.scalar_one())

    idle = await jobs()
    await office.village("东村")
    await office.step(webhook)
    failed = await jobs()
    await office.change("switchWebhook", id=encode_node_id("Webhook", webhook), isOn=False)
    await office.change("switchWebhook", id=encode_node_id("Webhook", webhook), isOn=True)
    due = await jobs()
    again = await jobs()

    assert (idle, failed, due, again) == (0, 0, 1, 1)


async def test_a_week_without_changes_leaves_no_webhook_behind(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    district = office.desk.officer.district_id
    _, second, *rest = (await office.desk.row("webhooks", webhook))["cursor"].split(".")
    long_ago = int(second) - 6 * 86_400
    await office.set_webhook(webhook, cursor=".".join(("1", str(long_ago), *rest)))

    await make_jobs(office.desk.database, district)
    async with office.desk.database.writers() as session, session.begin():
        connection = await session.connection()
        found = await connection.exec_driver_sql("select count(*) from pgqueuer.pgqueuer")
        jobs = int(found.scalar_one())
    await office.step(webhook)

    cursor = (await office.desk.row("webhooks", webhook))["cursor"]
    assert jobs == 1
    assert int(cursor.split(".")[1]) >= int(second)
    assert receiver.arrived == []


async def test_the_longest_wait_is_that_of_webhooks_that_are_on(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    receiver.answers.append(answer(500))
    await office.village("东村")
    await office.step(webhook)

    waiting = await longest_wait(office.desk.database)
    await office.change("switchWebhook", id=encode_node_id("Webhook", webhook), isOn=False)

    assert waiting > 0.0
    assert await longest_wait(office.desk.database) == 0.0
