"""May this branch be formed, joined, kept as it is: the rules as findings with reasons.

A finding is a refusal or a warning. Commands raise the refusals; an import records what exists
already and treats every finding as a warning. Source: docs/glossary.md, "way of formation", and
the settings, each with its own source.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backend.branches.errors import (
    AttachmentFoundsNothingError,
    AttachmentHostError,
    HostCountError,
    JointTooSmallError,
    ManyMembersError,
    ManyOrganizationsError,
    NotFringeError,
    NotSmallError,
    ShouldStandAloneError,
    TooFarError,
    TooFewFullMembersError,
    TooManyOrganizationsError,
    WithoutMembersError,
)
from backend.branches.rules import BranchKind, Formation
from backend.kit.errors import LedgerError, Problems
from backend.kit.labels import LabeledEnum
from backend.organizations.rules import OrganizationKind, SizeClass
from backend.organizations.sizes import is_small
from backend.places.rules import Settlement, UrbanRuralClass, is_fringe
from backend.places.settings import RuleSettings

_FEWEST_JOINT = 2


class Severity(LabeledEnum):
    """Whether a finding forbids or only reminds."""

    REFUSAL = "REFUSAL", "不允许"
    WARNING = "WARNING", "提醒"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, in words, and how much it weighs."""

    severity: Severity
    error: LedgerError


@dataclass(frozen=True, slots=True)
class Unit:
    """An organization that takes part. Units: full members in good standing who work there."""

    name: str
    full_members: int
    size: SizeClass = SizeClass.UNDETERMINED


def refuse(findings: Iterable[Finding]) -> None:
    """Raise the refusals among findings, all at once; warnings pass.

    Raises: `Problems`.
    """
    Problems.raise_if_any(
        finding.error for finding in findings if finding.severity is Severity.REFUSAL
    )


def check_founding(
    formation: Formation,
    units: Sequence[Unit],
    *,
    settings: RuleSettings,
    village_full_members: int = 0,
) -> list[Finding]:
    """Check a new branch. Village members count toward the sum, never toward an organization.

    Raises nothing; returns HOST_COUNT, TOO_FEW_FULL_MEMBERS, ATTACHMENT_FOUNDS_NOTHING and all
    that `check_reapproval` returns.
    """
    if formation is Formation.ATTACHMENT:
        return [Finding(Severity.REFUSAL, AttachmentFoundsNothingError())]
    return check_reapproval(
        formation, units, settings=settings, village_full_members=village_full_members
    )


def check_reapproval(
    formation: Formation,
    units: Sequence[Unit],
    *,
    settings: RuleSettings,
    village_full_members: int = 0,
) -> list[Finding]:
    """Check the way in which an existing branch is approved anew (a host of attached ones too)."""
    if formation is Formation.SOLE:
        return list(_sole(units, settings))
    return [
        *_host_count(formation, units),
        *_sum(units, village_full_members, settings),
        *_each_unit(formation, units, settings),
        *_unit_caps(formation, len(units), settings),
    ]


def check_joining(
    formation: Formation, unit: Unit, *, units_after: int, settings: RuleSettings
) -> list[Finding]:
    """Check one more organization for an existing branch.

    Units: `units_after` counts the organizations in this way, the new one included; for
    attachment the host's own organization is not counted.
    """
    if formation is Formation.SOLE:
        error = HostCountError(formation=formation.label, count=units_after, wanted="恰好 1 家")
        return [] if units_after == 1 else [Finding(Severity.REFUSAL, error)]
    return [
        *_each_unit(formation, [unit], settings),
        *_unit_caps(formation, units_after, settings),
    ]


def check_attachment_host(branch: str, host_kind: OrganizationKind | None) -> list[Finding]:
    """Check that organizations are attached to a branch of an enterprise and no other."""
    if host_kind is OrganizationKind.ENTERPRISE:
        return []
    return [Finding(Severity.REFUSAL, AttachmentHostError(branch=branch))]


def check_village(village: str, urban_rural: UrbanRuralClass | None) -> list[Finding]:
    """Warn when a village that builds jointly is known not to lie on the fringe."""
    if urban_rural is None or is_fringe(urban_rural):
        return []
    return [
        Finding(Severity.WARNING, NotFringeError(village=village, urban_rural=urban_rural.label))
    ]


def check_distance(
    formation: Formation,
    *,
    meters: float,
    settlement: Settlement,
    settings: RuleSettings,
    is_in_drawn_area: bool = False,
) -> list[Finding]:
    """Warn when organizations lie too far apart; a drawn area is itself a permit.

    Units: the greatest distance between any two of them, in meters.
    """
    limit = distance_limit(formation, settlement=settlement, settings=settings)
    is_permitted = formation is Formation.AREA and is_in_drawn_area
    if limit is None or is_permitted or meters <= limit:
        return []
    error = TooFarError(meters=round(meters), formation=formation.label, most=limit)
    return [Finding(Severity.WARNING, error)]


