"""The cipher of personal numbers, for commands that seal, look up or reveal one."""

from functools import cache
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.cipher import PersonalCipher, load_personal_keys


def cipher_of(session: AsyncSession) -> PersonalCipher:
    """Give the cipher of the installation whose session this is; its keys are read once.

    Raises: UNSAFE_KEY.
    """
    return _cipher(session.info["secrets_dir"])


@cache
def _cipher(secrets_dir: Path) -> PersonalCipher:
    return PersonalCipher(load_personal_keys(secrets_dir))
