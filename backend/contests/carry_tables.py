"""The table of contests that are away at a venue: on the district's server and on the venue's.

Both servers keep a row of the same id. The right to change the set-up is with one of them at a
time; scores are taken in by both (docs/adr/0037).
"""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from backend.contests.rows import ContestRow, contest_rules, of_contest
from backend.contests.rules import CarryPlace, CarryState
from backend.database.columns import check, document, moment, one_of, sealed
from backend.database.scope import Scope


class ContestCarry(ContestRow, table=True):
    """带出；A contest that went to the server of a venue, and how far it has come back."""

    __tablename__ = "contest_carries"
    __table_args__ = contest_rules(
        Index(
            "contest_carries_away_key",
            "district_id",
            "contest_id",
            unique=True,
            postgresql_where=text("state = 'AWAY'"),
        ),
        check("returns", "returns >= 0"),
        check("end", "(state = 'AWAY') = (ended_at is null)"),
    )
    __scope__: ClassVar[Scope] = of_contest(None)

    place: CarryPlace = one_of(CarryPlace, "place", "所在；which of the two servers this is")
    state: CarryState = one_of(CarryState, "state", "状态；state", default=CarryState.AWAY)
    officer_id: UUID = Field(description="现场组织人；officer who organizes at the venue")
    carried_at: datetime = moment("带出时间；when it went to the venue")
    returns: int = Field(
        default=0,
        description="带回次数：区里为已并入的最后一次；files brought back, here the last one taken",
    )
    returned_at: datetime | None = moment(
        "最近带回时间；when something came back last", default=None
    )
    ended_at: datetime | None = moment(
        "结束时间；when it came home or was called back", default=None
    )
    waiting: list[dict[str, Any]] | None = document(
        "待定：带回而未能并入的，及其决定；what of a returned file waits or was decided upon",
        default=None,
        nullable=True,
    )
    parcel: bytes | None = sealed(
        "有待定时留存的带回文件（密文）；the sealed file that waiting things are taken from",
        default=None,
    )
