"""Versions of the rules' settings: which holds on a day, and how a new one is made."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import insert, load, save
from backend.database.actor import Actor
from backend.places.errors import SettingsDateError, SettingsFormError
from backend.places.forms import ChangeSettings
from backend.places.settings import RuleSettings


@dataclass(frozen=True, slots=True)
class SettingsInForce:
    """The settings of a day and the number of their version; 0 is what the program brings."""

    version: int
    settings: RuleSettings


async def settings_on(session: AsyncSession, actor: Actor, day: date) -> SettingsInForce:
    """Read the settings that hold on a day."""
    versions = await load(session, actor, "rule_versions")
    past = [row for row in versions if row["effective_from"] <= day]
    if not past:
        return SettingsInForce(0, RuleSettings())
    latest = max(past, key=lambda row: row["effective_from"])
    return SettingsInForce(latest["version"], RuleSettings.from_json(latest["settings"]))


async def change_settings(
    session: AsyncSession, actor: Actor, form: ChangeSettings
) -> dict[str, Any]:
    """Make a new version of the settings from a day on; give its number.

    Raises: SETTINGS_FORM, SETTINGS_DATE, UNKNOWN_SETTING, SETTING_VALUE.
    """
    versions = await load(session, actor, "rule_versions", is_locked=True)
    latest = max(versions, key=lambda row: row["effective_from"], default=None)
    if latest is not None and form.effective_from <= latest["effective_from"]:
        raise SettingsDateError(
            day=form.effective_from, latest=latest["effective_from"], path=("effective_from",)
        )
    values = (latest["settings"] if latest else {}) | _values(form.settings)
    version = 1 + max((row["version"] for row in versions), default=0)
    change = insert(
        "rule_versions",
        version=version,
        effective_from=form.effective_from,
        settings=RuleSettings.from_json(values).to_json(),
    )
    await save(session, actor, action="settings.change", changes=[change])
    return {"version": version}


def _values(text: str) -> dict[str, Any]:
    try:
        values = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise SettingsFormError(path=("settings",)) from error
    if not isinstance(values, dict):
        raise SettingsFormError(path=("settings",))
    return values
