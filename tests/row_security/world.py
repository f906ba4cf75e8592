"""A small world: two districts, and in the first of them two towns, two lines, two branches.

Every table has rows that are `near` to the actors of the matrix, `far` from them in the same
district, or `abroad` in the other district; some lie between (`joint`, `double`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy.dialects.postgresql import Range
from sqlmodel import SQLModel

from backend.accounts import tables as accounts
from backend.branches import tables as branches
from backend.branches.rules import ApprovalAction, BranchKind, Formation
from backend.commerce import tables as commerce
from backend.commerce.rules import ShopPlatform
from backend.contests import tables as contests
from backend.contests.receiving import ScoreKind, Verdict
from backend.contests.rules import AwardRank, CarryPlace, ContestLevel, RecusalReason
from backend.coverage.rules import Population
from backend.database.actor import Actor, Role
from backend.events import tables as events
from backend.figures import tables as figures
from backend.figures.codes import FigureCode, FigureFamily, FigureUnit
from backend.geometries import tables as geometries
from backend.kit.geo import CoordinateSystem
from backend.members import tables as members
from backend.members.rules import BranchPost, MemberKind, RegistrationRole, Standing
from backend.organizations import tables as organizations
from backend.organizations.rules import OperatingFinding, OrganizationKind, WorkCoverageKind
from backend.places import tables as places
from backend.places.rules import DepartmentKind, TownKind
from backend.webhooks import tables as webhooks
from backend.webhooks.rules import DeliveryKind
from backend.workbooks import tables as workbooks

DAY = date(2026, 1, 1)
MOMENT = datetime(2026, 1, 1, 4, 0, tzinfo=UTC)
SINCE_EVER: Range[date] = Range(None, None)
ALL_SCOPES = frozenset(
    {"published", "figures", "organizations", "branches", "shops", "imports", "exports"}
)


def ident(name: str) -> UUID:
    """Give the id of the row that is called so, e.g. `towns near`."""
    return uuid5(NAMESPACE_URL, name)


HERE, ABROAD = ident("districts here"), ident("districts abroad")


@dataclass(frozen=True)
class Labeled:
    """A row with what it is called in the expectation."""

    label: str
    row: SQLModel

    @property
    def table(self) -> str:
        """The table that it stands in."""
        return str(self.row.__tablename__)

    @property
    def district(self) -> UUID:
        """The district that it belongs to."""
        if self.table == "districts":
            return ident(f"districts {self.label}")
        return getattr(self.row, "district_id", HERE)


def _actor(role: Role, user: str | None, **scope: Any) -> Actor:
    user_id = None if user is None else ident(f"users {user}")
    if user is not None and "scopes" in scope:
        scope["token_id"] = ident(f"api_tokens {user}")
    return Actor(district_id=HERE, role=role, user_id=user_id, request_id="matrix", **scope)


ACTORS = {
    "district": _actor(Role.DISTRICT_OFFICER, "district"),
    "town": _actor(Role.TOWN_OFFICER, "town", town_id=ident("towns near")),
    "department": _actor(
        Role.DEPARTMENT_OFFICER, "department", department_id=ident("departments near")
    ),
    "secretary": _actor(Role.BRANCH_SECRETARY, "secretary", branch_id=ident("branches near")),
    "judge": _actor(Role.JUDGE, "judge", contest_id=ident("contests near")),
    "public": _actor(Role.PUBLIC, None),
    "public token": _actor(Role.PUBLIC, None, scopes=frozenset({"published"})),
    "system": _actor(Role.SYSTEM, None),
    "district token": _actor(Role.DISTRICT_OFFICER, "district", scopes=ALL_SCOPES),
    "town token": _actor(Role.TOWN_OFFICER, "town", town_id=ident("towns near"), scopes=ALL_SCOPES),
    "secretary token": _actor(
        Role.BRANCH_SECRETARY, "secretary", branch_id=ident("branches near"), scopes=ALL_SCOPES
    ),
}
"""Who asks. All of them belong to the district `here`."""


def world() -> list[Labeled]:
    """Give every row."""
    return [
        *_districts(),
        *_places("near", HERE, 1),
        *_places("far", HERE, 2),
        *_places("abroad", ABROAD, 1),
        *_about_organizations(),
        *_about_branches(),
        *_about_members(),
        *_shops(),
        *_accounts(),
        *_contests(),
        *_imports(),
        *_publications(),
        *_events(),
        *_seals(),
    ]


def _districts() -> Iterator[Labeled]:
    for label, code in (("here", "990199"), ("abroad", "990198")):
        row = places.District(
            id=ident(f"districts {label}"), code=code, name=label, committee_name=label
        )
        yield Labeled(label, row)


def _places(label: str, district: UUID, number: int) -> Iterator[Labeled]:
    town = ident(f"towns {label}")

    def named(made: type[SQLModel], /, **values: Any) -> Labeled:
        name = f"{made.__tablename__} {label}"
        texts = {"name": name, "name_sort": name, "search_text": name}
        return Labeled(label, made(district_id=district, id=ident(name), **texts, **values))

    yield named(places.Town, kind=TownKind.TOWN)
    yield named(places.Department, kind=DepartmentKind.OTHER)
    yield named(places.Village, town_id=town)
    yield named(places.Area, town_id=town)
    yield named(places.BuildingGroup, town_id=town)
    yield named(places.Building, town_id=town)
    rules = places.RuleVersion(
        district_id=district,
        id=ident(f"rule_versions {label}"),
        version=number,
        effective_from=date(2020, number, 1),
        settings={},
    )
    yield Labeled(label, rules)


def _about_organizations() -> Iterator[Labeled]:
    yield from _organization("near", HERE, "near", ["near"])
    yield from _organization("far", HERE, "far", ["far"])
    yield from _organization("joint", HERE, "far", ["near", "far"])
    yield from _organization("abroad", ABROAD, "abroad", ["abroad"])


def _organization(
    label: str, district: UUID, place: str, branch_labels: Sequence[str]
) -> Iterator[Labeled]:
    town, department = ident(f"towns {place}"), ident(f"departments {place}")
    covering = [ident(f"branches {name}") for name in branch_labels]
    name = f"organizations {label}"
    yield Labeled(
        label,
        organizations.Organization(
            district_id=district,
            id=ident(name),
            credit_code=f"code {label}",
            name=name,
            kind=OrganizationKind.ENTERPRISE,
            town_id=town,
            department_id=department,
            branch_ids=covering,
            name_sort=name,
            search_text=name,
        ),
    )

    def about(made: type[SQLModel], /, **values: Any) -> Labeled:
        row = made(
            district_id=district,
            id=ident(f"{made.__tablename__} {label}"),
            organization_id=ident(name),
            scope_town_id=town,
            scope_department_id=department,
            scope_branch_ids=covering,
            **values,
        )
        return Labeled(label, row)

    yield about(organizations.Placement, town_id=town, department_id=department, valid=SINCE_EVER)
    yield about(organizations.OrganizationYear, year=2025)
    yield about(organizations.OperatingCheck, checked_on=DAY, finding=OperatingFinding.OPERATING)
    yield about(organizations.ReportedCount, reported_on=DAY, full_members=1)
    yield about(organizations.ReportedBranch, reported_on=DAY, secretary_name=f"书记 {label}")
    yield about(
        organizations.MergedOrganization, credit_code=f"merged {label}", name=f"并入 {label}"
    )
    yield about(organizations.WorkCoverage, kind=WorkCoverageKind.INSTRUCTOR, valid=SINCE_EVER)
    yield about(
        organizations.MemberCount,
        is_computed=False,
        full_members=1,
        probationary_members=0,
        untransferred_members=0,
        valid=SINCE_EVER,
    )


def _about_branches() -> Iterator[Labeled]:
    yield from _branch("near", HERE, ["near"])
    yield from _branch("far", HERE, ["far"])
    yield from _branch("joint", HERE, ["near", "far"])
    yield from _branch("abroad", ABROAD, ["abroad"])


def _branch(label: str, district: UUID, reaches: Sequence[str]) -> Iterator[Labeled]:
    scope: dict[str, Any] = {
        "scope_town_ids": [ident(f"towns {name}") for name in reaches],
        "scope_department_ids": [ident(f"departments {name}") for name in reaches],
    }
    name = f"branches {label}"
    host = ident(f"organizations {reaches[-1]}")
    yield Labeled(
        label,
        branches.Branch(
            district_id=district,
            id=ident(name),
            name=name,
            kind=BranchKind.BRANCH,
            formation=Formation.SOLE,
            name_sort=name,
            search_text=name,
            **scope,
        ),
    )

    def about(made: type[SQLModel], /, **values: Any) -> Labeled:
        row_id = ident(f"{made.__tablename__} {label}")
        row = made(district_id=district, id=row_id, branch_id=ident(name), **scope, **values)
        return Labeled(label, row)

    yield about(
        branches.Approval,
        action=ApprovalAction.FOUNDING,
        kind=BranchKind.BRANCH,
        formation=Formation.SOLE,
        valid=SINCE_EVER,
    )
    yield about(branches.Host, organization_id=host, valid=SINCE_EVER)
    yield about(
        branches.CoverageLink, organization_id=host, formation=Formation.SOLE, valid=SINCE_EVER
    )
    yield about(branches.Term, valid=SINCE_EVER)
    yield about(branches.SentOfficial, name=f"干部 {label}", post="书记", valid=SINCE_EVER)
    yield about(members.RosterConfirmation, confirmed_on=DAY, roster_digest=label, member_count=1)
    yield about(
        members.RosterNote,
        confirmation_id=ident(f"roster_confirmations {label}"),
        text=f"存疑 {label}",
    )


def _about_members() -> Iterator[Labeled]:
    yield from _member("near", HERE, "near", [], ["near"])
    yield from _member("far", HERE, "far", [], ["far"])
    yield from _member("double", HERE, "far", ["near"], ["near", "far"])
    yield from _member("abroad", ABROAD, "abroad", [], ["abroad"])


def _member(
    label: str, district: UUID, formal: str, active_in: Sequence[str], reaches: Sequence[str]
) -> Iterator[Labeled]:
    branch = ident(f"branches {formal}")
    member = ident(f"members {label}")
    name = f"党员 {label}"

    def about(made: type[SQLModel], /, **values: Any) -> Labeled:
        row = made(
            district_id=district,
            id=ident(f"{made.__tablename__} {label}"),
            scope_branch_id=branch,
            scope_activity_branch_ids=[ident(f"branches {other}") for other in active_in],
            scope_town_ids=[ident(f"towns {town}") for town in reaches],
            **values,
        )
        return Labeled(label, row)

    yield about(members.Person, name=name, id_number_hash=label.encode())
    yield about(
        members.Member,
        person_id=ident(f"persons {label}"),
        name=name,
        kind=MemberKind.FULL,
        name_sort=name,
        search_text=name,
    )
    yield about(
        members.StandingPeriod, member_id=member, standing=Standing.NORMAL, valid=SINCE_EVER
    )
    yield about(
        members.Registration,
        member_id=member,
        branch_id=branch,
        role=RegistrationRole.FORMAL,
        valid=SINCE_EVER,
    )
    organization = ident(f"organizations {formal}")
    yield about(members.Workplace, member_id=member, organization_id=organization, valid=SINCE_EVER)
    yield about(
        members.PostHolding,
        member_id=member,
        branch_id=branch,
        post=BranchPost.COMMITTEE_MEMBER,
        valid=SINCE_EVER,
    )


def _shops() -> Iterator[Labeled]:
    for label, district, place in (
        ("near", HERE, "near"),
        ("far", HERE, "far"),
        ("homeless", HERE, None),
        ("abroad", ABROAD, "abroad"),
    ):
        town = None if place is None else ident(f"towns {place}")
        department = None if place is None else ident(f"departments {place}")
        name = f"shops {label}"
        yield Labeled(
            label,
            commerce.Shop(
                district_id=district,
                id=ident(name),
                name=name,
                platform=ShopPlatform.TAOBAO,
                town_id=town,
                department_id=department,
                name_sort=name,
                search_text=name,
            ),
        )
        yield Labeled(
            label,
            commerce.Disclosure(
                district_id=district,
                id=ident(f"disclosures {label}"),
                shop_id=ident(name),
                town_id=town,
                department_id=department,
                valid=SINCE_EVER,
            ),
        )


def _accounts() -> Iterator[Labeled]:
    scopes: dict[str, dict[str, Any]] = {
        "district": {"role": Role.DISTRICT_OFFICER},
        "town": {"role": Role.TOWN_OFFICER, "town_id": ident("towns near")},
        "department": {
            "role": Role.DEPARTMENT_OFFICER,
            "department_id": ident("departments near"),
        },
        "secretary": {"role": Role.BRANCH_SECRETARY, "branch_id": ident("branches near")},
        "colleague": {"role": Role.TOWN_OFFICER, "town_id": ident("towns near")},
        "judge": {"role": Role.JUDGE, "contest_id": ident("contests near")},
        "other_judge": {"role": Role.JUDGE, "contest_id": ident("contests near")},
        "abroad": {"role": Role.DISTRICT_OFFICER},
    }
    for label, scope in scopes.items():
        district = ABROAD if label == "abroad" else HERE
        user = ident(f"users {label}")

        def own(
            made: type[SQLModel], /, label: str = label, district: UUID = district, **values: Any
        ) -> Labeled:
            row_id = ident(f"{made.__tablename__} {label}")
            return Labeled(label, made(district_id=district, id=row_id, **values))

        secret = label.encode()
        yield own(accounts.User, login=label, name=label, password_hash="-", **scope)
        yield own(accounts.Session, user_id=user, secret_hash=secret, expires_at=MOMENT)
        yield own(
            accounts.ApiToken,
            user_id=user,
            name=label,
            secret_hash=secret,
            prefix=label,
            scopes=[],
            expires_on=DAY,
        )
        yield own(
            webhooks.Webhook,
            user_id=user,
            name=label,
            url=f"https://{label}.example/",
            types=[],
            kinds=[],
            secret=secret,
        )
        yield own(
            webhooks.WebhookDelivery,
            webhook_id=ident(f"webhooks {label}"),
            user_id=user,
            kind=DeliveryKind.TEST,
        )
        yield own(
            accounts.AuditEvent,
            at=MOMENT,
            user_id=user,
            role=scope["role"],
            action="matrix",
            subject_table="members",
            reason=f"事由 {label}",
        )
        yield own(accounts.Operation, at=MOMENT, user_id=user, action="matrix")
        yield own(
            accounts.OperationChange,
            operation_id=ident(f"operations {label}"),
            user_id=user,
            subject_table="members",
            subject_id=ident("members far"),
            before={"name": f"改动 {label}"},
        )
        yield Labeled(
            label,
            accounts.IdempotencyKey(
                district_id=district, user_id=user, key=label, operation="x", body_digest=secret
            ),
        )
    yield Labeled(
        "nobody",
        accounts.AuditEvent(
            district_id=HERE,
            id=ident("audit_events nobody"),
            at=MOMENT,
            role=Role.SYSTEM,
            action="matrix",
            subject_table="members",
            reason="事由 nobody",
        ),
    )
    yield Labeled("any", accounts.SignInFailure(id=ident("sign_in_failures any"), key_hash=b"x"))


def _contests() -> Iterator[Labeled]:
    """Give contests of a town, of a line, of another town, of the district and of elsewhere.

    `other` rows belong to the contest `near` and to the other judge of it.
    """
    near_town, far_town = ident("towns near"), ident("towns far")
    line = ident("departments near")
    yield from _contest("near", HERE, "judge", organizer_town_id=near_town)
    yield from _judge("other", "near", "other_judge", organizer_town_id=near_town)
    yield from _contest("line", HERE, "colleague", organizer_department_id=line)
    yield from _contest("far", HERE, "town", organizer_town_id=far_town)
    yield from _contest("common", HERE, "secretary")
    yield from _contest("abroad", ABROAD, "abroad")
    yield _released()


def _contest(label: str, district: UUID, judge: str, **organizer: Any) -> Iterator[Labeled]:
    contest, name = ident(f"contests {label}"), f"竞赛 {label}"
    place = "abroad" if label == "abroad" else "near"
    texts: dict[str, Any] = {"name": name, "name_sort": name, "search_text": name}
    period: dict[str, Any] = {"starts_on": DAY, "ends_on": DAY}
    terms: dict[str, Any] = {"appeal_hours": 24, "name_days": 90}
    yield Labeled(
        label,
        contests.Contest(
            district_id=district,
            id=contest,
            level=ContestLevel.DISTRICT,
            **texts,
            **period,
            **terms,
            **organizer,
        ),
    )
    organization = ident(f"organizations {place}")
    discipline, entry = ident(f"disciplines {label}"), ident(f"entries {label}")
    contest_round = ident(f"rounds {label}")

    def about(made: type[SQLModel], /, **values: Any) -> Labeled:
        row_id = ident(f"{made.__tablename__} {label}")
        row = made(district_id=district, id=row_id, contest_id=contest, **organizer, **values)
        return Labeled(label, row)

    yield about(contests.Discipline, name=name, position=1)
    yield about(
        contests.Round, discipline_id=discipline, name=name, position=1, tie_rules=["SHARED"]
    )
    yield about(contests.Criterion, round_id=contest_round, name=name, position=1, maximum=100)
    yield about(
        contests.Entry,
        discipline_id=discipline,
        bib="001",
        name=f"选手 {label}",
        organization_id=organization,
        organization_name=name,
    )
    yield about(contests.Start, round_id=contest_round, entry_id=entry, position=1)
    yield from _judge(label, label, judge, **organizer)
    yield about(
        contests.Appeal,
        round_id=contest_round,
        entry_id=entry,
        grounds=f"申诉 {label}",
        lodged_at=MOMENT,
    )
    yield about(
        contests.Award,
        discipline_id=discipline,
        entry_id=entry,
        organization_id=organization,
        rank=AwardRank.FIRST,
        given_on=DAY,
        certificate_number=label,
    )
    yield about(contests.PracticeSession, discipline_id=discipline, name=name, held_on=DAY)
    session = ident(f"practice_sessions {label}")
    yield about(
        contests.PracticeResult, practice_session_id=session, entry_id=entry, is_present=True
    )
    yield about(contests.EntrySlip, entry_id=entry, secret_hash=f"slip {label}".encode())
    yield about(
        contests.ContestCarry,
        place=CarryPlace.HOME,
        officer_id=ident("users district"),
        carried_at=MOMENT,
    )
    yield about(
        contests.ContestPublication, edition=1, contest_name=name, published_at=MOMENT, **period
    )
    yield about(
        contests.PublishedResult,
        publication_id=ident(f"contest_publications {label}"),
        sequence=1,
        discipline_name=name,
        round_name=name,
        round_position=1,
        bib="001",
        organization_name=name,
    )
    yield about(contests.Result, round_id=contest_round, entry_id=entry, total=90)
    yield about(contests.FrozenResult, round_id=contest_round, entry_id=entry, total=90)


def _released() -> Labeled:
    """Give a result of the contest `near` that its judges may see."""
    return Labeled(
        "released",
        contests.Result(
            district_id=HERE,
            id=ident("results released"),
            contest_id=ident("contests near"),
            organizer_town_id=ident("towns near"),
            round_id=ident("rounds near"),
            entry_id=ident("entries common"),
            released_contest_id=ident("contests near"),
        ),
    )


def _judge(label: str, contest: str, user: str, **organizer: UUID) -> Iterator[Labeled]:
    district = ABROAD if label == "abroad" else HERE
    judge: dict[str, Any] = {
        "judge_id": ident(f"judges {label}"),
        "judge_user_id": ident(f"users {user}"),
    }

    def about(made: type[SQLModel], /, **values: Any) -> Labeled:
        row_id = ident(f"{made.__tablename__} {label}")
        in_contest = ident(f"contests {contest}")
        row = made(district_id=district, id=row_id, contest_id=in_contest, **organizer, **values)
        return Labeled(label, row)

    yield about(contests.Judge, user_id=ident(f"users {user}"), name=f"评委 {label}")
    yield about(contests.JudgeRound, round_id=ident(f"rounds {contest}"), **judge)
    yield about(
        contests.Recusal, entry_id=ident(f"entries {contest}"), reason=RecusalReason.OTHER, **judge
    )
    yield about(
        contests.JudgePass, secret_hash=label.encode(), works_on=DAY, ends_at=MOMENT, **judge
    )
    scored: dict[str, Any] = {
        "round_id": ident(f"rounds {contest}"),
        "entry_id": ident(f"entries {contest}"),
    }
    own = {"judge_user_id": judge["judge_user_id"], "kind": ScoreKind.PENALTY, "value": 1}
    yield about(
        contests.ScoreRecord,
        operation_key=label,
        base_version=0,
        version=1,
        verdict=Verdict.ACCEPTED,
        device=label,
        device_sequence=1,
        recorded_at=MOMENT,
        received_at=MOMENT,
        **scored,
        **own,
    )
    record = ident(f"score_records {label}")
    yield about(contests.Score, record_id=record, version=1, **scored, **own)
    yield about(
        contests.ScoreConflict,
        score_id=ident(f"scores {label}"),
        first_record_id=record,
        second_record_id=record,
        code="SCORE_CONFLICT",
        made_at=MOMENT,
        **scored,
    )


def _imports() -> Iterator[Labeled]:
    for label in ("district", "town", "department", "secretary", "colleague", "nobody", "abroad"):
        district = ABROAD if label == "abroad" else HERE
        starter = None if label == "nobody" else ident(f"users {label}")
        batch = ident(f"import_batches {label}")
        owned: dict[str, Any] = {"district_id": district, "started_by": starter}
        token = None if starter is None else ident(f"api_tokens {label}")
        by_token = owned | {"token_id": token}
        yield Labeled(
            label,
            workbooks.ImportBatch(
                id=batch,
                file_name=f"{label}.xlsx",
                file_digest=b"x",
                state=workbooks.ImportState.CHECKED,
                **by_token,
            ),
        )
        yield Labeled(
            label,
            workbooks.Upload(
                id=ident(f"uploads {label}"),
                purpose=workbooks.UploadPurpose.LEDGER,
                file_name=f"{label}.xlsx",
                byte_count=1,
                expires_at=MOMENT,
                **by_token,
            ),
        )
        yield Labeled(
            label,
            workbooks.LedgerExport(
                id=ident(f"ledger_exports {label}"), ledger="enterprises", **by_token
            ),
        )
        shapes = ident(f"geometry_batches {label}")
        yield Labeled(
            label,
            geometries.GeometryBatch(
                id=shapes,
                file_name=f"{label}.geojson",
                file_digest=b"x",
                layer=geometries.GeometryLayer.AREAS,
                system=CoordinateSystem.WGS84,
                state=geometries.GeometryState.CHECKED,
                **owned,
            ),
        )
        yield Labeled(
            label,
            geometries.GeometryRow(
                id=ident(f"geometry_rows {label}"),
                batch_id=shapes,
                position=1,
                label=label,
                outcome=geometries.FeatureOutcome.NEW,
                **owned,
            ),
        )
        yield Labeled(
            label,
            workbooks.ImportRow(
                id=ident(f"import_rows {label}"),
                batch_id=batch,
                position=1,
                ledger="企业台账",
                sheet="企业台账",
                label=label,
                outcome=workbooks.RowOutcome.NEW,
                **by_token,
            ),
        )
        yield Labeled(
            label,
            workbooks.ImportChange(
                id=ident(f"import_changes {label}"),
                batch_id=batch,
                sequence=1,
                subject_table="organizations",
                subject_id=ident("organizations near"),
                **owned,
            ),
        )


def _publications() -> Iterator[Labeled]:
    for label, district in (("near", HERE), ("far", HERE), ("abroad", ABROAD)):
        publication = ident(f"publications {label}")
        yield Labeled(
            label,
            figures.Publication(
                district_id=district,
                id=publication,
                as_of=DAY,
                town_id=ident(f"towns {label}"),
                scope_name=label,
                edition=1,
                published_at=MOMENT,
                rule_version=0,
                definitions_digest="x",
            ),
        )
        yield Labeled(
            label,
            figures.PublishedFigure(
                district_id=district,
                id=ident(f"published_figures {label}"),
                publication_id=publication,
                place=1,
                code=FigureCode.F01,
                population=Population.ALL,
                family=FigureFamily.COVERAGE,
                unit=FigureUnit.BRANCHES,
                name=label,
                definition="x",
                english_definition="x",
                formula="x",
                source_text="x",
                window_from=DAY,
                window_to=DAY,
                rule_version=0,
            ),
        )
        yield Labeled(
            label,
            figures.PublicationWithdrawal(
                district_id=district,
                id=ident(f"publication_withdrawals {label}"),
                publication_id=publication,
                withdrawn_at=MOMENT,
                reason=f"撤回 {label}",
            ),
        )


def _events() -> Iterator[Labeled]:
    for label, district in (("near", HERE), ("far", HERE), ("abroad", ABROAD)):
        yield Labeled(
            label,
            events.ChangeEvent(
                district_id=district,
                id=ident(f"change_events {label}"),
                at=MOMENT,
                subject_table="organizations",
                verb="update",
                subject_ids=[ident(f"organizations {label}")],
                transaction_id=1,
            ),
        )


def _seals() -> Iterator[Labeled]:
    for number, (label, district) in enumerate((("near", HERE), ("far", HERE), ("abroad", ABROAD))):
        yield Labeled(
            label,
            accounts.AuditSeal(
                district_id=district,
                id=ident(f"audit_seals {label}"),
                number=number,
                sealed_at=MOMENT,
                seen=1,
                horizon=1,
                floor=1,
                sequences=[1],
                digests=bytes(32),
                previous=bytes(32),
                seal=bytes(32),
            ),
        )
