"""What an entry may say, whether it is typed or comes in a workbook. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from backend.contests.errors import EntryFormError
from backend.contests.rules import RoundState
from backend.members.rules import parse_citizen_number
from backend.places.commands import name_of, text_of

_BIB = re.compile(r"[0-9A-Za-z一-鿿-]{1,12}")
_BIB_DIGITS = 3
MOST_IN_A_TEAM = 30
NAMES = ("name", "team_names", "contestant_hash")
"""Columns of an entry that say who it is; at the end of their time they are erased."""


def bib_of(text: str | None) -> str | None:
    """Give a bib in its one form.

    Raises: ENTRY.
    """
    bib = text_of(text)
    if bib is not None and not _BIB.fullmatch(bib):
        raise EntryFormError(
            fault="号码应为 1 至 12 个数字、字母、汉字或短横", path=("entry", "bib")
        )
    return bib


def number_of_bib(bib: str) -> int | None:
    """Give the number that a bib is, with or without noughts before it; None for other bibs."""
    return int(bib) if bib.isascii() and bib.isdigit() else None


def bib_after(greatest: int) -> str:
    """Give the bib that follows a number."""
    return str(greatest + 1).zfill(_BIB_DIGITS)


def greatest_bib(bibs: Iterable[str]) -> int:
    """Give the greatest bib that is a number, nought without any."""
    numbers = (number_of_bib(bib) for bib in bibs)
    return max((number for number in numbers if number is not None), default=0)


def team_of(names: Iterable[str] | None, *, is_team: bool) -> list[str] | None:
    """Give the names of a team; a person has none.

    Raises: ENTRY, NAME.
    """
    path = ("entry", "team_names")
    given = [name_of(name, path=path) for name in names or ()]
    if is_team and not given:
        raise EntryFormError(fault="团体赛须填写队员", path=path)
    if given and not is_team:
        raise EntryFormError(fault="个人赛没有队员", path=path)
    if len(given) > MOST_IN_A_TEAM:
        raise EntryFormError(fault=f"队员至多 {MOST_IN_A_TEAM} 名", path=path)
    return given or None


def unless_erased(entry: Mapping[str, Any], columns: Mapping[str, Any]) -> dict[str, Any]:
    """Give what may be written over an entry: names that were erased do not come back.

    Nothing would erase them a second time.
    """
    is_erased = entry["name_erased_at"] is not None
    return {name: value for name, value in columns.items() if not (is_erased and name in NAMES)}


def contestant_words(id_number: str) -> str:
    """Give the words of whose keyed hash joins one person's entries, and joins no member.

    Raises: ID_NUMBER.
    """
    return f"contestant {parse_citizen_number(id_number)}"


def round_for_late(rounds: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Give the round in which who enters now still starts: the first one, unless it is over."""
    first = min(rounds, key=lambda row: row["position"], default=None)
    if first is None or first["state"] not in {RoundState.SET_UP, RoundState.OPEN}:
        return None
    return first
