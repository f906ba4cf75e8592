"""The certificates of a venue: an authority of the laptop's own, and a short-lived leaf below it.

The authority is made once and can vouch for private addresses and `.local` names alone, so that a
phone that trusts it trusts nothing of the Internet by it. The leaf is made anew when the laptop's
addresses have changed, or when it is about to end (docs/adr/0037).
"""

import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from backend.kit.errors import LedgerError
from backend.kit.keys import UnsafeKeyError

CA_NAME = "liangxin-venue-ca.crt"
CA_DAYS = 5 * 366
LEAF_DAYS = 30
RENEWED_DAYS = 7
CLOCK_OFF = timedelta(days=1)
"""How far a phone's clock may be behind ours: certificates hold from a day ago."""

PRIVATE = tuple(
    IPv4Network(one)
    for one in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
    )
)
"""The addresses that the authority may vouch for."""
_PRIVATE_6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"), IPv6Network("fe80::/10"))
_OTHERS = 0o077

Address = IPv4Address | IPv6Address


class VenueClockError(LedgerError):
    """The authority is from a day that has not come yet, or has ended."""

    code = "VENUE_CLOCK"
    message = "赛场证书自 {starts} 至 {ends} 有效，而本机现在是 {now}。"
    remedy = (
        "请先校准本机时钟；时钟无误而证书已过期时，删去 secrets 文件夹中的 "
        "venue-ca.pem 和 venue-ca.crt，重新启动，并让各设备信任新的证书。"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueCertificates:
    """Where the leaf and its key are, and the authority that devices are to trust."""

    leaf: Path
    key: Path
    authority: x509.Certificate

    @property
    def authority_bytes(self) -> bytes:
        """Give the authority's certificate as devices install it (DER)."""
        return self.authority.public_bytes(serialization.Encoding.DER)

    @property
    def fingerprint(self) -> str:
        """Give the authority's SHA-256 fingerprint as devices show it."""
        return ":".join(f"{one:02X}" for one in self.authority.fingerprint(hashes.SHA256()))


def is_vouched(address: Address) -> bool:
    """Tell whether the authority may vouch for an address."""
    networks = PRIVATE if isinstance(address, IPv4Address) else _PRIVATE_6
    return any(address in network for network in networks)


def venue_certificates(
    folder: Path, *, names: Iterable[str], addresses: Iterable[Address], at: datetime
) -> VenueCertificates:
    """Give the certificates for the laptop's names and addresses; what still fits is kept.

    Shape: `folder` is the secrets folder (mode 700); addresses beyond the private ones are left
    out, and so are names that do not end in `.local` or that are not ASCII.
    Raises: VENUE_CLOCK, UNSAFE_KEY.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key_file, certificate_file = folder / "venue-ca.pem", folder / "venue-ca.crt"
    if not (key_file.exists() and certificate_file.exists()):
        _make_authority(key_file, certificate_file, at)
    authority = x509.load_pem_x509_certificate(certificate_file.read_bytes())
    starts, ends = authority.not_valid_before_utc, authority.not_valid_after_utc
    if not starts <= at < ends - timedelta(days=LEAF_DAYS):
        raise VenueClockError(starts=starts.date(), ends=ends.date(), now=at.date())
    local = {one for one in names if one.endswith(".local") and one.isascii()}
    known = sorted(local | {"localhost"})
    reached = sorted({one for one in addresses if is_vouched(one)}, key=str)
    subjects: list[x509.GeneralName] = [x509.DNSName(one) for one in known]
    subjects += [x509.IPAddress(one) for one in reached]
    leaf, leaf_key = folder / "venue-leaf.crt", folder / "venue-leaf.pem"
    if not _still_fits(leaf, leaf_key, authority, subjects, at):
        _make_leaf(leaf, leaf_key, authority, _key_of(key_file), subjects, at)
    _key_of(leaf_key)
    return VenueCertificates(leaf=leaf, key=leaf_key, authority=authority)


def _make_authority(key_file: Path, certificate_file: Path, at: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"两新台账 赛场证书 {secrets.token_hex(3)}")
    permitted: list[x509.GeneralName] = [x509.DNSName("local"), x509.DNSName("localhost")]
    permitted += [x509.IPAddress(one) for one in PRIVATE]
    permitted += [x509.IPAddress(one) for one in _PRIVATE_6]
    usage = _usage(signs_certificates=True)
    certificate = (
        _begun(name, name, key.public_key(), at, CA_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(key_file, _pem(key))
    _write(certificate_file, certificate.public_bytes(serialization.Encoding.PEM))


def _make_leaf(
    leaf: Path,
    leaf_key: Path,
    authority: x509.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
    subjects: list[x509.GeneralName],
    at: datetime,
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key())
    certificate = (
        _begun(_name("两新台账 赛场"), authority.subject, key.public_key(), at, LEAF_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(subjects), critical=False)
        .add_extension(issuer, critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    _write(leaf_key, _pem(key))
    _write(leaf, certificate.public_bytes(serialization.Encoding.PEM))


def _still_fits(
    leaf: Path,
    leaf_key: Path,
    authority: x509.Certificate,
    subjects: list[x509.GeneralName],
    at: datetime,
) -> bool:
    if not (leaf.exists() and leaf_key.exists()):
        return False
    certificate = x509.load_pem_x509_certificate(leaf.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    if certificate.issuer != authority.subject or list(names) != subjects:
        return False
    if certificate.public_key() != _key_of(leaf_key).public_key():  # a start was cut off between
        return False
    ends = certificate.not_valid_after_utc - timedelta(days=RENEWED_DAYS)
    return certificate.not_valid_before_utc <= at < ends


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    at: datetime,
    days: int,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - CLOCK_OFF)
        .not_valid_after(at + timedelta(days=days))
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _key_of(file: Path) -> ec.EllipticCurvePrivateKey:
    if file.stat().st_mode & _OTHERS:
        raise UnsafeKeyError(file=file.name, fault="其他用户也能读取")
    key = serialization.load_pem_private_key(file.read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise UnsafeKeyError(file=file.name, fault="不是本系统的密钥")
    return key


def _write(file: Path, content: bytes) -> None:
    """Write a file of mode 600 that appears whole or not at all."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    draft.replace(file)


def address_of(text: str) -> Address | None:
    """Read an address; a host name is none."""
    try:
        return ip_address(text)
    except ValueError:
        return None