def distance_limit(
    formation: Formation, *, settlement: Settlement, settings: RuleSettings
) -> int | None:
    """Give the greatest distance that a way allows, in meters, or nothing where none is set."""
    match formation:
        case Formation.AREA if settlement is Settlement.SCATTERED:
            return settings.area_scattered_meters
        case Formation.AREA:
            return settings.area_concentrated_meters
        case Formation.ATTACHMENT:
            return settings.attachment_meters
        case Formation.SOLE | Formation.INDUSTRY | Formation.VILLAGE | Formation.BUILDING:
            return None


def check_standing(
    kind: BranchKind,
    *,
    members: int,
    full_members: int,
    is_joint: bool,
    settings: RuleSettings,
) -> list[Finding]:
    """Warn about a branch as it stands: fallen under the joint minimum, or too big for a branch.

    Units: `members` of both kinds in the branch; `full_members` of its organizations and, where
    an agreement says so, of the village.
    """
    findings = []
    if is_joint and full_members < settings.joint_full_members:
        least = settings.joint_full_members
        error = JointTooSmallError(count=full_members, least=least)
        findings.append(Finding(Severity.WARNING, error))
    is_plain_branch = kind in {BranchKind.BRANCH, BranchKind.JOINT_BRANCH}
    if is_plain_branch and members > settings.branch_members:
        many = ManyMembersError(count=members, most=settings.branch_members)
        findings.append(Finding(Severity.WARNING, many))
    return findings


def _sole(units: Sequence[Unit], settings: RuleSettings) -> Iterator[Finding]:
    if len(units) != 1:
        label = Formation.SOLE.label
        error = HostCountError(formation=label, count=len(units), wanted="恰好 1 家")
        yield Finding(Severity.REFUSAL, error)
    for unit in units:
        if unit.full_members < settings.sole_full_members:
            few = TooFewFullMembersError(
                organization=unit.name,
                count=unit.full_members,
                least=settings.sole_full_members,
            )
            yield Finding(Severity.REFUSAL, few)


def _host_count(formation: Formation, units: Sequence[Unit]) -> Iterator[Finding]:
    """Ask for two organizations; beside a village one is enough, the village is the other side."""
    fewest = 1 if formation is Formation.VILLAGE else _FEWEST_JOINT
    if len(units) < fewest:
        error = HostCountError(
            formation=formation.label, count=len(units), wanted=f"至少 {fewest} 家"
        )
        yield Finding(Severity.REFUSAL, error)


def _sum(
    units: Sequence[Unit], village_full_members: int, settings: RuleSettings
) -> Iterator[Finding]:
    total = sum(unit.full_members for unit in units) + village_full_members
    if total < settings.joint_full_members:
        error = JointTooSmallError(count=total, least=settings.joint_full_members)
        yield Finding(Severity.REFUSAL, error)


def _each_unit(
    formation: Formation, units: Sequence[Unit], settings: RuleSettings
) -> Iterator[Finding]:
    limit = _members_limit(formation, settings)
    for unit in units:
        count = unit.full_members
        if count < settings.unit_full_members:
            none = WithoutMembersError(
                organization=unit.name, count=count, least=settings.unit_full_members
            )
            yield Finding(Severity.REFUSAL, none)
        if count >= limit:
            many = ShouldStandAloneError(organization=unit.name, count=count)
            yield Finding(Severity.WARNING, many)
        is_size_known = unit.size is not SizeClass.UNDETERMINED
        if formation is Formation.ATTACHMENT and is_size_known and not is_small(unit.size):
            big = NotSmallError(organization=unit.name, size=unit.size.label)
            yield Finding(Severity.WARNING, big)


def _members_limit(formation: Formation, settings: RuleSettings) -> int:
    """Give the number of full members from which an organization should stand alone."""
    match formation:
        case Formation.AREA:
            return settings.area_full_members
        case Formation.ATTACHMENT:
            return settings.attachment_full_members
        case Formation.SOLE | Formation.INDUSTRY | Formation.VILLAGE | Formation.BUILDING:
            return settings.sole_full_members


def _unit_caps(formation: Formation, count: int, settings: RuleSettings) -> Iterator[Finding]:
    """Compare with the usual number and with the hard cap; a building has neither."""
    match formation:
        case Formation.AREA:
            usual: int | None = settings.area_units
        case Formation.INDUSTRY:
            usual = settings.industry_units
        case Formation.ATTACHMENT:
            usual = settings.attachment_units
        case Formation.SOLE | Formation.VILLAGE:
            usual = None
        case Formation.BUILDING:
            return
    cap = settings.hard_cap_units
    if cap is not None and count > cap:
        over = TooManyOrganizationsError(formation=formation.label, count=count, most=cap)
        yield Finding(Severity.REFUSAL, over)
    elif usual is not None and count > usual:
        many = ManyOrganizationsError(formation=formation.label, count=count, most=usual)
        yield Finding(Severity.WARNING, many)
