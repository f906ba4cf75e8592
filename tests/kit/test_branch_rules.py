"""Kinds and terms of branches, and what the rules of formation refuse or warn about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.branches.formation import (
    Finding,
    Severity,
    Unit,
    check_attachment_host,
    check_distance,
    check_founding,
    check_joining,
    check_reapproval,
    check_standing,
    check_village,
    distance_limit,
    refuse,
)
from backend.branches.rules import (
    COUNTED_KINDS,
    JOINT_FORMATIONS,
    BranchKind,
    Formation,
    is_committee_due,
    suggested_kind,
    term_years,
    ways_in_order,
)
from backend.kit.errors import Problems
from backend.organizations.rules import OrganizationKind, SizeClass
from backend.places.rules import Settlement, UrbanRuralClass
from backend.places.settings import RuleSettings

SETTINGS = RuleSettings()
CAPPED = RuleSettings(hard_cap_units=10)


def units(*full_members: int) -> list[Unit]:
    """Make organizations with these numbers of full members."""
    return [Unit(f"U{place}", count) for place, count in enumerate(full_members, start=1)]


def codes(findings: list[Finding]) -> list[str]:
    """Write findings as `-CODE` for a refusal and `CODE` for a warning."""
    return [
        ("-" if finding.severity is Severity.REFUSAL else "") + finding.error.code
        for finding in findings
    ]


def test_every_kind_has_its_national_code() -> None:
    assert [(kind.code, kind.label) for kind in BranchKind] == [
        ("611", "党委"),
        ("621", "党总支"),
        ("631", "党支部"),
        ("632", "联合党支部"),
        ("911", "临时党委"),
        ("921", "临时党总支"),
        ("931", "临时党支部"),
        ("932", "临时联合党支部"),
    ]
    assert sorted(kind.code for kind in COUNTED_KINDS) == ["611", "621", "631", "632"]
    assert frozenset(Formation) - JOINT_FORMATIONS == {Formation.SOLE}


@pytest.mark.parametrize(
    ("full_members", "formation", "kind"),
    [
        (3, Formation.SOLE, BranchKind.BRANCH),
        (49, Formation.SOLE, BranchKind.BRANCH),
        (50, Formation.SOLE, BranchKind.GENERAL_BRANCH),
        (99, Formation.BUILDING, BranchKind.GENERAL_BRANCH),
        (100, Formation.SOLE, BranchKind.PARTY_COMMITTEE),
        (3, Formation.AREA, BranchKind.JOINT_BRANCH),
        (49, Formation.BUILDING, BranchKind.JOINT_BRANCH),
    ],
)
def test_the_kind_grows_with_the_full_members(
    full_members: int, formation: Formation, kind: BranchKind
) -> None:
    assert suggested_kind(full_members, formation=formation, settings=SETTINGS) is kind


def test_a_committee_is_due_from_seven_full_members() -> None:
    assert not is_committee_due(6, SETTINGS)
    assert is_committee_due(7, SETTINGS)


@pytest.mark.parametrize(
    ("kind", "is_village", "years"),
    [
        (BranchKind.BRANCH, False, 3),
        (BranchKind.JOINT_BRANCH, False, 3),
        (BranchKind.BRANCH, True, 5),
        (BranchKind.GENERAL_BRANCH, False, 5),
        (BranchKind.PARTY_COMMITTEE, False, 5),
        (BranchKind.TEMPORARY_BRANCH, False, None),
    ],
)
def test_terms_depend_on_the_kind(kind: BranchKind, is_village: bool, years: int | None) -> None:  # noqa: FBT001 - a row of the table above
    assert term_years(kind, is_village=is_village, settings=SETTINGS) == years


def test_the_ways_stand_in_the_order_of_the_district() -> None:
    assert [way.label for way in ways_in_order(SETTINGS)] == [
        "单独组建",
        "楼宇联建",
        "行业联建",
        "村企联建",
        "划片联建",
        "挂靠联建",
    ]


@pytest.mark.parametrize(
    ("formation", "full_members", "expected"),
    [
        (Formation.SOLE, (3,), []),
        (Formation.SOLE, (2,), ["-TOO_FEW_FULL_MEMBERS"]),
        (Formation.SOLE, (0,), ["-TOO_FEW_FULL_MEMBERS"]),
        (Formation.SOLE, (), ["-HOST_COUNT"]),
        (Formation.SOLE, (3, 3), ["-HOST_COUNT"]),
        (Formation.AREA, (2, 1), []),
        (Formation.AREA, (1, 1), ["-JOINT_TOO_SMALL"]),
        (Formation.AREA, (2, 1, 0), ["-WITHOUT_MEMBERS"]),
        (Formation.AREA, (2, 3), ["SHOULD_STAND_ALONE"]),
        (Formation.AREA, (1, 1, 1, 1, 1), []),
        (Formation.AREA, (1, 1, 1, 1, 1, 1), ["MANY_ORGANIZATIONS"]),
        (Formation.AREA, (2,), ["-HOST_COUNT", "-JOINT_TOO_SMALL"]),
        (Formation.INDUSTRY, (1, 1, 1, 1, 1, 1), ["MANY_ORGANIZATIONS"]),
        (Formation.BUILDING, (1,) * 40, []),
        (Formation.BUILDING, (1, 1), ["-JOINT_TOO_SMALL"]),
        (Formation.VILLAGE, (1,), ["-JOINT_TOO_SMALL"]),
        (Formation.VILLAGE, (), ["-HOST_COUNT", "-JOINT_TOO_SMALL"]),
        (Formation.ATTACHMENT, (2, 1), ["-ATTACHMENT_FOUNDS_NOTHING"]),
    ],
)
def test_founding_is_checked_by_way_of_formation(
    formation: Formation, full_members: tuple[int, ...], expected: list[str]
) -> None:
    assert codes(check_founding(formation, units(*full_members), settings=SETTINGS)) == expected


def test_village_members_count_toward_the_sum_but_not_for_an_organization() -> None:
    enough = check_founding(Formation.VILLAGE, units(1), settings=SETTINGS, village_full_members=2)
    hollow = check_founding(Formation.VILLAGE, units(0), settings=SETTINGS, village_full_members=3)

    assert codes(enough) == []
    assert codes(hollow) == ["-WITHOUT_MEMBERS"]


def test_a_hard_cap_refuses_and_spares_buildings() -> None:
    eleven = units(*[1] * 11)

    assert codes(check_founding(Formation.AREA, eleven, settings=CAPPED)) == [
        "-TOO_MANY_ORGANIZATIONS"
    ]
    assert codes(check_founding(Formation.AREA, eleven[:10], settings=CAPPED)) == [
        "MANY_ORGANIZATIONS"
    ]
    assert codes(check_founding(Formation.BUILDING, eleven, settings=CAPPED)) == []


def test_a_host_of_attached_organizations_may_be_approved_anew_as_joint() -> None:
    findings = check_reapproval(Formation.ATTACHMENT, units(8, 1), settings=SETTINGS)

    assert codes(findings) == ["SHOULD_STAND_ALONE"]


@pytest.mark.parametrize(
    ("formation", "unit", "units_after", "expected"),
    [
        (Formation.BUILDING, Unit("U", 1), 30, []),
        (Formation.BUILDING, Unit("U", 0), 3, ["-WITHOUT_MEMBERS"]),
        (Formation.ATTACHMENT, Unit("U", 1, SizeClass.MICRO), 5, []),
        (Formation.ATTACHMENT, Unit("U", 1, SizeClass.UNDETERMINED), 5, []),
        (Formation.ATTACHMENT, Unit("U", 1, SizeClass.SMALL), 6, ["MANY_ORGANIZATIONS"]),
        (Formation.ATTACHMENT, Unit("U", 1, SizeClass.LARGE), 1, ["NOT_SMALL"]),
        (Formation.ATTACHMENT, Unit("U", 3, SizeClass.SMALL), 1, ["SHOULD_STAND_ALONE"]),
        (Formation.AREA, Unit("U", 1), 6, ["MANY_ORGANIZATIONS"]),
        (Formation.SOLE, Unit("U", 3), 2, ["-HOST_COUNT"]),
        (Formation.SOLE, Unit("U", 3), 1, []),
    ],
)
def test_joining_is_checked_by_way_of_formation(
    formation: Formation, unit: Unit, units_after: int, expected: list[str]
) -> None:
    findings = check_joining(formation, unit, units_after=units_after, settings=SETTINGS)

    assert codes(findings) == expected


def test_only_branches_of_enterprises_take_up_attached_organizations() -> None:
    assert check_attachment_host("甲支部", OrganizationKind.ENTERPRISE) == []
    assert codes(check_attachment_host("甲支部", OrganizationKind.SOCIAL_ORGANIZATION)) == [
        "-ATTACHMENT_HOST"
    ]
    assert codes(check_attachment_host("甲支部", None)) == ["-ATTACHMENT_HOST"]


def test_a_village_off_the_fringe_is_warned_about() -> None:
    assert check_village("甲村", UrbanRuralClass.TOWN_FRINGE) == []
    assert check_village("甲村", None) == []
    assert codes(check_village("甲村", UrbanRuralClass.VILLAGE)) == ["NOT_FRINGE"]


@pytest.mark.parametrize(
    ("formation", "settlement", "limit"),
    [
        (Formation.AREA, Settlement.SCATTERED, 10_000),
        (Formation.AREA, Settlement.CONCENTRATED, 3_000),
        (Formation.ATTACHMENT, Settlement.SCATTERED, 3_000),
        (Formation.BUILDING, Settlement.CONCENTRATED, None),
        (Formation.SOLE, Settlement.CONCENTRATED, None),
    ],
)
def test_distance_limits_follow_way_and_settlement(
    formation: Formation, settlement: Settlement, limit: int | None
) -> None:
    assert distance_limit(formation, settlement=settlement, settings=SETTINGS) == limit


@pytest.mark.parametrize(
    ("meters", "is_in_drawn_area", "expected"),
    [(3_000, False, []), (3_000.6, False, ["TOO_FAR"]), (9_000, True, [])],
)
def test_a_drawn_area_permits_any_distance(
    meters: float,
    is_in_drawn_area: bool,  # noqa: FBT001 - a row of the table above
    expected: list[str],
) -> None:
    findings = check_distance(
        Formation.AREA,
        meters=meters,
        settlement=Settlement.CONCENTRATED,
        settings=SETTINGS,
        is_in_drawn_area=is_in_drawn_area,
    )

    assert codes(findings) == expected


@pytest.mark.parametrize(
    ("kind", "members", "full_members", "expected"),
    [
        (BranchKind.JOINT_BRANCH, 4, 3, []),
        (BranchKind.JOINT_BRANCH, 4, 2, ["JOINT_TOO_SMALL"]),
        (BranchKind.JOINT_BRANCH, 50, 50, []),
        (BranchKind.JOINT_BRANCH, 51, 50, ["MANY_MEMBERS"]),
        (BranchKind.GENERAL_BRANCH, 80, 75, []),
    ],
)
def test_a_standing_branch_is_only_warned_about(
    kind: BranchKind, members: int, full_members: int, expected: list[str]
) -> None:
    findings = check_standing(
        kind, members=members, full_members=full_members, is_joint=True, settings=SETTINGS
    )

    assert codes(findings) == expected


def test_a_sole_branch_that_lost_members_is_no_joint_branch_too_small() -> None:
    assert (
        check_standing(
            BranchKind.BRANCH, members=2, full_members=2, is_joint=False, settings=SETTINGS
        )
        == []
    )


def test_refusals_are_raised_together_and_warnings_pass() -> None:
    findings = check_founding(Formation.AREA, units(1, 0), settings=SETTINGS)

    with pytest.raises(Problems) as raised:
        refuse(findings)

    assert [error.code for error in raised.value.errors] == ["JOINT_TOO_SMALL", "WITHOUT_MEMBERS"]
    assert raised.value.errors[0].message == "正式党员合计 1 名，联合党支部至少要 3 名。"
    refuse(check_founding(Formation.AREA, units(2, 3), settings=SETTINGS))


@given(
    st.sampled_from(sorted(JOINT_FORMATIONS - {Formation.ATTACHMENT})),
    st.lists(st.integers(0, 9), min_size=2, max_size=12),
)
def test_a_joint_branch_is_refused_exactly_for_a_small_sum_or_an_empty_organization(
    formation: Formation, full_members: list[int]
) -> None:
    findings = check_founding(formation, units(*full_members), settings=SETTINGS)

    is_refused = any(finding.severity is Severity.REFUSAL for finding in findings)
    assert is_refused == (sum(full_members) < 3 or 0 in full_members)


@pytest.mark.parametrize("formation", list(Formation))
def test_every_way_answers_for_every_rule(formation: Formation) -> None:
    assert isinstance(check_founding(formation, units(1, 2), settings=SETTINGS), list)
    assert isinstance(
        check_joining(formation, Unit("U", 1), units_after=2, settings=SETTINGS), list
    )
