"""Which of the judges of a round may judge whom, and who may still come into it. Pure."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from backend.contests.errors import LatePanelError, NoJudgeLeftError, UnequalPanelsError
from backend.contests.rules import Declared, JudgesRule, RoundState, recusal_of

Row = Mapping[str, Any]


def is_recused(judge: Row, recusals: Iterable[Row], entry: Row) -> bool:
    """Tell whether a judge must not judge an entry; of all `recusals` the judge's own count."""
    declared = (
        Declared(row["entry_id"], row["organization_id"], row["reason"])
        for row in recusals
        if row["judge_id"] == judge["id"]
    )
    found = recusal_of(
        judge["organization_id"],
        list(declared),
        entry_id=entry["id"],
        organization_id=entry["organization_id"],
    )
    return bool(found)


def panel_of(judges: Iterable[Row], recusals: Collection[Row], entry: Row) -> int:
    """Give how many of the judges may judge an entry."""
    return sum(not is_recused(judge, recusals, entry) for judge in judges)


def hold_late_to_panel(
    a_round: Row, judges: Collection[Row], recusals: Collection[Row], first: Row, late: Row
) -> None:
    """Hold who enters an open round late to what its opening was held to.

    Somebody must be left to judge the entry, and a sum is one of as many judges as that of `first`,
    who starts first.
    Raises: NO_JUDGE_LEFT, LATE_PANEL.
    """
    if a_round["state"] is not RoundState.OPEN or not judges:
        return
    panel = panel_of(judges, recusals, late)
    if panel == 0:
        raise NoJudgeLeftError(bib=late["bib"], path=("entry", "organization_id"))
    if a_round["judges_rule"] is JudgesRule.SUM:
        others = panel_of(judges, recusals, first)
        if panel != others:
            raise LatePanelError(
                bib=late["bib"], panel=panel, others=others, path=("entry", "organization_id")
            )


def hold_to_equal_panels(
    a_round: Row, judges: Collection[Row], recusals: Collection[Row], entries: Iterable[Row]
) -> None:
    """Hold an open round whose judges are added up to as many judges for every entry.

    Raises: UNEQUAL_PANELS, with the bib of the first entry that has fewest.
    """
    if a_round["state"] is not RoundState.OPEN or a_round["judges_rule"] is not JudgesRule.SUM:
        return
    panels = [(panel_of(judges, recusals, entry), entry["bib"]) for entry in entries]
    fewest, bib = min(panels, default=(0, ""))
    most, _ = max(panels, default=(0, ""))
    if fewest < most:
        raise UnequalPanelsError(
            of_round=a_round["name"],
            bib=bib,
            panel=fewest,
            others=most,
            path=("accepts_unequal_panels",),
        )


def recused_entries(judge: Row, recusals: Iterable[Row], entries: Iterable[Row]) -> set[UUID]:
    """Give the entries that a judge must not judge."""
    own = [row for row in recusals if row["judge_id"] == judge["id"]]
    return {entry["id"] for entry in entries if is_recused(judge, own, entry)}
