"""Each case: a document, the one statement it becomes, and the answer; see `cases/`.

`REWRITE_CASES=1` writes the statements and answers anew; the difference is read at review.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from backend.database.engine import Database
from backend.kit.text import sort_key
from tests.compiler.ledger import (
    FOREIGN_ORGANIZATION,
    ORGANIZATIONS,
    SIGNER,
    TOWNS,
    ask,
    node,
    prepared,
)

CASES = Path(__file__).parent / "cases"
_IDS = {"Town": TOWNS, "Organization": ORGANIZATIONS, "Foreign": [FOREIGN_ORGANIZATION]}


def opened(value: Any) -> Any:
    """Put real ids where a case writes `@Town:0`."""
    if isinstance(value, dict):
        return {key: opened(one) for key, one in value.items()}
    if isinstance(value, list):
        return [opened(one) for one in value]
    if isinstance(value, str) and value.startswith("@"):
        kind, _, number = value[1:].partition(":")
        return node("Organization" if kind == "Foreign" else kind, _IDS[kind][int(number)])
    return value


def variables_of(case: str) -> dict[str, Any]:
    """Read the variables of a case, none when it has no file."""
    file = CASES / f"{case}.variables.json"
    found: dict[str, Any] = opened(json.loads(file.read_text())) if file.exists() else {}
    return found


def document_of(case: str) -> str:
    """Read the document of a case; CURSOR becomes that of the organization with number 9."""
    text = (CASES / f"{case}.graphql").read_text()
    if "CURSOR" not in text:
        return text
    without = text.replace('after: "CURSOR"', "")
    fingerprint = prepared(without).page_fingerprint
    keys = ["2020-10-05", sort_key("ABC电子"), str(ORGANIZATIONS[9])]
    return text.replace("CURSOR", SIGNER.sign(keys, bound_to=fingerprint))


def held(path: Path, text: str) -> str:
    """Give what a file holds, after writing it anew where that was asked for."""
    if os.environ.get("REWRITE_CASES"):
        path.write_text(text)
    return path.read_text()


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.graphql")))
async def test_case_becomes_its_statement_and_gives_its_answer(ledger: Database, case: str) -> None:
    answer = await ask(ledger, document_of(case), variables_of(case))

    statement = answer.plan.statement.text + "\n"
    data = json.dumps(answer.data, ensure_ascii=False, indent=2) + "\n"
    assert statement == held(CASES / f"{case}.sql", statement)
    assert data == held(CASES / f"{case}.json", data)
    assert len(answer.statements) == 1
