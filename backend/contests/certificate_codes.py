"""The code on a certificate: a signed text that says which award or which entry it is about.

So it works before anything is published, nobody can try numbers out one after the other, and an
award that was taken back is told apart from one that never was (docs/adr/0039).
"""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from struct import Struct
from uuid import UUID

from backend.kit.errors import LedgerError
from backend.kit.keys import load_key
from backend.kit.signing import ForgedMarkError, Signer

_FORM = Struct(">B16s16s")


class CertificateForgedError(LedgerError):
    """The code was not given out here."""

    code = "CERTIFICATE_FORGED"
    message = "这个查验码不是本系统签发的。"
    remedy = "请重新扫描证书上的二维码；仍不能查验的，请向主办单位核实。"


class CertificateKind(IntEnum):
    """What a certificate is about; the number stands in its code."""

    AWARD = 1
    PARTICIPATION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a code says: `subject_id` is an award, or an entry that took part."""

    kind: CertificateKind
    district_id: UUID
    subject_id: UUID


@dataclass(frozen=True, slots=True)
class Codes:
    """Signs and opens the codes of an installation."""

    signer: Signer

    @classmethod
    def of(cls, secrets: Path) -> "Codes":
        """Take the installation's key, or make it."""
        return cls(Signer(load_key(secrets, "certificates"), "certificate"))

    def write(self, code: Code) -> str:
        """Write a code as it stands at the end of an address."""
        packed = _FORM.pack(code.kind, code.district_id.bytes, code.subject_id.bytes)
        return self.signer.sign(packed)

    def open(self, text: str) -> Code:
        """Read a code.

        Raises: CERTIFICATE_FORGED.
        """
        try:
            kind, district, subject = _FORM.unpack(self.signer.open(text))
        except ForgedMarkError as error:
            raise CertificateForgedError(path=("code",)) from error
        return Code(
            kind=CertificateKind(kind),
            district_id=UUID(bytes=district),
            subject_id=UUID(bytes=subject),
        )
