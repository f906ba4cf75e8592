"""Checks of the syntax tree for rules that no tool has: each names the accident that it prevents.

A rule takes a module's path (below the checkout) and its tree and gives the lines that break it.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

Rule = Callable[[PurePosixPath, ast.Module], Iterator[int]]

STATEMENT = re.compile(
    r"\s*(select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()",
    re.IGNORECASE,
)
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
CLOCKS |= {("time", "time"), ("time", "time_ns")}
READS = {"fetch", "fetchrow", "fetchval", "fetchmany", "scalar", "scalars", "cursor"}


def commits_outside_session(path: PurePosixPath, tree: ast.Module) -> Iterator[int]:
    """Find a commit in the middle of a command: half of it would stay when the rest fails."""
    if path == PurePosixPath("backend/database/session.py"):
        return
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="commit")):
                yield node.lineno


def sql_outside_sql_files(path: PurePosixPath, tree: ast.Module) -> Iterator[int]:
    """Find SQL written into Python: values slip into such text, and no test runs it alone.

    The database package and the compiler, whose product is SQL, are apart.
    """
    if path.is_relative_to("backend/database") or path.is_relative_to("backend/compiler"):
        return
    docstrings = set(_docstrings(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in docstrings and STATEMENT.match(text):
                yield node.lineno


def clocks_outside_kit(path: PurePosixPath, tree: ast.Module) -> Iterator[int]:
    """Find a second clock: a test that stops ours would still meet today's date there."""
    if path == PurePosixPath("backend/kit/clock.py"):
        return
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if (owner, name) in CLOCKS:
                yield node.lineno


def reads_in_resolvers(path: PurePosixPath, tree: ast.Module) -> Iterator[int]:
    """Find a resolver that reads: one row at a time, and past the compiler's scope.

    The slices' resolvers are meant; `backend/api/mutations.py` keeps the keys of repeated requests.
    """
    if path.name not in {"types.py", "mutations.py"} or path.is_relative_to("backend/api"):
        return
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in READS:
                yield node.lineno


def relationships(_path: PurePosixPath, tree: ast.Module) -> Iterator[int]:
    """Find an ORM relationship: it loads rows by itself, and the district key confuses it."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Relationship" | "relationship")):
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr="Relationship" | "relationship")):
                yield node.lineno


def swallowed_faults(path: PurePosixPath, tree: ast.Module) -> Iterator[int]:
    """Find `except Exception` inside the house: a fault would be told as something else.

    The edges may: the command line, the request, the job, the night.
    """
    if path.parts[1] in {"cli", "api"} or path.name in {"app.py", "tasks.py", "nightly.py"}:
        return
    for node in ast.walk(tree):
        match node:
            case ast.ExceptHandler(type=None | ast.Name(id="Exception" | "BaseException")) if not (
                any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
            ):
                yield node.lineno


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Give every string that stands as a statement: what it says is prose."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str()) as constant):
                yield constant
