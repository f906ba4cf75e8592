"""The demo as a sandbox of the API: a read-only token for programs, and figures that are public.

Every row of the demo is invented, so a token may lie in a file; an ordinary installation has none.
"""

import os
from datetime import date, timedelta
from pathlib import Path

from backend.accounts.actors import actor_of, gate_actor, program_of
from backend.accounts.tokens import CreateToken, TokenScope, create_token
from backend.accounts.users import find_user
from backend.config import Settings
from backend.database.engine import Database
from backend.database.session import act_as, writing
from backend.figures.publishing import PublishFigures, publish_figures
from backend.kit.clock import today
from backend.kit.tokens import NewToken

TOKEN = "demo-token.txt"  # noqa: S105 - a file's name
REQUEST = "demo sandbox"
_OWNER = "district"
_WRITING = frozenset({TokenScope.IMPORTS, TokenScope.EXPORTS})


async def make_sandbox(database: Database) -> NewToken:
    """Publish figures of two days, and make a token of the district's officer that reads all."""
    async with writing(database, gate_actor(REQUEST)) as session:
        owner = await find_user(session, _OWNER)
        program = program_of(owner.district_id, request_id=REQUEST)
        await act_as(session, program)
        scopes = tuple(scope for scope in TokenScope if scope not in _WRITING)
        form = CreateToken(
            name="演示沙箱（只读）", scopes=scopes, days=database.settings.token_days
        )
        token = await create_token(session, program, form, owner=owner, longest=form.days)
        row = owner.model_dump() | {"user_id": owner.id}
    officer = actor_of(row, request_id=REQUEST)
    for day in last_closing_days(today()):
        async with writing(database, officer) as session:
            await publish_figures(session, officer, PublishFigures(as_of=day, note="演示数据"))
    return token


def last_closing_days(day: date) -> tuple[date, date]:
    """Give the ends of the last year and of the last month before a day, in order."""
    year_end, month_end = date(day.year, 1, 1), day.replace(day=1)
    before = timedelta(days=1)
    if year_end == month_end:
        month_end = (month_end - before).replace(day=1)
        return month_end - before, year_end - before
    return year_end - before, month_end - before


def keep_token(settings: Settings, token: NewToken) -> Path:
    """Write the token where only the owner of the data folder reads it."""
    path = settings.data_dir / TOKEN
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(token.text + "\n")
    return path
