"""GraphQL types of entry slips: who holds one, and the making of them."""

from uuid import UUID

from backend.compiler.catalog import (
    Column,
    Entity,
    Mutation,
    Part,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.contests import slips, tables

_SQL = load("backend.contests", "slip_types.sql")


def _words(name: str, description: str, *, is_nullable: bool = False) -> Value:
    return Value(name=name, type=str, is_nullable=is_nullable, description=description)


ENTRY_SLIP = Entity(
    table=tables.EntrySlip,
    order=("-created_at",),
    fields=(
        ToOne(name="contest", target="Contest", by="contest_id", description="竞赛；contest"),
        ToOne(name="entry", target="Entry", by="entry_id", description="参赛；entry"),
        Column(name="created_at"),
        Column(name="revoked_at"),
        Column(name="used_at"),
        ToOne(
            name="issuer",
            target="User",
            by="created_by",
            description="制发人，看不到的为空；who made it, null for who may not see that account",
        ),
    ),
)

ISSUED_SLIP = ValueType(
    name="IssuedSlip",
    description="制发的参赛证：密钥只显示一次；A slip just made: its secret is shown this once.",
    fields=(
        Value(
            name="entry_id",
            type=UUID,
            of="Entry",
            is_nullable=False,
            description="参赛；the entry",
        ),
        _words("bib", "号码；bib"),
        _words("name", "姓名或队名；name", is_nullable=True),
        _words("organization_name", "单位；organization"),
        _words("discipline_name", "赛项；discipline"),
        _words("url", "查分地址，加在本站网址之后；path that shows the results, with the secret"),
    ),
)

PART = Part(
    entities=(ENTRY_SLIP,),
    values=(ISSUED_SLIP,),
    extends={
        "Contest": (
            ToMany(
                name="working_slips",
                target="EntrySlip",
                matching=_SQL["working_slips"],
                description="有效的参赛证，不含密钥；slips that work, without their secrets",
            ),
        ),
        "Entry": (
            ToMany(
                name="slips",
                target="EntrySlip",
                back="entry_id",
                description="参赛证，不含密钥；slips, without their secrets",
            ),
        ),
    },
    mutations=(
        Mutation(
            command=slips.issue_entry_slips,
            returns={"contest": "Contest"},
            rows={"slips": "IssuedSlip"},
            is_remembered=False,
            description="制发参赛证，密钥只显示一次；make entry slips, shown this once",
        ),
        Mutation(
            command=slips.revoke_entry_slip,
            returns={"entry": "Entry"},
            description="作废参赛证；end the slip of an entry",
        ),
    ),
)
