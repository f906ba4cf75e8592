"""Passwords: how they are hashed, which are refused, and how many are hashed at a time."""

import asyncio
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from backend.accounts import passwords
from backend.accounts.errors import (
    PasswordIsLoginError,
    PasswordTooLongError,
    PasswordTooShortError,
    SignInBusyError,
)
from backend.accounts.passwords import (
    check_new_password,
    hash_password,
    make_password,
    verify_password,
)

PASSWORD = "spring-tide-42-lamps"


def test_hash_is_argon2id_with_nineteen_mebibytes() -> None:
    first, second = hash_password(PASSWORD), hash_password(PASSWORD)

    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second


def test_hash_of_nobody_costs_the_same() -> None:
    costs = [text.rsplit("$", 2)[0] for text in (passwords._NOBODY, hash_password(PASSWORD))]
    lengths = [len(text) for text in (passwords._NOBODY, hash_password(PASSWORD))]

    assert costs[0] == costs[1]
    assert lengths[0] == lengths[1]


async def test_password_is_the_same_however_it_was_typed() -> None:
    kept = hash_password("口令ａｂｃ-cafe\u0301-123")

    assert await verify_password("口令abc-café-123", kept)
    assert not await verify_password("口令abc-cafe-123", kept)
    assert not await verify_password("", kept)
    assert not await verify_password(PASSWORD, "not a hash")


async def test_password_of_the_longest_length_is_not_cut_short() -> None:
    kept = hash_password("x" * 256)

    assert await verify_password("x" * 256, kept)
    assert not await verify_password("x" * 257, kept)


@pytest.mark.parametrize(
    ("password", "refusal"),
    [
        ("x" * 11, PasswordTooShortError),
        ("x" * 257, PasswordTooLongError),
        ("my-QuJia-password", PasswordIsLoginError),
    ],
)
def test_easily_guessed_or_endless_password_is_refused(
    password: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        check_new_password(password, login="qujia")


@pytest.mark.parametrize("password", ["x" * 12, "十二个汉字也可以作为口令用", "all small letters"])
def test_length_counts_and_composition_does_not(password: str) -> None:
    check_new_password(password, login="qujia")


def test_made_password_is_random_readable_and_long_enough() -> None:
    made = {make_password() for _ in range(100)}

    assert len(made) == 100
    group = "[2-9a-kmnp-zA-HJ-NP-Z]{4}"
    assert [one for one in made if not re.fullmatch(f"({group}-){{3}}{group}", one)] == []
    check_new_password(made.pop(), login="qujia")


async def test_two_hashes_run_at_a_time_and_the_forty_first_waiter_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate, lock, running, most = threading.Event(), threading.Lock(), 0, 0

    def matches(_password: str, _hash: str) -> bool:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        gate.wait(10)
        with lock:
            running -= 1
        return True

    monkeypatch.setattr(passwords, "_matches", matches)
    monkeypatch.setattr(passwords._QUEUE, "_threads", ThreadPoolExecutor(2))

    waiting = [asyncio.create_task(verify_password("x", "x")) for _ in range(40)]
    await asyncio.sleep(0)
    with pytest.raises(SignInBusyError) as refusal:
        await verify_password("x", "x")
    gate.set()

    assert await asyncio.gather(*waiting) == [True] * 40
    assert (most, refusal.value.code, refusal.value.retry_after_seconds) == (2, "BUSY", 2)
