"""What an audit row holds, and what it never holds."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import DBAPIError

from backend.accounts.audit import printable, record, without_personal_numbers
from backend.accounts.tables import AuditEvent
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.places.rules import TownKind
from tests.accounts.conftest import Office

NUMBER = "990101199001010016"
PHONE = "19900001234"


def _officer(office: Office) -> Actor:
    return Actor(
        district_id=office.district_id,
        role=Role.TOWN_OFFICER,
        user_id=office.town_officer,
        town_id=office.town_id,
        request_id="request-9",
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (Decimal("12.30"), "12.30"),
        (date(2026, 5, 20), "2026-05-20"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (TownKind.TOWN, "TOWN"),
        (b"sealed", "（已加密）"),
        (Range(date(2026, 1, 1), None), {"from": "2026-01-01", "to": None}),
        ([UUID(int=2), "x"], ["00000000-0000-0000-0000-000000000002", "x"]),
        ({"a": b"x"}, {"a": "（已加密）"}),
        (f"号码 {NUMBER}", "号码 990101********0016"),
    ],
)
def test_fields_become_json_without_anything_sealed(value: Any, shown: Any) -> None:
    assert printable({"field": value}) == {"field": shown}


def test_credit_code_of_digits_alone_stays_whole() -> None:
    assert printable({"credit_code": "911990199012310015"}) == {"credit_code": "911990199012310015"}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"核对{NUMBER}的关系", "核对990101********0016的关系"),
        ("99010119900101001x", "990101********001x"),
        (f"电话{PHONE}、{PHONE}", "电话199****1234、199****1234"),
        ("第 20260520 号", "第 20260520 号"),
        ("批复〔2026〕12号", "批复〔2026〕12号"),
        ("a19900001234b", "a19900001234b"),
    ],
)
def test_free_text_keeps_no_clear_personal_number(written: str, kept: str) -> None:
    assert without_personal_numbers(written) == kept


async def test_row_names_who_what_when_why_and_by_which_request(
    office: Office, database: Database
) -> None:
    officer = _officer(office)
    async with writing(database, officer) as session:
        await record(
            session,
            officer,
            action="member.reveal",
            subject_table="members",
            subject_id=office.town_id,
            before={"phone_sealed": b"x", "name": "甲"},
            after={"note": NUMBER},
            reason=f"核对 {PHONE}",
        )

    async with writing(database, office.system()) as session:
        (row,) = await session.scalars(select(AuditEvent))
        clear = await session.scalar(text("select to_jsonb(a)::text from audit_events as a"))
    assert (row.user_id, row.role) == (office.town_officer, Role.TOWN_OFFICER)
    assert (row.action, row.subject_table) == ("member.reveal", "members")
    assert row.before == {"phone_sealed": "（已加密）", "name": "甲"}
    assert row.after == {"note": "990101********0016"}
    assert (row.reason, row.request_id) == ("核对 199****1234", "request-9")
    assert NUMBER not in str(clear)
    assert PHONE not in str(clear)


@pytest.mark.parametrize(
    "statement", ["update audit_events set reason = 'x'", "delete from audit_events"]
)
async def test_log_cannot_be_rewritten_even_by_the_program(
    office: Office, database: Database, statement: str
) -> None:
    with pytest.raises(DBAPIError, match="permission denied"):
        async with writing(database, office.system()) as session:
            await session.execute(text(statement))


async def test_nobody_writes_a_row_in_the_name_of_another(
    office: Office, database: Database
) -> None:
    officer = _officer(office)
    another = Actor(
        district_id=office.district_id, role=Role.DISTRICT_OFFICER, user_id=office.district_officer
    )

    with pytest.raises(DBAPIError, match="row-level security"):
        async with writing(database, officer) as session:
            await record(session, another, action="x", subject_table="members")
