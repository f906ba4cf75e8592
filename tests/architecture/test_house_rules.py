"""Every module of the backend keeps the house rules, and each rule finds its bad example."""

import ast
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture import house_rules
from tests.architecture.house_rules import Rule

CHECKOUT = Path(__file__).parents[2]

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        house_rules.commits_outside_session,
        house_rules.sql_outside_sql_files,
        house_rules.clocks_outside_kit,
        house_rules.reads_in_resolvers,
        house_rules.relationships,
        house_rules.swallowed_faults,
    )
}

BAD = {
    "commits_outside_session": ("commands.py", "async def f(session):\n    await session.commit()"),
    "sql_outside_sql_files": ("commands.py", '"""Select a row."""\nx = "select 1 from members"'),
    "clocks_outside_kit": ("rules.py", "import datetime\nx = datetime.now()"),
    "reads_in_resolvers": ("mutations.py", "async def f(c):\n    return await c.fetchrow('x')"),
    "relationships": ("tables.py", "class Branch:\n    members = Relationship()"),
    "swallowed_faults": ("commands.py", "try:\n    f()\nexcept Exception:\n    pass"),
}

GOOD = {
    "commits_outside_session": ("commands.py", "async def f(session):\n    await session.flush()"),
    "sql_outside_sql_files": ("commands.py", '"""Select a row from members."""\nx = "selected"'),
    "clocks_outside_kit": ("rules.py", "from backend.kit import clock\nx = clock.now()"),
    "reads_in_resolvers": ("mutations.py", "async def f(c):\n    return await form_branch(c)"),
    "relationships": ("tables.py", "class Branch:\n    members = Field()"),
    "swallowed_faults": ("commands.py", "try:\n    f()\nexcept ValueError:\n    pass"),
}


@pytest.mark.parametrize("name", RULES)
def test_backend_keeps_the_rule(name: str) -> None:
    broken = [
        f"{path.relative_to(CHECKOUT)}:{line}"
        for path in sorted((CHECKOUT / "backend").rglob("*.py"))
        for line in RULES[name](
            PurePosixPath(path.relative_to(CHECKOUT).as_posix()),
            ast.parse(path.read_text(encoding="utf-8")),
        )
    ]

    assert broken == []


@pytest.mark.parametrize("name", RULES)
def test_rule_finds_its_bad_example(name: str) -> None:
    file, source = BAD[name]

    assert list(RULES[name](PurePosixPath("backend/branches") / file, ast.parse(source)))


@pytest.mark.parametrize("name", RULES)
def test_rule_lets_its_good_example_pass(name: str) -> None:
    file, source = GOOD[name]

    assert not list(RULES[name](PurePosixPath("backend/branches") / file, ast.parse(source)))
