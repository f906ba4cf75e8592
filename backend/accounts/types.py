"""GraphQL types of the accounts: the person, sessions, tokens, and the history of a row."""

from backend.accounts import commands, tables
from backend.compiler.catalog import (
    ANY_TOKEN,
    Column,
    Entity,
    Expression,
    Field,
    Mutation,
    Part,
    Row,
    Rows,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.database.actor import Role

_SQL = load("backend.accounts", "types.sql")

USER = Entity(
    table=tables.User,
    order=("login",),
    fields=(
        Column(name="login", is_orderable=True, is_filterable=True),
        Column(name="name"),
        Column(name="role"),
        Column(name="is_active"),
        ToOne(name="town", target="Town", by="town_id", description="所辖镇街；town in charge of"),
        ToOne(
            name="department",
            target="Department",
            by="department_id",
            description="所在部门；line in charge of",
        ),
        ToOne(name="branch", target="Branch", by="branch_id", description="所在党组织；own branch"),
        ToMany(
            name="sessions",
            target="Session",
            back="user_id",
            order=("-seen_at",),
            limit=100,
            description="会话，仅本人可见；signed-in browsers, shown to the person alone",
        ),
        ToMany(
            name="tokens",
            target="ApiToken",
            back="user_id",
            order=("-created_at",),
            limit=100,
            description="接口令牌；API tokens, without their secrets",
        ),
    ),
)

SESSION = Entity(
    table=tables.Session,
    order=("-seen_at",),
    fields=(
        Column(name="created_at", is_orderable=True),
        Column(name="seen_at", is_orderable=True),
        Column(name="expires_at"),
        Column(name="address"),
        Column(name="device"),
    ),
)

API_TOKEN = Entity(
    table=tables.ApiToken,
    order=("-created_at",),
    fields=(
        Column(name="name"),
        Column(name="prefix"),
        Column(name="created_at", is_orderable=True),
        Column(name="expires_on"),
        Column(name="used_at"),
        Column(name="revoked_at"),
        Expression(
            name="scopes",
            type=str,
            sql=_SQL["scopes"],
            description="权限范围，空格分隔；scopes, separated by spaces",
        ),
        ToOne(
            name="owner", target="User", by="user_id", description="所有人；whose rights bound it"
        ),
    ),
)

FIELD_CHANGE = ValueType(
    name="FieldChange",
    description="字段改动；A field before and after, as text; sealed values are never shown.",
    fields=(
        Value(name="field", type=str, is_nullable=False, description="字段；column of the row"),
        Value(name="before", type=str, description="改前；before, null = absent"),
        Value(name="after", type=str, description="改后；after, null = absent"),
    ),
)

TOKEN_SCOPE_FIELD = ValueType(
    name="TokenScopeField",
    description="范围内的字段；A field that a token scope reads.",
    token_scopes=ANY_TOKEN,
    fields=(
        Value(name="type", type=str, is_nullable=False, description="类型；type"),
        Value(name="field", type=str, is_nullable=False, description="字段；field of the type"),
    ),
)

TOKEN_SCOPE = ValueType(
    name="TokenScopeInfo",
    description="令牌的权限范围；A scope of API tokens with all that it reads.",
    token_scopes=ANY_TOKEN,
    fields=(
        Value(name="name", type=str, is_nullable=False, description="名称；name"),
        Value(name="description", type=str, is_nullable=False, description="说明；what it is for"),
        Rows(
            name="fields",
            type="TokenScopeField",
            sql=_SQL["token_scope_fields"],
            limit=500,
            description="可读的字段，Query 为入口；fields that it reads, those of Query come first",
        ),
    ),
)

CALLER = ValueType(
    name="Caller",
    description="调用者；Who asks, in person or by an API token, and what the token may.",
    token_scopes=ANY_TOKEN,
    fields=(
        Value(name="role", type=Role, is_nullable=False, description="角色；role in which it asks"),
        Value(
            name="is_token",
            type=bool,
            is_nullable=False,
            description="是否以接口令牌调用；asks by an API token",
        ),
        Value(
            name="scopes",
            type=str,
            description="令牌的权限范围，空格分隔；scopes of the token, separated by spaces, null"
            " for a person",
        ),
    ),
)

AUDIT_EVENT = Entity(
    table=tables.AuditEvent,
    order=("-at",),
    fields=(
        Column(name="at", is_filterable=True, is_orderable=True),
        Column(name="role"),
        Column(name="action"),
        Column(name="subject_table"),
        Column(name="reason"),
        Column(name="request_id"),
        Column(name="operation_id", of="Operation"),
        ToOne(
            name="operation",
            target="Operation",
            by="operation_id",
            description="所属操作；operation that it belongs to, with all its rows",
        ),
        ToOne(name="user", target="User", by="user_id", description="操作人；who, null = system"),
        Rows(
            name="changes",
            type="FieldChange",
            sql=_SQL["field_changes"],
            limit=200,
            description="改动的字段；fields that it changed",
        ),
    ),
)


OPERATION = Entity(
    table=tables.Operation,
    order=("-at",),
    fields=(
        Column(name="at", is_orderable=True),
        Column(name="action"),
        Column(name="reason"),
        ToOne(name="user", target="User", by="user_id", description="操作人；who did it"),
        ToOne(
            name="undone_by",
            target="Operation",
            by="undone_by",
            description="撤销它的操作；operation that undid it, null while it holds",
        ),
        Expression(
            name="row_count",
            type=int,
            is_nullable=False,
            sql=_SQL["row_count"],
            description="改动的记录数；rows that it changed and that can be put back",
        ),
    ),
)

_NOUNS = (
    "Organization",
    "Branch",
    "Member",
    "Building",
    "Village",
    "Area",
    "Shop",
    "Town",
    "Department",
)
_SORTED_BY_CHANGE = frozenset({"Organization", "Branch"})


def _marks(of: str) -> tuple[Field, ...]:
    """Give what every noun tells of its changes: when, by whom, how often, and its history."""
    return (
        Column(name="revision"),
        Column(name="updated_at", is_orderable=of in _SORTED_BY_CHANGE),
        ToOne(
            name="updated_by",
            target="User",
            by="updated_by",
            description="最后修改人；who changed it last, null when you may not know",
        ),
        *_history(of.lower()),
    )


def _history(of: str) -> tuple[Field, ...]:
    return (
        ToMany(
            name="history",
            target="AuditEvent",
            matching=_SQL[f"{of}_history"],
            description="历史，只含您可查看的操作；what was done to it, as far as you may see",
        ),
    )


PART = Part(
    entities=(USER, SESSION, API_TOKEN, AUDIT_EVENT, OPERATION),
    values=(FIELD_CHANGE, TOKEN_SCOPE, TOKEN_SCOPE_FIELD, CALLER),
    extends={noun: _marks(noun) for noun in _NOUNS},
    roots=(
        ToOne(
            name="me",
            target="User",
            matching=_SQL["me"],
            description="当前登录的人；the signed-in person",
        ),
        Row(
            name="caller",
            type="Caller",
            sql=_SQL["caller"],
            is_nullable=False,
            description="调用者，令牌也可查；who asks, also by a token: its role and scopes",
        ),
        Rows(
            name="token_scopes",
            type="TokenScopeInfo",
            sql=_SQL["token_scopes"],
            limit=16,
            description="令牌的权限范围及其可读的字段；scopes of API tokens and what each reads",
        ),
        ToMany(
            name="users",
            target="User",
            description="用户，区级可见全部；users, all of them for district officers",
        ),
        ToMany(
            name="operations",
            target="Operation",
            description="操作，本人的，区级可见全部；what was done and can be undone, newest first",
        ),
        ToMany(
            name="audit_events",
            target="AuditEvent",
            description="审计日志；the audit log, as far as you may see",
        ),
    ),
    mutations=(
        Mutation(
            command=commands.end_session,
            returns={"me": "User"},
            description="结束自己的一个会话；end one of the own sessions",
        ),
        Mutation(
            command=commands.create_token,
            returns={"token": "ApiToken"},
            values={
                "secret": Value(
                    name="secret",
                    type=str,
                    description="令牌全文，只出现这一次；the token itself, told only here",
                )
            },
            is_remembered=False,
            description="生成自己的接口令牌；make an API token with at most one's own rights",
        ),
        Mutation(
            command=commands.revoke_token,
            returns={"token": "ApiToken"},
            description="撤销自己的接口令牌，两秒内各处失效；end one of the own API tokens",
        ),
    ),
)
