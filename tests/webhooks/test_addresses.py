"""Which addresses are called: a table of those that lead into a house, by text and by name."""

import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from backend.webhooks.addresses import Reachable
from backend.webhooks.errors import WebhookURLError
from backend.webhooks.rules import DeliveryFault
from backend.webhooks.sending import Answer, Sender
from tests.webhooks.office import Office, sender
from tests.webhooks.receiver import Receiver, receiving

INTERNET = Reachable()
INTRANET = Reachable(networks=(ip_network("10.20.0.0/16"), ip_network("fd00:20::/32")))

FORBIDDEN = (
    "0.0.0.0",  # noqa: S104 - to be refused
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::7f00:1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
)
OPEN = ("8.8.8.8", "114.114.114.114", "223.5.5.5", "2400:3200::1", "2606:4700::1111")


@pytest.mark.parametrize("text", FORBIDDEN)
def test_an_address_of_a_house_is_not_called(text: str) -> None:
    assert INTERNET.has(ip_address(text)) is False


@pytest.mark.parametrize("text", OPEN)
def test_an_address_of_the_internet_is_called(text: str) -> None:
    assert INTERNET.has(ip_address(text)) is True


def test_the_table_of_forbidden_addresses_is_long() -> None:
    assert len(set(FORBIDDEN)) == 41


@pytest.mark.parametrize(
    ("text", "is_called"),
    [
        ("10.20.3.4", True),
        ("10.21.3.4", False),
        ("fd00:20::1", True),
        ("fd00:21::1", False),
        ("::ffff:10.20.3.4", False),
        ("127.0.0.1", False),
        ("8.8.8.8", True),
    ],
)
def test_networks_of_an_intranet_are_called_where_they_are_named(
    text: str, *, is_called: bool
) -> None:
    assert INTRANET.has(ip_address(text)) is is_called


@pytest.mark.parametrize("text", ["0.0.0.0", "224.0.0.1", "::", "ff02::1"])  # noqa: S104
def test_no_setting_opens_what_is_no_single_machine(text: str) -> None:
    everything = Reachable(networks=(ip_network("0.0.0.0/0"), ip_network("::/0")))

    assert everything.has(ip_address(text)) is False


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hook",
        "//example.com/",
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "javascript:alert(1)",
        "https://",
        "https:///hook",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://@example.com/",
        "https://example.com#part",
        "https://example.com/#",
        "https://example.com:22/",
        "https://example.com:80/",
        "https://example.com:0/",
        "https://example.com:99999/",
        "https://example.com:x/",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://a.localhost/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://10.0.0.1./",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fe80::1%25eth0]/",
        "https://[::1/",
        "https://exa mple.com/",
        "https://example.com\\@127.0.0.1/",
        "https://example.com\r\nhost: x/",
        "https://例子.example/",
        "https://-_-..example/",
        f"https://example.com/{'x' * 2_000}",
    ],
)
def test_an_address_of_another_form_is_refused_when_it_is_entered(url: str) -> None:
    with pytest.raises(WebhookURLError):
        INTERNET.hold_to_form(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "https://example.com/hook?key=1&of=%E4%B8%A4",
        "https://hooks.example.com:8443/",
        "HTTPS://Example.Com./",
        "https://xn--fsqu00a.example/",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/hook",
    ],
)
def test_an_address_of_the_right_form_is_taken(url: str) -> None:
    INTERNET.hold_to_form(url)


@pytest.mark.parametrize("url", ["http://localhost:8080/", "https://127.0.0.1:9/", "http://[::1]/"])
def test_this_machine_is_called_where_a_setting_allows_it(url: str) -> None:
    Reachable(has_loopback=True).hold_to_form(url)

    with pytest.raises(WebhookURLError):
        INTERNET.hold_to_form(url)


def test_plain_http_is_for_this_machine_alone_whatever_is_allowed() -> None:
    with pytest.raises(WebhookURLError):
        Reachable(has_loopback=True).hold_to_form("http://example.com:8080/")


async def test_a_name_that_stands_for_a_house_is_not_called(receiver: Receiver) -> None:
    async def rebound(host: str, port: int) -> Sequence[str]:
        assert (host, port) == ("receiver.example", 443)
        return ["127.0.0.1", "::1", "10.0.0.1"]

    guarded = Sender(Reachable(look_up=rebound))

    found = await guarded.post("https://receiver.example/", b"{}", {"Content-Length": "2"})

    assert found == Answer(None, DeliveryFault.ADDRESS)
    assert receiver.arrived == []


async def test_a_name_that_changes_its_meaning_is_checked_at_every_delivery(
    office: Office, receiver: Receiver
) -> None:
    meanings = iter((["127.0.0.1"], ["10.0.0.1"]))

    async def changing(host: str, port: int) -> Sequence[str]:
        del host, port
        return next(meanings)

    webhook = await office.register(receiver.url)
    office.courier.sender = sender(look=changing)
    await office.village("东村")
    await office.step(webhook)
    await office.village("西村")
    await office.step(webhook)

    newest, oldest = await office.deliveries(webhook)
    assert (oldest["state"], oldest["lastFault"]) == ("DELIVERED", None)
    assert (newest["state"], newest["lastFault"]) == ("WAITING", "ADDRESS")
    assert len(receiver.arrived) == 1


async def test_a_name_that_stands_for_nothing_is_a_fault_of_the_name() -> None:
    found = await sender().post("https://nothing.invalid/", b"{}", {"Content-Length": "2"})

    assert found == Answer(None, DeliveryFault.NAME)


async def test_an_address_is_asked_for_once_and_connected_to(receiver: Receiver) -> None:
    asked = []

    async def once(host: str, port: int) -> Sequence[str]:
        asked.append((host, port))
        return ["10.0.0.1", "127.0.0.1"]

    found = await sender(look=once).post(receiver.url, b"{}", {"Content-Length": "2"})

    assert found == Answer(204, None)
    assert asked == [("localhost", receiver.port)]
    assert receiver.arrived[0].headers["host"] == f"localhost:{receiver.port}"


def certified(folder: Path, name: str) -> tuple[ssl.SSLContext, Path]:
    """Make a server's certificate for a name, which signs itself; give its context and file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begin = datetime.now(UTC) - timedelta(hours=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public


@pytest.mark.parametrize(
    ("name", "is_known", "expected"),
    [
        ("localhost", True, Answer(204, None)),
        ("localhost", False, Answer(None, DeliveryFault.CERTIFICATE)),
        ("other.example", True, Answer(None, DeliveryFault.CERTIFICATE)),
    ],
    ids=["known", "unknown", "of another name"],
)
async def test_a_certificate_has_to_be_known_and_of_the_name(
    tmp_path: Path, name: str, expected: Answer, *, is_known: bool
) -> None:
    context, file = certified(tmp_path, name)

    async with receiving(context) as receiver:
        trusting = sender(ca_file=file if is_known else None)
        found = await trusting.post(receiver.url, b"{}", {"Content-Length": "2"})

    assert found == expected
    assert len(receiver.arrived) == (1 if expected.fault is None else 0)
