"""GraphQL mutations that change rows of a ledger: one for each noun, made from its declaration."""

from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.compiler.catalog import Mutation, Of, Part, Value, ValueType
from backend.database.actor import Actor
from backend.editing.merge import MergeOrganizations, merge_organizations
from backend.editing.nouns import NOUNS
from backend.editing.partial import input_class_of
from backend.editing.rows import MOST_ROWS, Noun, change_rows
from backend.editing.undo import undo_operation

_OPERATION = Value(
    name="operation_id",
    type=UUID,
    of="Operation",
    description="操作，可撤销；the operation, for undoOperation; null when nothing changed",
)
_REFUSALS = {"refusals": "RowRefusal"}


def _input(noun: Noun) -> type:
    name = noun.type_name
    plural = noun.many[:1].upper() + noun.many[1:]
    row = input_class_of(
        f"{name}Row",
        f"一行{noun.label}；A row as it was read.",
        {
            "id": Annotated[UUID, f"{noun.label}；the row", Of(name)],
            "revision": Annotated[int, "读取时的修订号；revision of the row as it was read"],
        },
    )
    return input_class_of(
        f"Change{plural}",
        f"修改一行或多行{noun.label}；Change rows, each checked by itself.",
        {
            "rows": Annotated[list[row], f"要修改的行，1–{MOST_ROWS}；the rows"],  # type: ignore[valid-type]
            "changes": Annotated[noun.changes, "修改的内容；what shall be otherwise"],
            "reason": Annotated[str | None, "事由，记入日志；reason, kept in the log"],
        },
        reason=None,
    )


def _mutation(noun: Noun) -> Mutation:
    async def change(session: AsyncSession, actor: Actor, form: Any) -> Any:  # noqa: ANN401 - made here
        return await change_rows(session, actor, noun, form)

    return Mutation(
        name=f"change{noun.many[:1].upper()}{noun.many[1:]}",
        command=change,
        takes=_input(noun),
        returns={},
        lists={noun.many: noun.type_name},
        rows=_REFUSALS,
        values={"operationId": _OPERATION},
        description=(
            f"修改{noun.label}，一行或多行，逐行核对；"
            "change one or many rows, the refused ones stay as they were"
        ),
    )


MERGED_ROWS = ValueType(
    name="MergedRows",
    description="合并时转移的记录；Rows of a table that a merge moved to the kept record.",
    fields=(
        Value(name="table", type=str, is_nullable=False, description="类别；table of the rows"),
        Value(name="count", type=int, is_nullable=False, description="行数；how many"),
    ),
)

PART = Part(
    mutations=(
        *(_mutation(noun) for noun in NOUNS),
        Mutation(
            command=undo_operation,
            returns={},
            rows=_REFUSALS,
            values={
                "undone": Value(
                    name="undone",
                    type=int,
                    description="撤销的行数；rows of a bulk edit, or operations, taken back",
                ),
                "operationId": _OPERATION,
            },
            description="撤销一次操作，逐行核对；take back an own operation, the district any",
        ),
        Mutation(
            command=merge_organizations,
            takes=MergeOrganizations,
            returns={"organization": "Organization"},
            rows={"moved": "MergedRows"},
            values={"operationId": _OPERATION},
            description="合并同一单位的两条记录；merge two records of one firm",
        ),
    ),
    values=(MERGED_ROWS,),
)
