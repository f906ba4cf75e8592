"""The guard over `schema.graphql`: what breaks a caller is red until a decision names it."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.clients.workshop import HERE, run

SCRIPT = HERE / "schema" / "changes.mjs"
CODE = '  """统一社会信用代码；credit code"""\n  creditCode: String!\n'
SCHEMA = f'''"""查询；everything"""
type Query {{
  """单位；an organization"""
  organization: Organization
}}

"""单位；An organization."""
type Organization {{
  """名称；name"""
  name: String!

{CODE}}}
'''


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The files that the guard reads, released as they are."""
    (tmp_path / "docs" / "schema").mkdir(parents=True)
    for name in ("schema.graphql", "docs/schema/released.graphql"):
        (tmp_path / name).write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "docs" / "schema" / "breaking.txt").touch()
    (tmp_path / "docs" / "adr").mkdir()
    (tmp_path / "docs" / "adr" / "0022-an-example.md").touch()
    write(tmp_path)
    return tmp_path


def surroundings(tree: Path) -> dict[str, str]:
    """Point the guard at the files of a test."""
    return os.environ | {"LIANGXIN_TREE": str(tree)}


def write(tree: Path, *options: str) -> None:
    """Write the page of changes, or release."""
    run(["node", SCRIPT, *options], folder=HERE, settings=surroundings(tree))


def faults(tree: Path) -> list[str]:
    """Give what the guard says; nothing when it is green."""
    done = subprocess.run(
        ["node", str(SCRIPT), "--check"],
        env=surroundings(tree),
        capture_output=True,
        text=True,
        check=False,
    )
    assert bool(done.returncode) == bool(done.stderr), done.stderr
    return done.stderr.splitlines()


def test_field_that_goes_is_red_until_a_decision_names_it(tree: Path) -> None:
    (tree / "schema.graphql").write_text(SCHEMA.replace(CODE, ""), encoding="utf-8")
    write(tree)

    (fault,) = faults(tree)
    assert "Organization.creditCode" in fault
    breaking = tree / "docs" / "schema" / "breaking.txt"
    breaking.write_text("Organization.creditCode 0099\n", encoding="utf-8")
    assert faults(tree) == [fault]
    breaking.write_text("Organization.creditCode 0022\n", encoding="utf-8")
    assert faults(tree) == []


def test_new_field_is_told_in_its_own_words_and_a_release_closes_the_page(tree: Path) -> None:
    released = tree / "docs" / "schema" / "released.graphql"
    released.write_text(SCHEMA.replace(CODE, ""), encoding="utf-8")
    assert faults(tree) == ["docs/schema-changes.md is stale: run make generate"]
    write(tree)

    page = tree / "docs" / "schema-changes.md"
    said = "- `Organization.creditCode`：统一社会信用代码；credit code\n"
    assert said in page.read_text(encoding="utf-8")
    write(tree, "--release", "9.1.0")
    _, _, history = page.read_text(encoding="utf-8").partition("## 9.1.0")
    assert said in history
    assert released.read_text(encoding="utf-8") == SCHEMA
    assert faults(tree) == []
