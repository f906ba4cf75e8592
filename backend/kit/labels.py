"""The bases of every enum that people see: an upper-case value for machines, a Chinese label."""

from enum import StrEnum
from typing import Self


class LabeledEnum(StrEnum):
    """A text enum whose members say what they are called on screen and in a workbook."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its value and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def from_label(cls, label: str) -> Self | None:
        """Find the member that a ledger calls `label`, or nothing."""
        return next((member for member in cls if member.label == label), None)


class CodedEnum(StrEnum):
    """A labeled enum whose members also carry the code of a national list."""

    label: str
    code: str

    def __new__(cls, value: str, label: str = "", code: str = "") -> Self:
        """Make a member from its value, its Chinese label and its national code."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.code = code
        return member

    @classmethod
    def from_label(cls, label: str) -> Self | None:
        """Find the member that a ledger calls `label`, or nothing."""
        return next((member for member in cls if member.label == label), None)

    @classmethod
    def from_code(cls, code: str) -> Self | None:
        """Find the member with the national `code`, or nothing."""
        return next((member for member in cls if member.code == code), None)
