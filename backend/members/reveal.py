"""Showing a member's personal numbers in clear: with a reason, and never without an audit row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.audit import record
from backend.accounts.ciphers import cipher_of
from backend.accounts.refusals import NotFoundError
from backend.compiler.catalog import Mutation, Of, Part, Value
from backend.database.actor import Actor
from backend.kit.errors import LedgerError
from backend.members.tables import Member, Person

SHORTEST_REASON = 4
LONGEST_REASON = 200


class ReasonNeededError(LedgerError):
    """Personal numbers are shown only to somebody who says what for."""

    code = "REASON_NEEDED"
    message = "查看完整号码需要写明事由（{shortest} 至 {longest} 个字）。"
    remedy = "请写明用途，例如“办理组织关系转接，核对身份证号”；事由会记入审计日志。"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealPersonalNumbers:
    """查看证件号和电话；Show the citizen number and the phone of one member in clear."""

    member_id: Annotated[UUID, "党员；the member", Of("Member")]
    reason: Annotated[str, "事由，4 至 200 个字，记入审计日志；why, 4–200 characters, audited"]


async def reveal_personal_numbers(
    session: AsyncSession, actor: Actor, form: RevealPersonalNumbers
) -> Mapping[str, UUID | str | None]:
    """Open the sealed numbers of a member whom the actor sees; audited in the same transaction.

    Shape: `member`, `idNumber`, `phone`; None for a number that the ledger lacks.

    Raises: REASON_NEEDED, NOT_FOUND (hidden and missing look the same), SEAL_BROKEN.
    Source: domain brief, 0.1, answer 15; PR2, PR9.
    """
    reason = form.reason.strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise ReasonNeededError(shortest=SHORTEST_REASON, longest=LONGEST_REASON, path=("reason",))
    person = await session.scalar(
        select(Person)
        .join(
            Member,
            (col(Member.district_id) == col(Person.district_id))
            & (col(Member.person_id) == col(Person.id)),
        )
        .where(col(Member.district_id) == actor.district_id, col(Member.id) == form.member_id)
    )
    if person is None:
        raise NotFoundError(noun="党员", path=("memberId",))
    cipher = cipher_of(session)
    sealed = {"idNumber": person.id_number_sealed, "phone": person.phone_sealed}
    await record(
        session,
        actor,
        action="member.reveal",
        subject_table="members",
        subject_id=form.member_id,
        after={"revealed": [name for name, value in sealed.items() if value is not None]},
        reason=reason,
    )
    opened = {
        name: None if value is None else cipher.open(bytes(value)) for name, value in sealed.items()
    }
    return {"member": form.member_id} | opened


PART = Part(
    mutations=(
        Mutation(
            command=reveal_personal_numbers,
            returns={"member": "Member"},
            values={
                "idNumber": Value(
                    name="idNumber", type=str, description="公民身份号码；citizen number, in clear"
                ),
                "phone": Value(name="phone", type=str, description="电话；phone, in clear"),
            },
            is_remembered=False,
            description=(
                "查看一名党员的完整号码，需写明事由并记入审计日志；"
                "show a member's numbers in clear, audited with the reason"
            ),
        ),
    ),
)
