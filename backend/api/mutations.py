"""Mutations: one transaction a field: the command, its payload, and the memory of its key.

The payload's selection is compiled before the command runs and read on the same connection before
the commit; whatever is refused leaves nothing written.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

import orjson
from graphql import print_ast
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import IdempotencyKey
from backend.api.arguments import input_of
from backend.api.problems import problem_of, warnings_of
from backend.compiler.catalog import Mutation, input_class
from backend.compiler.execute import execute
from backend.compiler.plan import Compiler, PayloadPlan, Request
from backend.compiler.selection import Group, Selected
from backend.compiler.slots import Environment
from backend.compiler.splice import joined
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import driver_connection, writing
from backend.kit.errors import LedgerError, Problems
from backend.kit.ids import encode_node_id

_KEY = "idempotencyKey"
_LONGEST_KEY = 100


class KeyReusedError(LedgerError):
    """The idempotency key was used before for something else."""

    code = "IDEMPOTENCY_KEY_REUSED"
    message = "幂等键已用于另一个请求。"
    remedy = "请为新的请求换一个幂等键。"


class KeyInvalidError(LedgerError):
    """The idempotency key is empty or too long."""

    code = "IDEMPOTENCY_KEY_INVALID"
    message = "幂等键应为 1 至 {limit} 个字符。"
    remedy = "请使用例如 UUID 的键。"


Planned = list[tuple[Selected, PayloadPlan | None]]


@dataclass(frozen=True, slots=True)
class Mutator:
    """Runs the mutations of an operation, one after the other."""

    compiler: Compiler
    database: Database

    def planned(self, request: Request) -> Planned:
        """Compile the payload of each mutation of an operation; None stands for `__typename`.

        Raises: OperationError.
        """
        return [
            (one, None if one.definition is None else self.compiler.payload(request, one))
            for one in self.compiler.mutations(request)
        ]

    async def run(self, planned: Planned, environment: Environment) -> bytes:
        """Run them all and give the data of the answer.

        Raises: faults of the database.
        """
        parts: list[tuple[str, bytes]] = []
        for one, plan in planned:
            if plan is None:
                parts.append((one.key, b'"Mutation"'))
            else:
                parts.append((one.key, await self._field(plan, environment)))
        return joined(parts)

    async def _field(self, plan: PayloadPlan, environment: Environment) -> bytes:
        mutation = self.compiler.catalog.mutations[plan.selected.name]
        self._hold_to_token(mutation, environment.actor)
        given = plan.selected.arguments["input"]
        if not isinstance(given, Group):
            raise TypeError(plan.selected.name)
        try:
            async with writing(self.database, environment.actor) as session:
                return await self._attempt(session, plan, mutation, given, environment)
        except (LedgerError, Problems, DBAPIError) as error:
            problems = problem_of(error)
            if problems is None:
                raise
            return _payload(plan, mutation, {}, {}, problems)

    @staticmethod
    def _hold_to_token(mutation: Mutation, actor: Actor) -> None:
        if actor.scopes is not None and not actor.scopes & mutation.token_scopes:
            raise TokenMayNotWriteError

    async def _attempt(
        self,
        session: AsyncSession,
        plan: PayloadPlan,
        mutation: Mutation,
        given: Group,
        environment: Environment,
    ) -> bytes:
        form = input_of(input_class(mutation), given, environment)
        memory = _memory(plan, given, environment) if mutation.is_remembered else None
        if memory is not None:
            first = await memory.recall(session)
            if first is not None:
                return first
        returned = await mutation.command(session, environment.actor, form)
        await session.flush()
        results = _results(mutation, returned)
        answer = await self._read(session, plan, results, environment)
        if memory is not None:
            await memory.keep(session, answer)
        return answer

    async def _read(
        self,
        session: AsyncSession,
        plan: PayloadPlan,
        results: Mapping[str, Any],
        environment: Environment,
    ) -> bytes:
        objects: dict[str, bytes] = {}
        if plan.statement is not None:
            connection = await driver_connection(session)
            inside = Environment(
                actor=environment.actor,
                variables=environment.variables,
                today=environment.today,
                signer=environment.signer,
                results=results,
            )
            columns = await execute(connection, plan.statement, inside)
            objects = dict(zip(plan.objects, columns, strict=True))
        mutation = self.compiler.catalog.mutations[plan.selected.name]
        return _payload(plan, mutation, objects, results, [])


class TokenMayNotWriteError(LedgerError):
    """The API token has no scope for this mutation."""

    code = "FORBIDDEN"
    message = "接口令牌无权办理此事。"
    remedy = "请登录后办理。"
    status = 403


@dataclass(frozen=True, slots=True)
class Memory:
    """The row that remembers a key; it is written in the same transaction as the effect."""

    actor: Actor
    key: str
    operation: str
    digest: bytes

    async def recall(self, session: AsyncSession) -> bytes | None:
        """Give the first answer under the key; None for a key that is new, which is now taken.

        Raises: IDEMPOTENCY_KEY_REUSED.
        """
        taken = await session.execute(
            insert(IdempotencyKey)
            .values(
                district_id=self.actor.district_id,
                user_id=self.actor.user_id,
                key=self.key,
                operation=self.operation,
                body_digest=self.digest,
            )
            .on_conflict_do_nothing()
            .returning(col(IdempotencyKey.key))
        )
        if taken.scalar() is not None:
            return None
        row = (
            await session.execute(select(IdempotencyKey).where(*self._conditions()))
        ).scalar_one()
        if (row.operation, row.body_digest) != (self.operation, self.digest):
            raise KeyReusedError(path=("input", _KEY))
        return row.response

    async def keep(self, session: AsyncSession, answer: bytes) -> None:
        """Remember the answer."""
        row = (
            await session.execute(select(IdempotencyKey).where(*self._conditions()))
        ).scalar_one()
        row.response = answer

    def _conditions(self) -> tuple[Any, ...]:
        return (
            col(IdempotencyKey.district_id) == self.actor.district_id,
            col(IdempotencyKey.user_id) == self.actor.user_id,
            col(IdempotencyKey.key) == self.key,
        )


def _memory(plan: PayloadPlan, given: Group, environment: Environment) -> Memory | None:
    leaf = given.fields.get(_KEY)
    if leaf is None or environment.actor.user_id is None:
        return None
    key: str = leaf.slot.bind(environment)  # type: ignore[union-attr]
    if not 1 <= len(key) <= _LONGEST_KEY:
        raise KeyInvalidError(limit=_LONGEST_KEY, path=("input", _KEY))
    nodes = [print_ast(node) for node in plan.selected.nodes]
    values = {name: str(value) for name, value in sorted(environment.variables.items())}
    body = orjson.dumps([nodes, values])
    return Memory(
        actor=environment.actor,
        key=key,
        operation=plan.selected.name,
        digest=hashlib.sha256(body).digest(),
    )


def _results(mutation: Mutation, returned: Any) -> Mapping[str, Any]:  # noqa: ANN401
    if isinstance(returned, Mapping):
        return returned
    if isinstance(returned, UUID) or returned is None:
        return dict.fromkeys(mutation.returns, returned)
    return {one.name: getattr(returned, one.name) for one in fields(returned)}


def _payload(
    plan: PayloadPlan,
    mutation: Mutation,
    objects: Mapping[str, bytes],
    results: Mapping[str, Any],
    problems: list[Mapping[str, Any]],
) -> bytes:
    parts: list[tuple[str, bytes]] = []
    for one in plan.parts:
        if one.key in plan.row_fields:
            told = {"problems": problems, "warnings": warnings_of(results)}
            rows = told.get(one.name, results.get(one.name, ()))
            parts.append((one.key, _rows(rows, plan.row_fields[one.key], mutation, one.name)))
        elif one.name == "__typename":
            parts.append((one.key, orjson.dumps(plan.type_name)))
        elif one.key in plan.objects:
            nothing = b"[]" if one.name in (mutation.lists or {}) else b"null"
            parts.append((one.key, objects.get(one.key, nothing)))
        else:
            parts.append((one.key, _plain(mutation, one.name, results)))
    return joined(parts)


def _rows(
    rows: Iterable[Mapping[str, Any]],
    selected: tuple[Selected, ...],
    mutation: Mutation,
    name: str,
) -> bytes:
    """Write a list of rows that the command gave, as far as they were selected."""
    kind = (mutation.rows or {}).get(name, "Problem")
    shown = [{inner.key: row.get(inner.name, kind) for inner in selected} for row in rows]
    return orjson.dumps(shown, default=str)


def _plain(mutation: Mutation, name: str, results: Mapping[str, Any]) -> bytes:
    """Write a plain value; an id is written as the objects write theirs."""
    value = results.get(name)
    of = (mutation.values or {})[name].of
    if of is not None and value is not None:
        value = encode_node_id(of, value)
    return orjson.dumps(value, default=str)
