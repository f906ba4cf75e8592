"""The settings of the rules: defaults of the domain, limits, and their form in the database."""

import json
from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.errors import Problems
from backend.places.setting_notes import NOTES, WAYS, Number, Order, SettingNote, Switch
from backend.places.settings import RuleSettings


def values_of(note: SettingNote) -> st.SearchStrategy[object]:
    """Draw any value that a setting takes."""
    match note:
        case Switch():
            return st.booleans()
        case Number():
            numbers = st.integers(note.least, note.most)
            return st.none() | numbers if note.may_be_empty else numbers
        case Order():
            return st.permutations(WAYS)


ANY_SETTINGS = st.fixed_dictionaries(
    {}, optional={name: values_of(note) for name, note in NOTES.items()}
)


def test_defaults_are_those_of_the_domain_brief() -> None:
    settings = RuleSettings()

    assert settings.count_untransferred
    assert not settings.include_individual_businesses
    assert settings.area_full_members == settings.attachment_full_members == 3
    assert (settings.area_units, settings.industry_units, settings.attachment_units) == (5, 5, 5)
    assert settings.hard_cap_units is None
    assert settings.area_scattered_meters == 10_000
    assert settings.area_concentrated_meters == settings.attachment_meters == 3_000
    assert settings.way_order == WAYS


def test_every_setting_has_a_note_that_accepts_its_default() -> None:
    assert [field.name for field in fields(RuleSettings)] == list(NOTES)
    for name, value in RuleSettings().to_json().items():
        note = NOTES[name]
        assert note.label
        assert note.description.endswith("。")
        assert note.source
        assert note.fault_of(value) is None


@given(ANY_SETTINGS)
def test_settings_survive_the_way_through_the_database(values: dict[str, object]) -> None:
    settings = RuleSettings.from_json(values)

    assert RuleSettings.from_json(json.loads(json.dumps(settings.to_json()))) == settings
    assert all(settings.to_json()[name] == value for name, value in values.items())


def test_every_fault_of_a_version_is_told_at_once() -> None:
    with pytest.raises(Problems) as raised:
        RuleSettings.from_json(
            {
                "sole_full_members": 0,
                "branch_members": "50",
                "count_untransferred": 1,
                "way_order": ["SOLE", "SOLE"],
                "unit_full_members": True,
                "favorite_color": "red",
            }
        )

    assert [(error.code, error.path) for error in raised.value.errors] == [
        ("SETTING_VALUE", ("sole_full_members",)),
        ("SETTING_VALUE", ("branch_members",)),
        ("SETTING_VALUE", ("count_untransferred",)),
        ("SETTING_VALUE", ("way_order",)),
        ("SETTING_VALUE", ("unit_full_members",)),
        ("UNKNOWN_SETTING", ("favorite_color",)),
    ]
    assert (
        raised.value.errors[0].message
        == "“单独组建的最少正式党员数”不能设为“0”：应在 1 至 1000 人之间。"
    )


def test_a_hard_cap_may_be_empty_and_other_numbers_may_not() -> None:
    assert RuleSettings.from_json({"hard_cap_units": None}).hard_cap_units is None
    with pytest.raises(Problems):
        RuleSettings.from_json({"area_units": None})


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        RuleSettings().area_units = 9  # type: ignore[misc] # the very fault under test
