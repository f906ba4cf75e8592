"""Judges have accounts: a role, and the one contest that it is for.

Revision: judge_accounts, after list_orders.
"""

import sqlalchemy as sa
from alembic import op

revision = "judge_accounts"
down_revision = "list_orders"
branch_labels = None
depends_on = None

_OFFICERS = ("DISTRICT_OFFICER", "TOWN_OFFICER", "DEPARTMENT_OFFICER", "BRANCH_SECRETARY")
_FORMER = (*_OFFICERS, "PUBLIC", "SYSTEM")
_PRESENT = (*_OFFICERS, "JUDGE", "PUBLIC", "SYSTEM")
_FORMER_SCOPE = (
    "(role = 'TOWN_OFFICER') = (town_id is not null)"
    " and (role = 'DEPARTMENT_OFFICER') = (department_id is not null)"
    " and (role = 'BRANCH_SECRETARY') = (branch_id is not null)"
)
_PRESENT_SCOPE = _FORMER_SCOPE + " and (role = 'JUDGE') = (contest_id is not null)"


def _replace(table: str, name: str, condition: str) -> None:
    constraint = op.f(f"{table}_{name}_check")
    op.drop_constraint(constraint, table, type_="check")
    op.create_check_constraint(constraint, table, condition)


def _roles(roles: tuple[str, ...]) -> str:
    named = "', '".join(roles)
    return f"role in ('{named}')"


def upgrade() -> None:
    """Apply the change."""
    op.add_column(
        "users",
        sa.Column(
            "contest_id",
            sa.Uuid(),
            nullable=True,
            comment="执裁的竞赛；contest of a judge, who signs in by a pass",
        ),
    )
    _replace("users", "role", _roles(_PRESENT))
    _replace("users", "role_scope", _PRESENT_SCOPE)
    _replace("audit_events", "role", _roles(_PRESENT))


def downgrade() -> None:
    """Take the change back; refused while a judge has an account."""
    _replace("audit_events", "role", _roles(_FORMER))
    _replace("users", "role_scope", _FORMER_SCOPE)
    _replace("users", "role", _roles(_FORMER))
    op.drop_column("users", "contest_id")
