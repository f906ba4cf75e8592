"""Kind, size, industry and operating state of an organization."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.organizations.errors import IndustryCodeError, NotTwoNewError
from backend.organizations.industries import (
    DIVISIONS,
    SECTIONS,
    division_of,
    industry_code_of_name,
    industry_name,
    parse_industry_code,
    section_of,
)
from backend.organizations.rules import (
    DatedFinding,
    OperatingFinding,
    OperatingState,
    OrganizationKind,
    SizeClass,
    SocialOrganizationCategory,
    category_of,
    counts_in_rates,
    is_in_denominator,
    kind_of,
    operating_state,
)
from backend.organizations.sizes import bounds_of, is_small, size_of
from backend.places.settings import RuleSettings

SETTINGS = RuleSettings()
WAN = 10_000


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("91990199MA0000A19G", OrganizationKind.ENTERPRISE),
        ("93990199MA0000D42Q", OrganizationKind.ENTERPRISE),
        ("92990199MA00000000", OrganizationKind.INDIVIDUAL_BUSINESS),
        ("51990199MJ0000C30N", OrganizationKind.SOCIAL_ORGANIZATION),
        ("52990199MJ0000B26F", OrganizationKind.SOCIAL_ORGANIZATION),
        ("53990199MJ00000000", OrganizationKind.SOCIAL_ORGANIZATION),
        ("31990199MD00000000", OrganizationKind.SOCIAL_ORGANIZATION),
    ],
)
def test_kind_follows_the_prefix_of_the_code(code: str, kind: OrganizationKind) -> None:
    assert kind_of(code) is kind


def test_a_stated_kind_wins_over_the_prefix() -> None:
    stated = OrganizationKind.SOCIAL_ORGANIZATION

    assert kind_of("91990199MA0000A19G", stated=stated) is stated
    assert kind_of("12990199MB00000000", stated=stated) is stated


def test_another_prefix_without_a_statement_is_no_two_new_organization() -> None:
    with pytest.raises(NotTwoNewError) as raised:
        kind_of("11990199MB00000000")

    assert raised.value.code == "NOT_TWO_NEW"
    assert "以“11”开头" in raised.value.message


def test_category_of_a_social_organization_follows_the_prefix() -> None:
    assert category_of("51990199MJ0000C30N") is SocialOrganizationCategory.ASSOCIATION
    assert category_of("52990199MJ0000B26F") is SocialOrganizationCategory.PRIVATE_NON_ENTERPRISE
    assert category_of("53990199MJ00000000") is SocialOrganizationCategory.FOUNDATION
    assert category_of("31990199MD00000000") is SocialOrganizationCategory.LAW_FIRM
    assert category_of("91990199MA0000A19G") is None


def test_individual_businesses_count_only_when_the_setting_says_so() -> None:
    business = OrganizationKind.INDIVIDUAL_BUSINESS

    assert counts_in_rates(OrganizationKind.ENTERPRISE, SETTINGS)
    assert counts_in_rates(OrganizationKind.SOCIAL_ORGANIZATION, SETTINGS)
    assert not counts_in_rates(business, SETTINGS)
    assert counts_in_rates(business, RuleSettings(include_individual_businesses=True))


def test_the_list_has_twenty_sections_and_ninety_seven_divisions() -> None:
    assert "".join(SECTIONS) == "ABCDEFGHIJKLMNOPQRST"
    assert list(DIVISIONS) == [f"{number:02}" for number in range(1, 98)]
    last_of_section = {division.section: division.code for division in DIVISIONS.values()}
    assert "".join(last_of_section.values()) == "05124346505260626569707275798283859096" + "97"


@pytest.mark.parametrize(
    ("text", "code"),
    [("C", "C"), (" c ", "C"), ("13", "13"), ("C13", "13"), ("C1311", "1311"), ("１３１", "131")],
)
def test_an_industry_code_has_one_form(text: str, code: str) -> None:
    assert parse_industry_code(text) == code


@pytest.mark.parametrize("text", ["", "U", "00", "98", "1", "13111", "A13", "制造业", "C1"])
def test_an_unknown_industry_code_is_refused(text: str) -> None:
    with pytest.raises(IndustryCodeError) as raised:
        parse_industry_code(text)

    assert raised.value.code == "INDUSTRY_CODE"


@pytest.mark.parametrize(
    ("code", "section", "division", "name"),
    [
        ("C", "C", None, "制造业"),
        ("6510", "I", "65", "软件和信息技术服务业"),
        ("05", "A", "05", "农、林、牧、渔专业及辅助性活动"),
        ("971", "T", "97", "国际组织"),
    ],
)
def test_a_code_tells_section_division_and_name(
    code: str, section: str, division: str | None, name: str
) -> None:
    assert (section_of(code), division_of(code), industry_name(code)) == (section, division, name)


@pytest.mark.parametrize(
    ("name", "code"),
    [("制造业", "C"), (" 批 发 业", "51"), ("教育", "83"), ("房地产业", "70"), ("卖茶叶", None)],
)
def test_a_ledger_may_name_its_industry(name: str, code: str | None) -> None:
    assert industry_code_of_name(name) == code


@pytest.mark.parametrize(
    ("code", "employees", "revenue", "assets", "size"),
    [
        ("1311", 1_000, 40_000, None, SizeClass.LARGE),
        ("1311", 999, 40_000, None, SizeClass.MEDIUM),
        ("1311", 1_000, 39_999, None, SizeClass.MEDIUM),
        ("06", 300, 2_000, None, SizeClass.MEDIUM),
        ("46", 20, 300, None, SizeClass.SMALL),
        ("C", 19, 90_000, None, SizeClass.MICRO),
        ("C", 5_000, 299, None, SizeClass.MICRO),
        ("51", 200, 40_000, None, SizeClass.LARGE),
        ("51", 20, 5_000, None, SizeClass.MEDIUM),
        ("51", 5, 1_000, None, SizeClass.SMALL),
        ("52", 300, 20_000, None, SizeClass.LARGE),
        ("52", 50, 500, None, SizeClass.MEDIUM),
        ("52", 10, 100, None, SizeClass.SMALL),
        ("61", 300, 10_000, None, SizeClass.LARGE),
        ("62", 100, 2_000, None, SizeClass.MEDIUM),
        ("H", 10, 100, None, SizeClass.SMALL),
        ("65", 100, 1_000, None, SizeClass.MEDIUM),
        ("65", 10, 50, None, SizeClass.SMALL),
        ("64", 2_000, 100_000, None, SizeClass.LARGE),
        ("01", None, 20_000, None, SizeClass.LARGE),
        ("A", 3, 500, None, SizeClass.MEDIUM),
        ("04", None, 49, None, SizeClass.MICRO),
        ("47", None, 80_000, 80_000, SizeClass.LARGE),
        ("E", None, 80_000, 5_000, SizeClass.MEDIUM),
        ("50", None, 300, 300, SizeClass.SMALL),
        ("50", None, 300, 299, SizeClass.MICRO),
        ("5911", 1_000, 30_000, None, SizeClass.LARGE),
        ("5930", 200, 30_000, None, SizeClass.LARGE),
        ("60", 300, 2_000, None, SizeClass.MEDIUM),
        ("7010", None, 200_000, 10_000, SizeClass.LARGE),
        ("7020", 100, 500, None, SizeClass.SMALL),
        ("7030", 100, None, None, SizeClass.MEDIUM),
        ("72", 300, None, 120_000, SizeClass.LARGE),
        ("85", 9, None, None, SizeClass.MICRO),
        ("R", 300, None, None, SizeClass.LARGE),
    ],
)
def test_size_follows_the_bounds_of_the_industry(
    code: str, employees: int | None, revenue: int | None, assets: int | None, size: SizeClass
) -> None:
    """Units: revenue and assets in 10,000 CNY, as the measures print them."""
    computed = size_of(
        code,
        employees=employees,
        revenue=None if revenue is None else Decimal(revenue * WAN),
        total_assets=None if assets is None else Decimal(assets * WAN),
    )

    assert computed is size


@pytest.mark.parametrize(
    ("code", "employees", "revenue"),
    [
        (None, 10, 100),
        ("C", None, 40_000),
        ("C", 1_000, None),
        ("C", None, None),
        ("E", None, 80_000),
        ("F", 10, 100),
        ("59", 10, 100),
        ("70", 10, 100),
        ("7040", 10, 100),
        ("66", 10, 100),
        ("83", 10, 100),
        ("84", 10, 100),
        ("53", 10, 100),
        ("S", 10, 100),
    ],
)
def test_size_stays_undetermined_where_table_or_figures_are_missing(
    code: str | None, employees: int | None, revenue: int | None
) -> None:
    money = None if revenue is None else Decimal(revenue * WAN)

    assert size_of(code, employees=employees, revenue=money) is SizeClass.UNDETERMINED


def test_one_missed_bound_of_the_small_class_is_enough_for_micro() -> None:
    assert size_of("C", employees=19, revenue=None) is SizeClass.MICRO
    assert size_of("C", employees=20, revenue=None) is SizeClass.UNDETERMINED


@given(
    st.sampled_from(sorted(DIVISIONS)),
    st.integers(0, 3_000),
    st.integers(0, 300_000),
    st.integers(0, 300_000),
    st.integers(0, 1_000),
)
def test_growing_never_makes_an_enterprise_smaller(
    code: str, employees: int, revenue: int, assets: int, growth: int
) -> None:
    ranks = [SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.MICRO]
    sizes = [
        size_of(
            code,
            employees=employees + more,
            revenue=Decimal((revenue + more) * WAN),
            total_assets=Decimal((assets + more) * WAN),
        )
        for more in (0, growth)
    ]

    if bounds_of(code) is None:
        assert sizes == [SizeClass.UNDETERMINED] * 2
    else:
        assert ranks.index(sizes[1]) <= ranks.index(sizes[0])


def test_only_small_and_micro_enterprises_are_small() -> None:
    assert [size for size in SizeClass if is_small(size)] == [SizeClass.SMALL, SizeClass.MICRO]


def found(day: date, finding: OperatingFinding = OperatingFinding.OPERATING) -> DatedFinding:
    """Make one check."""
    return DatedFinding(day, finding)


AS_OF = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("checks", "state"),
    [
        ([], OperatingState.UNVERIFIED),
        ([found(date(2025, 6, 30))], OperatingState.OPERATING),
        ([found(date(2025, 6, 29))], OperatingState.UNVERIFIED),
        ([found(date(2026, 7, 1))], OperatingState.UNVERIFIED),
        ([found(date(2020, 1, 1), OperatingFinding.ZOMBIE)], OperatingState.EXCLUDED),
        (
            [found(date(2026, 5, 1)), found(date(2026, 1, 1), OperatingFinding.SHELL)],
            OperatingState.OPERATING,
        ),
        (
            [found(date(2020, 1, 1), OperatingFinding.SHELL), found(date(2024, 1, 1))],
            OperatingState.UNVERIFIED,
        ),
        (
            [found(date(2026, 5, 1)), found(date(2026, 7, 1), OperatingFinding.ZOMBIE)],
            OperatingState.OPERATING,
        ),
    ],
)
def test_the_last_check_before_the_date_decides(
    checks: list[DatedFinding], state: OperatingState
) -> None:
    assert operating_state(AS_OF, checks=checks, settings=SETTINGS) is state


def test_an_organization_leaves_everything_on_the_day_it_ended() -> None:
    checks = [found(date(2026, 6, 1))]

    on_the_day = operating_state(AS_OF, checks=checks, settings=SETTINGS, ended_on=AS_OF)
    before = operating_state(AS_OF, checks=checks, settings=SETTINGS, ended_on=date(2026, 7, 1))

    assert on_the_day is OperatingState.OUT_OF_REGISTER
    assert before is OperatingState.OPERATING


def test_the_unverified_stay_in_the_denominator_and_the_excluded_do_not() -> None:
    assert [state for state in OperatingState if is_in_denominator(state)] == [
        OperatingState.OPERATING,
        OperatingState.UNVERIFIED,
    ]
