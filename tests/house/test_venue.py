"""A venue's laptop as judges' devices meet it: TLS by its own authority, and help to trust that."""

import base64
import hashlib
import os
import re
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Page, sync_playwright
from websockets.sync.client import connect as socket_to

from backend.cli.venue import local_addresses
from backend.config import Settings
from backend.contests.passes import issue_judge_pass
from backend.contests.score_forms import IssueJudgePass
from backend.database.engine import connect
from backend.kit.clock import now, today
from backend.kit.ids import encode_node_id
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.commands.desk import open_desk
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing
from tests.server import ServerUnderTest, run_apart

LIANGXIN = Path(sys.executable).with_name("liangxin")
HEADERS = {"X-Liangxin-Request": "1"}
SECONDS = 60
RECORD = """
mutation ($input: RecordScoresInput!) {
  recordScores(input: $input) { receipts { key state } problems { code } }
}
"""


@dataclass(frozen=True, slots=True)
class Laptop:
    """The program at a venue, a judge's passes, and what the judge is to score."""

    address: str
    help_address: str
    secrets: Path
    passes: list[str]
    ids: dict[str, str]

    def ask_help(self, path: str, method: str = "GET") -> httpx2.Response:
        """Ask the plain port."""
        return httpx2.request(method, self.help_address + path, timeout=SECONDS)

    def trusting(self) -> ssl.SSLContext:
        """Trust what the plain port gives, and nothing else."""
        found = self.ask_help("/liangxin-venue-ca.crt").content
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=ssl.DER_cert_to_PEM_cert(found))
        return context


async def _set_up(settings: Settings) -> tuple[list[str], dict[str, str]]:
    """Open a round for a judge with passes."""
    async with connect(settings) as database:
        venue = await open_venue(Organizing(await open_desk(database)), entries=1)
        form = IssueJudgePass(judge_id=venue.judges[0], works_on=today())
        desk = venue.office.desk
        passes = [str((await desk.act(issue_judge_pass, form))["secret"]) for _ in range(2)]
        ids = {
            "roundId": encode_node_id("Round", venue.round_id),
            "entryId": encode_node_id("Entry", venue.entries[0]),
            "criterionId": encode_node_id("Criterion", venue.criteria[0]),
        }
    return passes, ids


@pytest.fixture(scope="module")
def laptop(server: ServerUnderTest) -> Iterator[Laptop]:
    """The program of a venue with two workers, which share the port."""
    with server.clone() as name, tempfile.TemporaryDirectory() as folder:
        passes, ids = run_apart(_set_up(server.settings(name)))
        surroundings = os.environ | {
            "DATABASE_URL": server.url(name),
            "DATA_DIR": folder,
            "WORKERS": "2",
        }
        words = ("serve", "--host", "127.0.0.1", "--tls", "--port", "0", "--help-port", "0")
        with _running(*words, "--no-demo", surroundings=surroundings) as process:
            said = _until(process, r"Address: (https://\S+)")
            address = re.search(r"Address: (https://127[\d.:]+)", said)
            help_address = re.search(r"Help: (http://127[\d.:]+)", said)
            assert address is not None
            assert help_address is not None
            yield Laptop(address[1], help_address[1], Path(folder) / "secrets", passes, ids)


