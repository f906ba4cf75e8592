"""Figures about contests are published as the others are.

Revision: contest_figures, after frozen_results.
"""

from alembic import op

revision = "contest_figures"
down_revision = "frozen_results"
branch_labels = None
depends_on = None

_TABLE = "published_figures"
_FAMILIES = ("COVERAGE", "PARTITION", "BLIND_SPOT", "WARNING")
_UNITS = ("BRANCHES", "ORGANIZATIONS", "RATIO")
_NEW_UNITS = ("EVENTS", "ITEMS", "TEAMS", "PERSONS", "VISITS")


def upgrade() -> None:
    """Apply the change."""
    _allow("family", (*_FAMILIES, "CONTEST"))
    _allow("unit", (*_UNITS, *_NEW_UNITS))


def downgrade() -> None:
    """Take the change back; refused while such a figure is published."""
    _allow("unit", _UNITS)
    _allow("family", _FAMILIES)


def _allow(column: str, values: tuple[str, ...]) -> None:
    constraint = op.f(f"{_TABLE}_{column}_check")
    named = "', '".join(values)
    op.drop_constraint(constraint, _TABLE, type_="check")
    op.create_check_constraint(constraint, _TABLE, f"{column} in ('{named}')")
