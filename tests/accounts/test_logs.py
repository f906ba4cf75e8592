"""The log of a failed request names the fault, and nothing of what the request carried."""

import io
import json
from collections.abc import Iterator

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.logs import configure_logs
from tests.accounts.conftest import Office

SECRET = "990101199001010016"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the log writes."""
    before, stream = structlog.get_config(), io.StringIO()
    configure_logs(stream=stream)
    yield stream
    structlog.configure(**before)


def test_traceback_holds_no_local_variable_and_no_words(log: io.StringIO) -> None:
    def fail(number: str) -> int:
        return int(f"{number} digits")

    try:
        fail(SECRET)
    except ValueError as error:
        structlog.get_logger("test").exception("request failed", exc_info=error)

    (line,) = log.getvalue().splitlines()
    entry = json.loads(line)
    assert (entry["event"], entry["level"]) == ("request failed", "error")
    assert entry["exception"].endswith("builtins.ValueError")
    assert "fail(SECRET)" in entry["exception"]
    assert SECRET not in line


async def test_error_of_the_database_holds_no_parameter(database: Database, office: Office) -> None:
    with pytest.raises(DBAPIError) as failure:
        async with writing(database, office.system()) as session:
            await session.execute(text("select 1 / (length(:number) - 18)"), {"number": SECRET})

    assert SECRET not in str(failure.value)
    assert "division by zero" in str(failure.value)
