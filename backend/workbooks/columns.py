"""What a column of a ledger is: its heading, how else people call it, what its cells hold.

Headings are compared without width, spaces, line breaks and hints in parentheses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from enum import StrEnum

from backend.kit.labels import CodedEnum, LabeledEnum
from backend.kit.text import match_key

_HINT = re.compile(r"\([^()]*\)")
_ORNAMENT = re.compile(r"[*:\s、,/·.\-_]")


class Kind(StrEnum):
    """What the cells of a column hold, which decides how they are read and written."""

    NAME = "NAME"
    TEXT = "TEXT"
    NAMES = "NAMES"
    CREDIT_CODE = "CREDIT_CODE"
    CODE = "CODE"
    DATE = "DATE"
    DATE_PAIR = "DATE_PAIR"
    WHOLE = "WHOLE"
    NUMBER = "NUMBER"
    MONEY = "MONEY"
    YES_NO = "YES_NO"
    CHOICE = "CHOICE"
    ID_NUMBER = "ID_NUMBER"
    PHONE = "PHONE"
    BOUNDARY = "BOUNDARY"
    MARK = "MARK"


PERSONAL = frozenset({Kind.ID_NUMBER, Kind.PHONE})
"""Kinds whose clear values leave no trace in results, refused rows and exports."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the import understands.

    `hint` stands in parentheses behind the heading in templates; `note` explains it there.
    `choices` gives the value of each label or synonym; the first label of a value is written.
    `is_exported` is false for what only comes in (原名称) or must not go out; `is_computed` columns
    go out when they are asked for, and their values are not taken when they come back. A date says
    what has happened, unless it `may_lie_ahead` (a term's end). What `is_unkept` stands in no
    result of a row, since names of entrants have an end (docs/adr/0028).
    """

    heading: str
    field: str
    kind: Kind = Kind.TEXT
    synonyms: tuple[str, ...] = ()
    choices: Mapping[str, LabeledEnum | CodedEnum] = default(default_factory=dict)
    hint: str = ""
    note: str = ""
    is_required: bool = False
    is_exported: bool = True
    is_computed: bool = False
    may_lie_ahead: bool = False
    is_unkept: bool = False
    width: int = 14

    @property
    def title(self) -> str:
        """Give the heading as templates and exports write it."""
        return f"{self.heading}（{self.hint}）" if self.hint else self.heading

    @property
    def labels(self) -> list[str]:
        """Give the labels that are written for the values of a choice."""
        return list(dict.fromkeys(value.label for value in self.choices.values()))


def choices_of(
    enumeration: type[LabeledEnum] | type[CodedEnum], **synonyms: str
) -> dict[str, LabeledEnum | CodedEnum]:
    """Give labels, codes and synonyms of an enumeration; labels first, since they are written.

    Shape: `synonyms` maps a member's name to words separated by spaces.
    """
    found: dict[str, LabeledEnum | CodedEnum] = {member.label: member for member in enumeration}
    found |= {member.code: member for member in enumeration if isinstance(member, CodedEnum)}
    for name, words in synonyms.items():
        found |= dict.fromkeys(words.split(), enumeration[name])
    return found


def heading_key(text: str) -> str:
    """Make a heading comparable: no width, no ornament, no hint in parentheses."""
    plain = match_key(text)
    bare = _ORNAMENT.sub("", _HINT.sub("", plain))
    return bare or _ORNAMENT.sub("", plain)


def full_heading_key(text: str) -> str:
    """Make a heading comparable and keep what stands in parentheses (a unit of money)."""
    return _ORNAMENT.sub("", match_key(text))
