"""The rows of the dated facts about the demo's organizations: years, checks, reports, work."""

from datetime import date, timedelta

from backend.branches.rules import Formation
from backend.demo.ground import revenue_of
from backend.demo.history import History
from backend.demo.world import Link, Organization
from backend.organizations.rules import WorkCoverageKind

_YEARS_KEPT, _GROWTH = 3, 4
_SILENT, _SILENT_WITHOUT_MEMBERS = 0.03, 0.14
_WRONG = 0.05
_DECEMBER = (12, 31)


def write_reports(history: History) -> None:
    """Enter what the ledgers repeat about each organization, year by year."""
    for organization in history.world.organizations:
        _write_years(history, organization)
        _write_checks(history, organization)
        if not history.world.chance(_SILENT if organization.jobs else _SILENT_WITHOUT_MEMBERS):
            _write_counts(history, organization)
        _write_branch_report(history, organization)
        _write_work(history, organization)


def _write_years(history: History, organization: Organization) -> None:
    last = history.world.today.year - 1
    revenue = revenue_of(organization)
    for year in range(last - _YEARS_KEPT + 1, last + 1):
        closing = date(year, *_DECEMBER)
        is_over = organization.ended_on is not None and organization.ended_on <= closing
        if organization.registered_on > closing or is_over:
            continue
        growth = 100 - _GROWTH * (last - year)
        history.put(
            "organization_years",
            closing,
            after=organization.id,
            organization_id=organization.id,
            year=year,
            employees=max(1, organization.employees * growth // 100),
            revenue=revenue * growth / 100,
        )


def _write_checks(history: History, organization: Organization) -> None:
    officer = f"{organization.town.name}党建办"
    for check in organization.checks:
        history.put(
            "operating_checks",
            check.day,
            after=organization.id,
            organization_id=organization.id,
            checked_on=check.day,
            finding=check.finding,
            evidence=check.evidence,
            checker=officer,
        )


def _write_counts(history: History, organization: Organization) -> None:
    """Report the members at the close of a year and of the last quarter; some miscount."""
    for day in _report_days(history, organization):
        full = organization.full_members_on(day)
        at_work = sum(
            job.holds_on(day) and job.member.joined_on <= day for job in organization.jobs
        )
        is_wrong = bool(full) and history.world.chance(_WRONG)
        reported = full + (1 if history.world.chance(0.6) else -1) if is_wrong else full
        probationary = max(0, at_work - full)
        history.put(
            "reported_counts",
            day,
            after=organization.id,
            organization_id=organization.id,
            reported_on=day,
            members=reported + probationary,
            full_members=reported,
            probationary_members=probationary,
        )


def _report_days(history: History, organization: Organization) -> list[date]:
    month = history.world.today.replace(day=1) - timedelta(days=1)
    last = history.world.today.year - 1
    days = [date(last - 1, *_DECEMBER), date(last, *_DECEMBER), month]
    known = [
        day
        for day in dict.fromkeys(days)
        if day >= organization.registered_on
        and (organization.ended_on is None or day < organization.ended_on)
    ]
    return known if organization.jobs else known[:1]


def _write_branch_report(history: History, organization: Organization) -> None:
    """Report the branch as the ledger has it at the end of the last quarter; some are outdated."""
    day = history.days[-2] - timedelta(days=1)
    if organization.registered_on > day or organization.ended_on is not None:
        return
    if not organization.jobs and not history.world.chance(0.4):
        return
    link = next((each for each in organization.links if _is_live(each, day)), None)
    if link is not None and history.world.chance(_WRONG):
        link = None
    way = link.formation if link else None
    history.put(
        "reported_branches",
        day,
        after=organization.id,
        organization_id=organization.id,
        reported_on=day,
        has_branch=link is not None,
        formation=Formation(way).label if way else None,
        branch_name=link.branch.name if link else None,
        founded_on=link.branch.founded_on if link else None,
        reason=None if link else "党员人数不足",
    )


def _is_live(link: Link, day: date) -> bool:
    return link.start <= day and (link.end is None or day < link.end)


def _write_work(history: History, organization: Organization) -> None:
    """Send instructors where nobody covers the organization; large ones have a union."""
    world = history.world
    first = max(organization.registered_on, world.began_on - timedelta(days=600))
    if not organization.links and world.chance(0.45):
        start = world.day_between(first, world.today)
        history.spell(
            "work_coverages",
            start,
            organization.ended_on,
            after=organization.id,
            organization_id=organization.id,
            kind=WorkCoverageKind.INSTRUCTOR,
            name=world.names.person(),
        )
    if organization.employees > 100 and world.chance(0.6):  # noqa: PLR2004 - a large staff
        history.spell(
            "work_coverages",
            world.day_between(first, world.today),
            organization.ended_on,
            after=organization.id,
            organization_id=organization.id,
            kind=WorkCoverageKind.UNION,
            name=f"{organization.name}工会委员会",
        )
