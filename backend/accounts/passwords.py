"""Passwords: hashed with Argon2id, two at a time, beside the event loop.

A hash takes 19 MiB and some 40 ms; without the limit a flood of sign-ins would take the machine.
"""

import asyncio
import base64
import secrets
import unicodedata
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from backend.accounts.errors import (
    PasswordIsLoginError,
    PasswordTooLongError,
    PasswordTooShortError,
    SignInBusyError,
)

MEMORY_KIB = 19 * 1024
PASSES = 2
LANES = 1
HASHES_AT_ONCE = 2
MOST_WAITING = 40
SHORTEST = 12
LONGEST = 256

# Without the look-alikes 0 O 1 l I, since made passwords are read aloud and typed.
_ALPHABET = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"
_MADE_LENGTH = 16

_HASHER = PasswordHasher(
    time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, hash_len=32, salt_len=16
)


def _nobody() -> str:
    """Give a hash that no password has, but which costs as much to compare with."""
    salt, digest = (
        base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (16, 32)
    )
    return f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${salt}${digest}"


_NOBODY = _nobody()


def unusable_hash() -> str:
    """Give the hash of an account that no password opens; comparing costs what it always does."""
    return _nobody()


class _Queue:
    """Runs hashes on two threads of their own and refuses when too many wait."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(HASHES_AT_ONCE, thread_name_prefix="argon2")
        self._waiting = 0

    async def verify(self, password: str, password_hash: str) -> bool:
        if self._waiting >= MOST_WAITING:
            raise SignInBusyError
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, _matches, password, password_hash)
        finally:
            self._waiting -= 1


_QUEUE = _Queue()


def _matches(password: str, password_hash: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _normalized(password: str) -> str:
    """Make one text of the ways in which keyboards write the same characters."""
    return unicodedata.normalize("NFKC", password)


async def verify_password(password: str, password_hash: str | None) -> bool:
    """Tell whether the password belongs to the hash; None (nobody) takes just as long.

    Raises: BUSY when more than 40 wait.
    """
    spelled = _normalized(password)
    matches = await _QUEUE.verify(spelled[:LONGEST], password_hash or _NOBODY)
    return matches and password_hash is not None and len(spelled) <= LONGEST


def hash_password(password: str) -> str:
    """Give the hash to store; for the command line and for jobs, since it blocks."""
    return _HASHER.hash(_normalized(password))


def check_new_password(password: str, *, login: str) -> None:
    """Refuse a password that is easily guessed; no rules of composition.

    Units: characters after normalization, 12 to 256.
    Raises: PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_IS_LOGIN.
    Source: NIST SP 800-63B, section 5.1.1.2 (length counts, composition does not).
    """
    length = len(_normalized(password))
    if length < SHORTEST:
        raise PasswordTooShortError(length=length, minimum=SHORTEST)
    if length > LONGEST:
        raise PasswordTooLongError(length=length, maximum=LONGEST)
    if login.casefold() in _normalized(password).casefold():
        raise PasswordIsLoginError


def make_password() -> str:
    """Make a password to be shown once: 16 characters, 92 random bits, in groups of four."""
    letters = [secrets.choice(_ALPHABET) for _ in range(_MADE_LENGTH)]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, _MADE_LENGTH, 4))