@contextmanager
def _running(*words: str, surroundings: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(
        [str(LIANGXIN), *words], env=surroundings, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(SECONDS)
        assert process.stdout is not None
        process.stdout.close()


def _until(process: "subprocess.Popen[str]", pattern: str) -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if re.search(pattern, line):
            return said
    raise AssertionError(said)


def test_judge_signs_in_by_a_pass_and_records_over_tls(laptop: Laptop) -> None:
    record = laptop.ids | {"key": "tls-1", "device": "平板", "sequence": 1, "value": "88"}
    record |= {"baseVersion": 0, "recordedAt": now().isoformat()}
    body = {"query": RECORD, "variables": {"input": {"records": [record]}}}
    limits = httpx2.Limits(max_connections=1)
    with httpx2.Client(
        base_url=laptop.address, headers=HEADERS, verify=laptop.trusting(), limits=limits
    ) as client:
        entered = client.post("/session/pass", json={"secret": laptop.passes[0]})
        states = [
            client.post("/graphql", json=body).json()["data"]["recordScores"]["receipts"]
            for _ in range(2)
        ]

    cookie = entered.headers["set-cookie"]
    assert entered.status_code == 200
    assert cookie.startswith("__Host-liangxin=")
    assert "; Secure" in cookie
    assert "strict-transport-security" not in entered.headers
    assert states == [
        [{"key": "tls-1", "state": "ACCEPTED"}],
        [{"key": "tls-1", "state": "REPEATED"}],
    ]


def test_socket_opens_over_tls(laptop: Laptop) -> None:
    address = laptop.address.replace("https://", "wss://") + "/graphql"
    with httpx2.Client(
        base_url=laptop.address, headers=HEADERS, verify=laptop.trusting()
    ) as client:
        client.post("/session/pass", json={"secret": laptop.passes[0]})
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())

    with socket_to(
        address,
        ssl=laptop.trusting(),
        subprotocols=["graphql-transport-ws"],  # type: ignore[list-item]
        additional_headers={"Cookie": cookie, "Origin": laptop.address},
    ) as opened:
        opened.send('{"type": "connection_init"}')

        assert "connection_ack" in str(opened.recv(SECONDS))


def test_who_does_not_trust_the_authority_is_not_served(laptop: Laptop) -> None:
    with pytest.raises(httpx2.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx2.get(laptop.address + "/healthz")


def test_plain_port_helps_to_trust_and_gives_nothing_else(laptop: Laptop) -> None:
    steps, poster = laptop.ask_help("/"), laptop.ask_help("/qr")
    file, secret = laptop.ask_help("/liangxin-venue-ca.crt"), laptop.ask_help("/venue-ca.pem")

    authority = x509.load_der_x509_certificate(file.content)
    digest = hashlib.sha256(file.content).hexdigest().upper()
    fingerprint = ":".join(digest[first : first + 2] for first in range(0, 64, 2))
    assert fingerprint in steps.text
    assert f"{laptop.address}/judge" in steps.text
    for device in ("安卓", "鸿蒙", "iPhone", "Windows"):
        assert device in steps.text
    assert "<svg" in poster.text
    assert laptop.help_address in poster.text
    assert file.headers["content-type"] == "application/x-x509-ca-cert"
    assert authority.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert (secret.status_code, secret.headers["location"]) == (302, "/")
    assert laptop.ask_help("/", "POST").status_code == 405
    assert laptop.ask_help("/", "HEAD").content == b""


def test_phone_that_trusts_it_keeps_the_console_for_offline_work(laptop: Laptop) -> None:
    leaf = x509.load_pem_x509_certificate((laptop.secrets / "venue-leaf.crt").read_bytes())
    key = leaf.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    pinned = base64.b64encode(hashlib.sha256(key).digest()).decode()
    flags = [*FLAGS, f"--ignore-certificate-errors-spki-list={pinned}"]

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=CHROMIUM, args=flags, locale="zh-CN", headless=True
        )
        page = context.new_page()
        page.goto(f"{laptop.address}/judge#{laptop.passes[1]}")
        scope = _scope_of_worker(page)
        context.set_offline(True)
        page.reload()
        is_shown = page.get_by_role("main").is_visible()
        context.close()

    assert scope == f"{laptop.address}/judge"
    assert is_shown


def _scope_of_worker(page: Page) -> Any:
    return page.evaluate("navigator.serviceWorker.ready.then((one) => one.scope)")


def test_nothing_listens_beyond_this_machine_in_plain_unless_told_so() -> None:
    surroundings = {**os.environ, "PLAIN_HTTP": "", "TLS_PROXY": "", "DATABASE_URL": "unused"}

    done = subprocess.run(
        [str(LIANGXIN), "serve", "--host", "0.0.0.0", "--port", "0"],  # noqa: S104 - refused
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("PLAIN_LISTENING")


def test_addresses_of_this_machine_are_found() -> None:
    assert "127.0.0.1" in {str(one) for one in local_addresses()}
