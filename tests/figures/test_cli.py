"""`liangxin figures` prints the figures that the interface serves, with their rows when asked."""

import json
from typing import Any

from typer.testing import CliRunner, Result

from backend.cli.main import app
from backend.config import Settings
from backend.database.engine import connect
from tests.figures.golden import AFTER_MOVE, golden_district
from tests.figures.ledgers import save
from tests.server import run_apart


def fill(settings: Settings) -> None:
    async def run() -> None:
        async with connect(settings) as database:
            await save(database, golden_district().ledger, today=AFTER_MOVE)

    run_apart(run())


def liangxin(settings: Settings, *words: str) -> Result:
    environment = {
        "DATABASE_URL": str(settings.database_url),
        "DATA_DIR": str(settings.data_dir),
        "COLUMNS": "200",
    }
    return CliRunner().invoke(app, ["figures", *words], env=environment)


def by_key(result: Result) -> dict[tuple[str, str], Any]:
    return {(one["code"], one["population"]): one for one in json.loads(result.stdout)["figures"]}


def test_json_holds_every_figure_of_the_day(settings: Settings) -> None:
    fill(settings)

    found = by_key(liangxin(settings, "--as-of", "2026-06-30", "--json"))

    assert len(found) == 130
    assert found["F06", "ENTERPRISE"]["value"] == "0.700000"
    assert found["F06", "ALL"]["numerator"] == 8
    assert found["F05", "ALL"]["value"] == "2"


def test_rows_of_a_family_stand_under_its_figures(settings: Settings) -> None:
    fill(settings)

    result = liangxin(settings, "--as-of", "2026-06-30", "--family", "warning", "--rows", "--json")

    rows = by_key(result)["WARN_JOINT_MEMBERS", "ALL"]["numeratorRows"]
    assert [row["name"] for row in rows] == ["中共示范O4支部委员会"]


def test_table_shows_rates_in_percent_within_a_town(settings: Settings) -> None:
    fill(settings)

    result = liangxin(settings, "--as-of", "2026-06-30", "--town", "示范镇")

    (line,) = [row for row in result.stdout.splitlines() if "F06 " in row and "│ 企业" in row]
    assert "70.0%" in line
    assert "7/10" in line


def test_unknown_town_is_told_in_words(settings: Settings) -> None:
    fill(settings)

    result = liangxin(settings, "--town", "无名镇")

    assert result.exit_code == 1
    assert "NAME_UNKNOWN" in result.stderr
