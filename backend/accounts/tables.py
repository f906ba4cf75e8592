"""Tables of the accounts: users, sessions, API tokens, failed sign-ins, the audit log.

Logins are unique in the whole installation, since a person signs in before a district is known;
these tables are infrastructure and never spread by district.
"""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Identity, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from backend.database.actor import Role
from backend.database.columns import (
    Category,
    check,
    document,
    moment,
    one_of,
    refers,
    rules,
    sealed,
    words,
)
from backend.database.scope import (
    EVERY_DISTRICT,
    EVERY_ROW,
    ActorKey,
    Reach,
    Scope,
    equals,
    own_rows,
)
from backend.kit.clock import now
from backend.kit.ids import new_id

_PEOPLE = (
    Role.DISTRICT_OFFICER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.BRANCH_SECRETARY,
)


class _AccountRow(SQLModel):
    """A row of an account: one district, an id, when it was made."""

    model_config = SQLModelConfig(arbitrary_types_allowed=True)
    __category__: ClassVar[Category] = Category.INFRASTRUCTURE

    district_id: UUID = Field(primary_key=True, description="所属区；the district (tenant)")
    id: UUID = Field(primary_key=True, default_factory=new_id, description="标识；identifier")
    created_at: datetime = moment("建立时间；when it was made", default_factory=now)


class User(_AccountRow, table=True):
    """用户；A person who signs in, with one role and its scope."""

    __tablename__ = "users"
    __table_args__ = rules(
        refers("town_id", "towns"),
        refers("department_id", "departments"),
        refers("branch_id", "branches"),
        refers("contest_id", "contests"),
        check(
            "role_scope",
            "(role = 'TOWN_OFFICER') = (town_id is not null)"
            " and (role = 'DEPARTMENT_OFFICER') = (department_id is not null)"
            " and (role = 'BRANCH_SECRETARY') = (branch_id is not null)"
            " and (role = 'JUDGE') = (contest_id is not null)",
        ),
    )
    __scope__: ClassVar[Scope] = Scope(
        read=dict.fromkeys((*_PEOPLE, Role.JUDGE), Reach((equals("id", ActorKey.USER),)))
        | {Role.DISTRICT_OFFICER: EVERY_ROW, Role.SYSTEM: EVERY_DISTRICT},
        write={Role.SYSTEM: EVERY_DISTRICT},
        closed_to_tokens=True,
    )

    login: str = words("登录名；login, lower case", unique=True)
    name: str = words("姓名；name shown on screens")
    role: Role = one_of(Role, "role", "角色；role")
    town_id: UUID | None = Field(default=None, description="所辖镇街；town of a town officer")
    department_id: UUID | None = Field(default=None, description="所在部门；line of an officer")
    branch_id: UUID | None = Field(default=None, description="所在党组织；branch of a secretary")
    contest_id: UUID | None = Field(
        default=None, description="执裁的竞赛；contest of a judge, who signs in by a pass"
    )
    password_hash: str = words("口令散列 (Argon2id)；password hash")
    is_active: bool = Field(default=True, description="是否启用；may sign in")


class Session(_AccountRow, table=True):
    """会话；A signed-in browser; only a hash of its secret is kept."""

    __tablename__ = "sessions"
    __table_args__ = rules(
        refers("user_id", "users", cascade=True), refers("pass_id", "judge_passes", cascade=True)
    )
    __scope__: ClassVar[Scope] = own_rows(has_judges=True)

    user_id: UUID = Field(description="用户；user")
    pass_id: UUID | None = Field(
        default=None, description="评委通行码；pass that opened it, then no idle time ends it"
    )
    secret_hash: bytes = sealed("会话密钥散列 (SHA-256)；hash of the secret", unique=True)
    seen_at: datetime = moment("最后活动时间；last use", default_factory=now)
    expires_at: datetime = moment("绝对到期时间；absolute end")
    address: str | None = words("登录地址；address at sign-in", default=None)
    device: str | None = words("设备；user agent, shortened", default=None)


class ApiToken(_AccountRow, table=True):
    """接口令牌；A token of a person for a program, with scopes and an expiry; shown once."""

    __tablename__ = "api_tokens"
    __table_args__ = rules(refers("user_id", "users", cascade=True))
    __scope__: ClassVar[Scope] = own_rows(district_reads=True)

    user_id: UUID = Field(description="所有人；owner whose present rights bound the token")
    name: str = words("用途；what it is for")
    secret_hash: bytes = sealed("令牌散列 (SHA-256)；hash of the token", unique=True)
    prefix: str = words("令牌开头；first characters, to recognize it")
    scopes: list[str] = document("权限范围；scopes; with `published` alone it acts as the public")
    expires_on: date = Field(description="到期日；first day on which it no longer works")
    used_at: datetime | None = moment("最后使用时间；last use", default=None)
    revoked_at: datetime | None = moment("撤销时间；when it was revoked", default=None)


