"""The authority of a venue's laptop: what it vouches for, and when its leaf is made anew."""

import stat
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from backend.cli.certificates import VenueCertificates, venue_certificates
from backend.kit.errors import LedgerError

NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)
HALL, HOTEL = IPv4Address("192.168.8.20"), IPv4Address("10.1.2.3")


def made(folder: Path, *, at: datetime = NOON, address: IPv4Address = HALL) -> VenueCertificates:
    """Give the certificates as a start at that moment would."""
    return venue_certificates(folder, names=["laptop.local", "laptop"], addresses=[address], at=at)


def leaf_of(certificates: VenueCertificates) -> x509.Certificate:
    """Read the leaf."""
    return x509.load_pem_x509_certificate(certificates.leaf.read_bytes())


def verify(leaf: x509.Certificate, authority: x509.Certificate, subject: x509.GeneralName) -> None:
    """Check a leaf as a browser does that trusts the authority alone."""
    policy = PolicyBuilder().store(Store([authority])).time(NOON.replace(tzinfo=None))
    policy.build_server_verifier(subject).verify(leaf, [])  # type: ignore[arg-type]


def test_browser_that_trusts_the_authority_trusts_the_laptop(tmp_path: Path) -> None:
    certificates = made(tmp_path)

    verify(leaf_of(certificates), certificates.authority, x509.IPAddress(HALL))
    verify(leaf_of(certificates), certificates.authority, x509.DNSName("laptop.local"))
    with pytest.raises(VerificationError):
        verify(leaf_of(certificates), certificates.authority, x509.IPAddress(HOTEL))


def test_authority_can_vouch_for_no_name_of_the_internet(tmp_path: Path) -> None:
    certificates = made(tmp_path)
    key = serialization.load_pem_private_key((tmp_path / "venue-ca.pem").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    constraints = certificates.authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert constraints.critical

    for subject in (x509.DNSName("bank.example"), x509.IPAddress(IPv4Address("203.0.113.7"))):
        forged = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "forged")]))
            .issuer_name(certificates.authority.subject)
            .public_key(key.public_key())
            .serial_number(7)
            .not_valid_before(NOON - timedelta(days=1))
            .not_valid_after(NOON + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([subject]), critical=False)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()),
                critical=False,
            )
            .sign(key, hashes.SHA256())
        )
        with pytest.raises(VerificationError):
            verify(forged, certificates.authority, subject)


def test_later_start_keeps_the_authority_and_a_leaf_that_still_fits(tmp_path: Path) -> None:
    first = made(tmp_path)
    serial = leaf_of(first).serial_number

    again = made(tmp_path, at=NOON + timedelta(days=3))

    assert again.fingerprint == first.fingerprint
    assert leaf_of(again).serial_number == serial


@pytest.mark.parametrize(
    ("days", "address"), [(0, HOTEL), (24, HALL), (-0.5, HOTEL)], ids=["moved", "old", "earlier"]
)
def test_leaf_is_made_anew_when_it_no_longer_fits(
    tmp_path: Path, days: float, address: IPv4Address
) -> None:
    first = made(tmp_path)
    serial = leaf_of(first).serial_number

    again = made(tmp_path, at=NOON + timedelta(days=days), address=address)

    assert again.fingerprint == first.fingerprint
    assert leaf_of(again).serial_number != serial


def test_certificates_hold_from_a_day_ago_and_not_for_long(tmp_path: Path) -> None:
    leaf = leaf_of(made(tmp_path))

    assert leaf.not_valid_before_utc == NOON - timedelta(days=1)
    assert leaf.not_valid_after_utc == NOON + timedelta(days=30)


def test_public_addresses_and_foreign_names_are_left_out(tmp_path: Path) -> None:
    leaf = leaf_of(made(tmp_path, address=IPv4Address("203.0.113.7")))

    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert list(names) == [x509.DNSName("laptop.local"), x509.DNSName("localhost")]


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    made(folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    (folder / "venue-leaf.pem").chmod(0o644)
    with pytest.raises(LedgerError) as refused:
        made(folder)
    assert refused.value.code == "UNSAFE_KEY"


@pytest.mark.parametrize("days", [-2, 5 * 366])
def test_clock_that_cannot_be_right_is_told(tmp_path: Path, days: int) -> None:
    made(tmp_path)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}

    with pytest.raises(LedgerError) as refused:
        made(tmp_path, at=NOON + timedelta(days=days))

    assert refused.value.code == "VENUE_CLOCK"
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_laptop_whose_name_is_not_ascii_is_served_by_its_addresses(tmp_path: Path) -> None:
    names = ["评委席.local", "laptop.local"]

    certificates = venue_certificates(tmp_path, names=names, addresses=[HALL], at=NOON)

    subjects = leaf_of(certificates).extensions.get_extension_for_class(x509.SubjectAlternativeName)
    found = subjects.value.get_values_for_type(x509.DNSName)
    assert found == ["laptop.local", "localhost"]
