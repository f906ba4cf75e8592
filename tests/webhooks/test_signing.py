"""Signatures: the header of the example in `docs/api.md`, to the last character."""

from backend.kit.tokens import is_well_formed
from backend.webhooks.signing import SECRET_PREFIX, new_secret, signature

BODY = b'{"id":"019ab0c2-7d1e-7c55-9d0a-3f2b6f1f5a10","kind":"TEST","changes":[]}'
SIGNED = "17770d2d1083e5da4a0b1a217f2f16da5bbfc01a8ad9e6601ceadbe02cd0dccd"


def test_the_documented_delivery_is_signed_as_documented() -> None:
    header = signature(BODY, at=1_767_225_600, secrets=["lxwh_example"])

    assert header == f"t=1767225600,v1={SIGNED}"


def test_each_secret_that_holds_signs_in_its_turn() -> None:
    header = signature(BODY, at=1_767_225_600, secrets=["lxwh_new", "lxwh_example"])

    first, second, third = header.split(",")
    assert (first, third) == ("t=1767225600", f"v1={SIGNED}")
    assert second.startswith("v1=")
    assert second != third


def test_the_time_is_signed_too() -> None:
    header = signature(BODY, at=1_767_225_601, secrets=["lxwh_example"])

    assert SIGNED not in header


def test_secrets_differ_and_are_recognized_by_their_form() -> None:
    made = {new_secret() for _ in range(100)}

    assert len(made) == 100
    assert all(is_well_formed(secret, prefix=SECRET_PREFIX) for secret in made)