class SignInFailure(SQLModel, table=True):
    """登录失败；A failed sign-in by account and device, for throttling; kept for a day."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (Index("sign_in_failures_key_idx", "key_hash", "at"),)
    __category__: ClassVar[Category] = Category.INFRASTRUCTURE
    __scope__: ClassVar[Scope] = Scope(
        read={Role.SYSTEM: EVERY_DISTRICT}, write={Role.SYSTEM: EVERY_DISTRICT}
    )

    id: UUID = Field(primary_key=True, default_factory=new_id, description="标识；identifier")
    key_hash: bytes = sealed("账号与设备散列；hash of login and device")
    at: datetime = moment("时间；when", default_factory=now)


class AuditEvent(SQLModel, table=True):
    """审计日志；Who did what to which row, when and why; append-only for the application."""

    __tablename__ = "audit_events"
    __table_args__ = (
        ForeignKeyConstraint(["district_id"], ["districts.id"], ondelete="NO ACTION"),
        Index("audit_events_subject_idx", "district_id", "subject_table", "subject_id", "at"),
        Index("audit_events_at_idx", "district_id", "at"),
        Index("audit_events_user_idx", "district_id", "user_id", "at"),
        Index("audit_events_batch_idx", "district_id", "batch_id"),
        Index("audit_events_sequence_idx", "district_id", "sequence"),
    )
    __category__: ClassVar[Category] = Category.TENANT
    __scope__: ClassVar[Scope] = Scope(
        read={
            Role.DISTRICT_OFFICER: EVERY_ROW,
            Role.SYSTEM: EVERY_ROW,
            Role.TOWN_OFFICER: Reach((equals("user_id", ActorKey.USER),)),
            Role.DEPARTMENT_OFFICER: Reach((equals("user_id", ActorKey.USER),)),
            Role.BRANCH_SECRETARY: Reach((equals("user_id", ActorKey.USER),)),
        },
        write=dict.fromkeys((*_PEOPLE, Role.JUDGE), Reach((equals("user_id", ActorKey.USER),)))
        | {Role.SYSTEM: EVERY_ROW},
        append_only=True,
        tokens_append=True,
        closed_to_tokens=True,
    )

    district_id: UUID = Field(primary_key=True, description="所属区；the district (tenant)")
    id: UUID = Field(primary_key=True, default_factory=new_id, description="标识；identifier")
    sequence: int | None = Field(
        default=None,
        sa_type=BigInteger,
        nullable=False,
        sa_column_args=[Identity(always=True)],
        description="序号；order of writing",
    )
    at: datetime = moment("时间；when", default_factory=now)
    user_id: UUID | None = Field(default=None, description="用户；who, null = the system")
    role: Role = one_of(Role, "role", "角色；role in which it was done")
    action: str = words("动作；verb, such as organization.register or member.reveal")
    subject_table: str = words("对象类别；table of the row")
    subject_id: UUID | None = Field(default=None, description="对象；row, null = several")
    before: dict[str, Any] | None = document("修改前；fields before", default=None, nullable=True)
    after: dict[str, Any] | None = document("修改后；fields after", default=None, nullable=True)
    reason: str | None = words("事由；purpose or reason given", default=None)
    batch_id: UUID | None = Field(default=None, description="导入批次；import that did it")
    operation_id: UUID | None = Field(
        default=None, description="操作；operation that it belongs to, one for all its rows"
    )
    request_id: str | None = words("请求编号；request", default=None)


class AuditSeal(SQLModel, table=True):
    """审计封条；A link of the chain over the audit log: digests of events, sealed."""

    __tablename__ = "audit_seals"
    __table_args__ = (
        ForeignKeyConstraint(["district_id"], ["districts.id"], ondelete="NO ACTION"),
        UniqueConstraint("district_id", "number"),
    )
    __category__: ClassVar[Category] = Category.TENANT
    __scope__: ClassVar[Scope] = Scope(
        read={Role.SYSTEM: EVERY_ROW},
        write={Role.SYSTEM: EVERY_ROW},
        append_only=True,
        closed_to_tokens=True,
    )

    district_id: UUID = Field(primary_key=True, description="所属区；the district (tenant)")
    id: UUID = Field(primary_key=True, default_factory=new_id, description="标识；identifier")
    number: int = Field(description="封条号，从 1 起；place in the chain, from 1")
    sealed_at: datetime = moment("封存时间；when")
    seen: int = Field(
        sa_type=BigInteger, description="当时的最大序号；highest number of an event then"
    )
    horizon: int = Field(
        sa_type=BigInteger, description="当时的事务界；first transaction not begun then"
    )
    floor: int = Field(
        sa_type=BigInteger, description="当时的事务底；first transaction that had not ended then"
    )
    sequences: list[int] = Field(
        sa_type=ARRAY(BigInteger), nullable=False, description="审计记录的序号；numbers of events"
    )
    digests: bytes = sealed("审计记录的摘要 (SHA-256)；a digest of each, in the same order")
    previous: bytes = sealed("前一封条；the seal before, zeros = none")
    seal: bytes = sealed("封条 (HMAC-SHA-256)；the seal over all of this")


def _of_person() -> Scope:
    """Let people see and write what they did themselves, and the district all of it."""
    own = Reach((equals("user_id", ActorKey.USER),))
    rights = dict.fromkeys(_PEOPLE, own) | {
        Role.DISTRICT_OFFICER: EVERY_ROW,
        Role.SYSTEM: EVERY_ROW,
    }
    return Scope(read=rights, write=rights, closed_to_tokens=True)


class Operation(SQLModel, table=True):
    """操作；What a person did in one transaction, to one row or to many; it can be undone."""

    __tablename__ = "operations"
    __table_args__ = (
        ForeignKeyConstraint(["district_id"], ["districts.id"], ondelete="NO ACTION"),
        Index("operations_at_idx", "district_id", "at"),
        Index("operations_user_idx", "district_id", "user_id", "at"),
    )
    __category__: ClassVar[Category] = Category.TENANT
    __scope__: ClassVar[Scope] = _of_person()

    district_id: UUID = Field(primary_key=True, description="所属区；the district (tenant)")
    id: UUID = Field(primary_key=True, default_factory=new_id, description="标识；identifier")
    at: datetime = moment("时间；when", default_factory=now)
    user_id: UUID = Field(description="用户；who")
    action: str = words("动作；verb, such as organization.change")
    reason: str | None = words("事由；reason given", default=None)
    undone_by: UUID | None = Field(
        default=None, description="撤销它的操作；operation that undid it"
    )


class OperationChange(SQLModel, table=True):
    """操作的改动；A row before and after an operation, sealed columns included, to put it back."""

    __tablename__ = "operation_changes"
    __table_args__ = rules(
        refers("operation_id", "operations", cascade=True),
        Index("operation_changes_subject_idx", "district_id", "subject_id"),
    )
    __category__: ClassVar[Category] = Category.TENANT
    __scope__: ClassVar[Scope] = _of_person()

    district_id: UUID = Field(primary_key=True, description="所属区；the district (tenant)")
    id: UUID = Field(primary_key=True, default_factory=new_id, description="标识；identifier")
    operation_id: UUID = Field(description="操作；the operation")
    user_id: UUID = Field(description="用户；who did it")
    sequence: int | None = Field(
        default=None,
        sa_type=BigInteger,
        nullable=False,
        sa_column_args=[Identity(always=True)],
        description="序号；order of writing",
    )
    part_id: UUID | None = Field(
        default=None, description="所属的行；row of a bulk edit for which it was done"
    )
    subject_table: str = words("对象类别；table of the row")
    subject_id: UUID = Field(description="对象；the row")
    before: dict[str, Any] | None = document("修改前；image before", default=None, nullable=True)
    after: dict[str, Any] | None = document("修改后；image after", default=None, nullable=True)


class IdempotencyKey(SQLModel, table=True):
    """幂等键；The first answer of a mutation by its key, so that a repeat has no second effect."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (
        ForeignKeyConstraint(["district_id"], ["districts.id"], ondelete="NO ACTION"),
        Index("idempotency_keys_created_idx", "district_id", "created_at"),
    )
    __category__: ClassVar[Category] = Category.TENANT
    __scope__: ClassVar[Scope] = own_rows(has_judges=True)

    district_id: UUID = Field(primary_key=True, description="所属区；the district (tenant)")
    user_id: UUID = Field(primary_key=True, description="用户；who sent it")
    key: str = words("键；key that the caller chose", primary_key=True)
    operation: str = words("操作；name of the mutation")
    body_digest: bytes = sealed("请求摘要 (SHA-256)；digest of the input")
    response: bytes | None = sealed("首次应答；the first payload", default=None)
    created_at: datetime = moment("时间；when", default_factory=now)
