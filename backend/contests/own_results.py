"""What a contestant sees by an entry slip: the own results, and nobody else's.

No session is opened and nothing is left on the device: the secret is asked for and answered at
once. The slip alone shows its own entry; with the identity number of its holder, all entries of the
same keyed hash, which no member has. Only released rounds tell a result. See docs/adr/0040.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import gate_actor, plain, program_of
from backend.accounts.changes import load
from backend.accounts.ciphers import cipher_of
from backend.accounts.throttle import (
    count_attempt,
    limits_of_slip,
    limits_of_slip_number,
    take_back,
)
from backend.compiler.templates import load as load_templates
from backend.contests.entry_rules import contestant_words
from backend.contests.results import results_of
from backend.contests.rules import AttemptsRule, JudgesRule
from backend.contests.slip_errors import SlipInvalidError, SlipNumberError
from backend.contests.slip_tables import EntrySlip
from backend.contests.slips import SLIP_PREFIX
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import reading, writing
from backend.kit.tokens import is_well_formed, token_digest

_SQL = {
    name: "".join(map(str, template.pieces))
    for name, template in load_templates("backend.contests", "own_results.sql").items()
}

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Who looks by which slip, from where."""

    secret: str
    id_number: str | None = None
    address: str
    at: datetime
    request_id: str

    def __repr__(self) -> str:
        """Keep the secret out of logs and tracebacks."""
        return f"Look({self.request_id})"


async def own_results(database: Database, look: Look) -> dict[str, Any]:
    """Give the results of whoever holds the slip.

    Shape: `holder` {name, bib}, `entries` the latest first, each with its contest, rounds, awards
    and practice; `isWhole` unless an identity number would show those of other contests too. A
    round has `criteria` where the contest shows own scores and it or its last round is released.
    Raises: SLIP_INVALID, SLIP_NUMBER, TOO_MANY_ATTEMPTS, BUSY.
    """
    slip, person = await _slip_of(database, look)
    program = program_of(slip.district_id, request_id=look.request_id)
    async with reading(database, program) as connection:
        answer = await connection.fetchval(
            _SQL["own_results"], program.district_id, plain(slip.entry_id), person
        )
    if answer is None:  # its names are erased: who held it is no longer known
        raise SlipInvalidError
    found: dict[str, Any] = orjson.loads(answer)
    async with writing(database, program) as session:
        await session.execute(
            update(EntrySlip)
            .where(col(EntrySlip.district_id) == program.district_id, col(EntrySlip.id) == slip.id)
            .values(used_at=look.at)
        )
        for of_round in (one for entry in found["entries"] for one in entry["rounds"]):
            scored = of_round.pop("scored")
            of_round["criteria"] = await _criteria(session, program, scored) if scored else []
    return found


async def _criteria(
    session: AsyncSession, program: Actor, scored: Sequence[str]
) -> list[dict[str, Any]]:
    """Give what an entry has by criterion, made of all judges' values by the rules of the round.

    Shape: `name`, `part`, `unit`, `value`; `maximum` where the value stays below it, which a sum
    of judges or attempts and a time do not.
    """
    round_id, entry_id = map(UUID, scored)
    [of_round] = await load(session, program, "rounds", id=round_id)
    criteria = await load(session, program, "criteria", round_id=round_id)
    of_entry: dict[str, Any] = {"round_id": round_id, "entry_id": entry_id}
    starts = await load(session, program, "starts", **of_entry)
    scores = await load(session, program, "scores", **of_entry)
    [result] = results_of(of_round, criteria, starts, scores)
    is_added = of_round["judges_rule"] is JudgesRule.SUM or (
        of_round["attempts"] > 1 and of_round["attempts_rule"] is AttemptsRule.SUM
    )
    return [
        {
            "name": one["name"],
            "part": one["part"].value,
            "unit": one["unit"],
            "value": str(result.criteria[one["id"]]),
            "maximum": None if is_added or one["maximum"] is None else str(one["maximum"]),
        }
        for one in sorted(criteria, key=lambda one: one["position"])
        if one["id"] in result.criteria
    ]


async def _slip_of(database: Database, look: Look) -> tuple[EntrySlip, bytes | None]:
    """Find a slip that works, and the hash of its holder where the number was given; count both."""
    person: bytes | None = None
    is_holder = True
    async with writing(database, gate_actor(look.request_id)) as session:
        found = await _working(session, look.secret)
        digest = None if found is None else found.secret_hash
        await count_attempt(session, limits_of_slip(digest, address=look.address), at=look.at)
    if found is None:
        _log.info("slip_refused", request_id=look.request_id, address=look.address)
        raise SlipInvalidError
    if look.id_number is not None:
        program = program_of(found.district_id, request_id=look.request_id)
        async with writing(database, program) as session:
            limits = limits_of_slip_number(found.secret_hash)
            marks = await count_attempt(session, limits, at=look.at)
            person = cipher_of(session).lookup(contestant_words(look.id_number))
            [entry] = await load(session, program, "entries", id=plain(found.entry_id))
            is_holder = entry["contestant_hash"] == person
            if is_holder:
                await take_back(session, marks)
    if not is_holder:
        raise SlipNumberError
    return found, person


async def _working(session: AsyncSession, secret: str) -> EntrySlip | None:
    if not is_well_formed(secret, prefix=SLIP_PREFIX):
        return None
    found: EntrySlip | None = await session.scalar(
        select(EntrySlip).where(
            col(EntrySlip.secret_hash) == token_digest(secret), col(EntrySlip.revoked_at).is_(None)
        )
    )
    return found
