"""Settings come from the environment, and the data folder is one that the server can reach."""

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from backend import config
from backend.config import CHECKOUT, Settings, default_data_dir, strangers_may_enter


def test_every_setting_is_described() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_settings_cannot_change_once_read() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1


def test_variable_of_the_environment_has_the_name_of_its_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("DEMO", "0")

    assert (Settings().port, Settings().demo) == (8123, False)


def test_relative_data_folder_stays_where_it_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(data_dir=Path("rows"))
    monkeypatch.chdir("/")

    assert settings.data_dir == tmp_path / "rows"


def test_folder_below_a_closed_one_is_out_of_reach(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    assert not strangers_may_enter(closed / "data")


def test_root_keeps_the_data_of_a_closed_checkout_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(config, "strangers_may_enter", lambda _folder: False)

    chosen = default_data_dir()

    assert chosen.parent == Path("/var/lib/liangxin")
    assert len(chosen.name) == 12


def test_ordinary_user_keeps_the_data_in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(config, "strangers_may_enter", lambda _folder: False)

    assert default_data_dir() == CHECKOUT / "data"
