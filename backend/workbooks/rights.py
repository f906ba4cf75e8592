"""Who imports and exports, in person or by an API token; which rows, row security says.

A token rehearses and exports what its other scopes read anyway, and nothing that names a person or
counts few of them (ADR 25).
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from backend.accounts.tokens import TokenScope
from backend.database.actor import Actor, Role
from backend.workbooks.columns import Column
from backend.workbooks.errors import (
    ExportColumnsClosedError,
    LedgerClosedToTokensError,
    MayNotImportError,
)
from backend.workbooks.ledgers import Ledger, LedgerCode

IMPORTS = frozenset({TokenScope.IMPORTS.value})
EXPORTS = frozenset({TokenScope.EXPORTS.value})

_IMPORTERS = frozenset(
    {Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.BRANCH_SECRETARY, Role.SYSTEM}
)
_ORGANIZERS = frozenset(
    {Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.SYSTEM}
)
"""Who organizes contests and brings the entries of them."""
_READ_BY: Mapping[LedgerCode, TokenScope] = MappingProxyType(
    {
        LedgerCode.DEPARTMENTS: TokenScope.ORGANIZATIONS,
        LedgerCode.TOWNS: TokenScope.ORGANIZATIONS,
        LedgerCode.VILLAGES: TokenScope.ORGANIZATIONS,
        LedgerCode.AREAS: TokenScope.ORGANIZATIONS,
        LedgerCode.BUILDINGS: TokenScope.ORGANIZATIONS,
        LedgerCode.ENTERPRISES: TokenScope.ORGANIZATIONS,
        LedgerCode.SOCIAL_ORGANIZATIONS: TokenScope.ORGANIZATIONS,
        LedgerCode.COVERAGE: TokenScope.BRANCHES,
        LedgerCode.SHOPS: TokenScope.SHOPS,
    }
)
"""The scope that reads what a ledger holds; the roster, the register and the entries name persons:
none reads those."""

_CLOSED_COLUMNS = frozenset(
    {
        "legal_representative",
        "contact_name",
        "contact_phone",
        "owner_name",
        "checker",
        "secretary_name",
        "instructor",
        "contact_officer",
        "members",
        "full_members",
        "probationary_members",
        "untransferred_members",
        "has_branch",
        "formation",
        "branch_name",
        "branch_founded_on",
        "covered_organizations",
        "reason",
        "disclosed_on",
        "coverage",
    }
)
_CLOSED: Mapping[LedgerCode, frozenset[str]] = MappingProxyType(
    dict.fromkeys(
        (LedgerCode.ENTERPRISES, LedgerCode.SOCIAL_ORGANIZATIONS, LedgerCode.SHOPS),
        _CLOSED_COLUMNS,
    )
)
"""Columns that name a person, count members, or repeat what an office reported of a branch."""

_OPEN_FILTERS = frozenset({"q", "isOperating", "isVerified", "sizeClass"})
"""Filters that are no column of a ledger by this name; any token that reads the type has them."""
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_BOUND = re.compile(r"_(from|to)$")


def may_import(actor: Actor, ledger: LedgerCode | None = None) -> bool:
    """Tell whether a person, or a program by a token, has workbooks checked, of a ledger or any."""
    roles = _ORGANIZERS if ledger is LedgerCode.ENTRIES else _IMPORTERS
    return actor.role in roles and (actor.scopes is None or bool(actor.scopes & IMPORTS))


def demand_rehearsal(actor: Actor, ledger: Ledger | None) -> None:
    """Refuse who has nothing checked, and to a token the ledgers that it does not read.

    Raises: MAY_NOT_IMPORT, LEDGER_CLOSED_TO_TOKENS.
    """
    if not may_import(actor, ledger.code if ledger else None):
        raise MayNotImportError(ledger=ledger.title if ledger else "台账")
    _demand_read(actor, ledger)


def demand_export(actor: Actor, ledger: Ledger, columns: Iterable[Column]) -> None:
    """Refuse to a token the ledgers that it does not read, and columns about persons.

    Raises: MAY_NOT_IMPORT, LEDGER_CLOSED_TO_TOKENS, EXPORT_COLUMNS_CLOSED.
    """
    if ledger.code is LedgerCode.ENTRIES and actor.role not in _ORGANIZERS:
        raise MayNotImportError(ledger=ledger.title)
    _demand_read(actor, ledger)
    if actor.scopes is None:
        return
    closed = _CLOSED.get(ledger.code, frozenset())
    if named := [one.field for one in columns if one.field in closed]:
        raise ExportColumnsClosedError(
            ledger=ledger.title, columns="、".join(named), path=("columns",)
        )


def may_narrow(actor: Actor, ledger: Ledger, name: str) -> bool:
    """Tell whether an export may be narrowed by a filter of the screen.

    A token narrows by what it may have written out: which rows answer a question about a closed
    column would tell the column.
    """
    if actor.scopes is None or name in _OPEN_FILTERS:
        return True
    closed = _CLOSED.get(ledger.code, frozenset())
    column = _CAPITAL.sub("_", name).lower()
    day = _BOUND.sub("_on", column)
    return any(
        one.field in {column, day} and one.is_exported and one.field not in closed
        for one in ledger.columns
    )


def _demand_read(actor: Actor, ledger: Ledger | None) -> None:
    if actor.scopes is None:
        return
    needed = _READ_BY.get(ledger.code) if ledger else None
    if needed is None or needed.value not in actor.scopes:
        raise LedgerClosedToTokensError(
            ledger=ledger.title if ledger else "未指明的台账", path=("ledger",)
        )
