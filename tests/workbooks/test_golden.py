"""The golden mini-district, imported from its workbooks by the command line, gives its figures.

Source: domain brief 1.4; the workbooks and their maker stand in tests/fixtures/golden.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from backend.cli.main import app
from backend.config import Settings
from tests.fixtures.golden.make import DISTRICT, EXPECTED

FOLDER = Path(__file__).parents[1] / "fixtures" / "golden"
Answers = Mapping[tuple[str, str], Mapping[str, Any]]


def _run(settings: Settings, *words: str) -> Result:
    environment = {
        "DATABASE_URL": str(settings.database_url),
        "DATA_DIR": str(settings.data_dir),
    }
    result = CliRunner().invoke(app, list(words), env=environment)
    assert result.exit_code == 0, result.output
    return result


def _answers(settings: Settings, day: str) -> Answers:
    answered = json.loads(_run(settings, "figures", "--as-of", day, "--json").stdout)
    return {(figure["code"], figure["population"]): figure for figure in answered["figures"]}


def _number(answers: Answers, code: str, population: str = "ALL") -> int:
    return int(answers[code, population]["numerator"])


def _percent(answers: Answers, code: str, population: str) -> str:
    return f"{float(answers[code, population]['value']) * 100:.1f}"


def test_workbooks_give_the_figures_of_every_date(settings: Settings) -> None:
    name, code = DISTRICT
    _run(settings, "district", "create", name, "--code", code)
    for file in ("1-places", "2-ledgers", "3-move"):
        told = _run(settings, "import", str(FOLDER / f"{file}.xlsx")).output
        assert "已写入" in told

    for day, wanted in EXPECTED.items():
        answers = _answers(settings, day.isoformat())
        assert wanted == (
            _number(answers, "F01"),
            _number(answers, "F03"),
            _number(answers, "F04"),
            _number(answers, "F05"),
            _number(answers, "F02", "ENTERPRISE"),
            _percent(answers, "F06", "ENTERPRISE"),
            _percent(answers, "F06", "ALL"),
            _percent(answers, "F06_IF_EXCLUDED", "ENTERPRISE"),
        )

    last = _answers(settings, "2026-06-30")
    assert _percent(last, "F06_SOLE", "ENTERPRISE") == "20.0"
    assert _percent(last, "F06_DUE", "ENTERPRISE") == "66.7"
    assert _percent(last, "F06_WORK", "ENTERPRISE") == "80.0"
    assert _percent(last, "F06_VERIFIED", "ENTERPRISE") == "90.0"
    partition = {"": 10, "_SOLE": 2, "_JOINT": 5, "_DUE": 1, "_FEW": 1, "_NONE": 1}
    for part, count in partition.items():
        assert _number(last, f"UNITS{part}", "ENTERPRISE") == count
    assert _number(last, "WARN_JOINT_MEMBERS") == 1
    assert _number(last, "WARN_COMMITTEE") == 1

    told = _run(settings, "import", str(FOLDER / "3-move.xlsx")).output
    assert "FEW_FULL_MEMBERS" in told
    assert "合计 2 人，不足 3 人" in told
