"""Expects that a command is refused and that nothing was written."""

from typing import Any

from backend.database.actor import Actor
from backend.kit.errors import LedgerError, Problems
from tests.commands.desk import Command, Desk


async def refused(
    desk: Desk, command: Command[Any, Any], form: Any, *, as_: Actor | None = None
) -> list[LedgerError]:
    """Give the refusals; fails when the command succeeds or leaves a trace."""
    before = await desk.state()
    try:
        await desk.act(command, form, as_=as_)
    except LedgerError as error:
        found = [error]
    except Problems as problems:
        found = list(problems.errors)
    else:
        raise AssertionError(f"{command.__name__} was carried out")
    assert await desk.state() == before
    return found


async def refusal_codes(
    desk: Desk, command: Command[Any, Any], form: Any, *, as_: Actor | None = None
) -> list[str]:
    """Give the codes of the refusals."""
    return [error.code for error in await refused(desk, command, form, as_=as_)]
