"""The settings of the rules: the values that a district may set.

A district keeps versions of them, each with the day on which it takes effect; a figure names the
version that it used. Every slice reads them, so they stand with the first of the slices.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from backend.kit.errors import LedgerError, Problems
from backend.places.errors import SettingValueError, UnknownSettingError
from backend.places.setting_notes import NOTES, WAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """One version of the settings; `NOTES` says of each what it means and where it comes from.

    Units: persons, organizations, meters, months and years, as `NOTES` says.
    """

    include_individual_businesses: bool = False
    count_untransferred: bool = True
    verification_months: int = 12

    sole_full_members: int = 3
    joint_full_members: int = 3
    area_full_members: int = 3
    attachment_full_members: int = 3
    unit_full_members: int = 1
    committee_full_members: int = 7

    branch_members: int = 50
    general_branch_full_members: int = 50
    committee_kind_full_members: int = 100

    area_units: int = 5
    industry_units: int = 5
    attachment_units: int = 5
    hard_cap_units: int | None = None

    area_scattered_meters: int = 10_000
    area_concentrated_meters: int = 3_000
    attachment_meters: int = 3_000

    way_order: tuple[str, ...] = WAYS

    branch_term_years: int = 3
    village_term_years: int = 5
    committee_term_years: int = 5
    approval_months: int = 1
    undo_days: int = 30
    roster_months: int = 6

    theory_share_percent: int = 30
    appeal_hours: int = 24
    name_days: int = 90

    def to_json(self) -> dict[str, Any]:
        """Write every setting by its name, as a version keeps it."""
        return asdict(self) | {"way_order": list(self.way_order)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read a version; a setting that is missing has its default.

        Raises: `Problems` of UNKNOWN_SETTING and SETTING_VALUE, each with the setting as its path.
        """
        Problems.raise_if_any(_faults(values))
        return cls(**{name: _frozen(value) for name, value in values.items()})


def _faults(values: Mapping[str, Any]) -> list[LedgerError]:
    faults: list[LedgerError] = []
    for name, value in values.items():
        note = NOTES.get(name)
        if note is None:
            faults.append(UnknownSettingError(path=(name,), name=name))
        elif fault := note.fault_of(value):
            faults.append(
                SettingValueError(path=(name,), label=note.label, value=value, fault=fault)
            )
    return faults


def _frozen(value: object) -> Any:  # noqa: ANN401 - a checked value of any setting
    return tuple(value) if isinstance(value, list) else value
