"""Clients in four kinds generate their code from `schema.graphql` and run against a started server.

Each asks the same: two pages by cursor, an object by its id, a figure, a change that the rules
refuse, a change with an idempotency key put twice with another between, and a page too long.
"""

import shutil
from pathlib import Path
from typing import Any

from tests.clients.workshop import (
    HERE,
    NODE_MODULES,
    NODE_TOOLS,
    PYTHON_TOOLS,
    ROOT,
    SCHEMA,
    Desk,
    Words,
    report_of,
    run,
)

ANSWERED = {
    "names": [
        "百草生物技术有限公司",
        "晨光机械制造有限公司",
        "恒通物流代理有限公司",
        "金湖社会工作服务中心",
        "旧岸贸易有限公司",
        "力行环保设备有限公司",
        "明德文化传播有限公司",
        "青禾食品有限公司",
        "拾光网络科技有限公司",
        "松涛家具有限公司",
    ],
    "total": 12,
    "hasMore": True,
    "object": ["Organization", "松涛家具有限公司"],
    "found": [["Organization", "青禾食品有限公司"]],
    "figure": ["0.700000", 7, 10],
    "problems": ["TOO_FEW_FULL_MEMBERS"],
    "formed": None,
    "revenue": "1234567.50",
    "employees": [31, 32, 31],
    "error": "PAGE_SIZE",
}
"""What every client is answered; of the employees the last is the first answer, repeated."""


def asked(desk: Desk, words: Words, *, year: int, **settings: str) -> Any:
    """Run a client; each writes a year of its own."""
    own = {"LIANGXIN_YEAR": str(year), "LIANGXIN_KEY": f"the client of {year}"}
    return report_of(words, folder=HERE, settings=desk.settings(**own, **settings))


def test_gql_checks_its_documents_against_the_schema_and_is_answered(desk: Desk) -> None:
    program = HERE / "python" / "with_gql.py"

    assert asked(desk, [PYTHON_TOOLS / "python", program], year=2011) == ANSWERED


def test_client_that_ariadne_codegen_generates_runs_without_an_edit(
    desk: Desk, tmp_path: Path
) -> None:
    config = (HERE / "python" / "ariadne.toml").read_text(encoding="utf-8")
    for given, meant in (
        ("SCHEMA", SCHEMA),
        ("OPERATIONS", HERE / "operations.graphql"),
        ("FOLDER", tmp_path),
    ):
        config = config.replace(f'"{given}"', f'"{meant}"')
    (tmp_path / "ariadne.toml").write_text(config, encoding="utf-8")
    words: Words = [
        PYTHON_TOOLS / "ariadne-codegen",
        "--config",
        tmp_path / "ariadne.toml",
        "client",
    ]
    run(words, folder=tmp_path)

    program = HERE / "python" / "with_ariadne.py"
    words = [PYTHON_TOOLS / "python", program]
    assert asked(desk, words, year=2012, PYTHONPATH=str(tmp_path)) == ANSWERED


def test_generated_types_of_typescript_fit_and_the_client_is_answered(
    desk: Desk, tmp_path: Path
) -> None:
    for name in ("client.ts", "tsconfig.json"):
        shutil.copy(HERE / "typescript" / name, tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    generated = desk.settings(LIANGXIN_GENERATED=str(tmp_path))
    words: Words = [NODE_TOOLS / "graphql-codegen", "--config", "codegen.cjs"]
    run(words, folder=HERE / "typescript", settings=generated)
    run([NODE_TOOLS / "tsc", "--project", tmp_path, "--outDir", tmp_path / "made"], folder=ROOT)

    words = ["node", tmp_path / "made" / "client.js"]
    operations = str(HERE / "operations.graphql")
    assert asked(desk, words, year=2013, LIANGXIN_OPERATIONS=operations) == ANSWERED


def test_relay_compiles_and_joins_the_pages_of_a_connection(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "relay"
    shutil.copytree(HERE / "relay", folder)
    shutil.copy(SCHEMA, folder)
    (folder / "artifacts").mkdir()
    (folder / "node_modules").symlink_to(NODE_MODULES)
    run([NODE_TOOLS / "relay-compiler"], folder=folder)

    assert asked(desk, ["node", folder / "client.cjs"], year=2014) == ANSWERED
