"""Gives the rows of each ledger as values by field, so that importing them changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from backend.branches.rules import Formation
from backend.database.actor import Role
from backend.kit.geo import CoordinateSystem, Point, from_wgs84
from backend.members.rules import BranchPost, RegistrationRole
from backend.organizations.rules import OrganizationKind, WorkCoverageKind
from backend.workbooks.book import Book, Row, holds_on
from backend.workbooks.ledgers import LEDGERS, LedgerCode
from backend.workbooks.marks import Marks
from backend.workbooks.narrowing import Narrowing

_DIGITS = 7
_SMALLEST_COUNT = 3
_COUNTS = ("members", "full_members", "probationary_members", "untransferred_members")
_POST_ORDER = {post: place for place, post in enumerate(BranchPost)}
Values = dict[str, Any]


@dataclass(slots=True)
class ExportRows:
    """Turns the rows of a book into the rows of ledgers as they stand on a day."""

    book: Book
    marks: Marks
    day: date
    role: Role
    narrowing: Narrowing = field(default_factory=Narrowing)

    def of(self, code: LedgerCode) -> Iterator[Mapping[str, object]]:
        """Give the rows of a ledger in the order of their names."""
        makers: dict[LedgerCode, Callable[[Row], Values | None]] = {
            LedgerCode.DEPARTMENTS: self._department,
            LedgerCode.TOWNS: self._plain,
            LedgerCode.VILLAGES: self._in_town,
            LedgerCode.AREAS: self._in_town,
            LedgerCode.BUILDINGS: self._building,
            LedgerCode.ENTERPRISES: self._enterprise,
            LedgerCode.SOCIAL_ORGANIZATIONS: self._social_organization,
            LedgerCode.BRANCHES: self._branch,
            LedgerCode.COVERAGE: self._link,
            LedgerCode.MEMBERS: self._registration,
            LedgerCode.SHOPS: self._shop,
            LedgerCode.ENTRIES: self._entry,
        }
        table = "registrations" if code is LedgerCode.MEMBERS else LEDGERS[code].table
        make = makers[code]
        rows = sorted(self.book.rows(table), key=lambda row: (_sort_key(code, row), row["id"]))
        for row in rows:
            # A roster's line is a registration; what its screen filters is the member.
            is_roster = code is LedgerCode.MEMBERS
            shown = self.book.get("members", row["member_id"]) if is_roster else row
            if shown is None or not self.narrowing.takes(shown):
                continue
            values = make(row)
            if values is not None:
                yield values | {"mark": self.marks.sign(code, row["id"])}

    # --- places --------------------------------------------------------------------------------

    def _plain(self, row: Row) -> Values:
        return dict(row)

    def _department(self, row: Row) -> Values:
        return dict(row)

    def _in_town(self, row: Row) -> Values:
        return dict(row) | {"town": self._name("towns", row["town_id"])}

    def _building(self, row: Row) -> Values:
        group = self._name("building_groups", row["building_group_id"])
        return self._in_town(row) | _point(row) | {"building_group": group}

    def _name(self, table: str, row_id: UUID | None, column: str = "name") -> str | None:
        row = self.book.get(table, row_id) if row_id is not None else None
        return row[column] if row else None

    # --- organizations -------------------------------------------------------------------------

    def _enterprise(self, row: Row) -> Values | None:
        is_social = row["kind"] == OrganizationKind.SOCIAL_ORGANIZATION
        return None if is_social else self._organization(row)

    def _social_organization(self, row: Row) -> Values | None:
        is_social = row["kind"] == OrganizationKind.SOCIAL_ORGANIZATION
        return self._organization(row) if is_social else None

    def _organization(self, row: Row) -> Values:
        department = self._name("departments", row["department_id"])
        values = dict(row) | {
            "contact_phone": None,
            "size": row["size_class"],
            "town": self._name("towns", row["town_id"]),
            "department": department if row["is_department_confirmed"] else None,
            "village": self._name("villages", row["village_id"]),
            "building": self._name("buildings", row["building_id"]),
            "area": self._name("areas", row["area_id"]),
        }
        coverage = {"coverage": self._coverage(row["id"])}
        return values | _point(row) | self._facts(row["id"]) | coverage

    def _coverage(self, organization_id: UUID) -> str | None:
        """Name the branches that cover an organization on the day, each with its way."""
        return _joined(
            sorted(
                f"{Formation(row['formation']).label}：{self._name('branches', row['branch_id'])}"
                for row in self._about("coverage_links", organization_id)
                if holds_on(row["valid"], self.day)
            )
        )

    def _facts(self, organization_id: UUID) -> Values:
        """Give the dated facts as the ledger repeats them: those of the day."""
        year = next(
            (
                row
                for row in self._about("organization_years", organization_id)
                if row["year"] == self.day.year
            ),
            {},
        )
        check = self._latest("operating_checks", organization_id, "checked_on")
        counts = self._latest("reported_counts", organization_id, "reported_on")
        branch = self._latest("reported_branches", organization_id, "reported_on")
        live = [
            row
            for row in self._about("work_coverages", organization_id)
            if holds_on(row["valid"], self.day)
        ]
        return {
            "employees": year.get("employees"),
            "revenue": year.get("revenue"),
            **{name: check.get(name) for name in ("checked_on", "finding", "evidence", "checker")},
            **{name: self._count(counts.get(name)) for name in _COUNTS},
            "has_branch": branch.get("has_branch"),
            "formation": branch.get("formation"),
            "branch_name": branch.get("branch_name"),
            "branch_founded_on": branch.get("founded_on"),
            "secretary_name": branch.get("secretary_name"),
            "covered_organizations": branch.get("covered_organizations"),
            "reason": branch.get("reason"),
            "instructor": _names(live, WorkCoverageKind.INSTRUCTOR, nameless="有"),
            "contact_officer": _names(live, WorkCoverageKind.CONTACT, nameless="有"),
            "mass_organizations": _joined(
                _names(live, kind, nameless=kind.label)
                for kind in (WorkCoverageKind.UNION, WorkCoverageKind.YOUTH_LEAGUE)
            ),
        }

    def _count(self, count: int | None) -> int | None:
        """Keep counts below three from department officers. Source: domain brief 0.1, answer 12."""
        is_small = count is not None and 0 < count < _SMALLEST_COUNT
        return None if is_small and self.role is Role.DEPARTMENT_OFFICER else count

    def _about(self, table: str, organization_id: UUID) -> list[Row]:
        return self.book.of(table, "organization_id", organization_id)

    def _latest(self, table: str, organization_id: UUID, column: str) -> Row:
        past = [row for row in self._about(table, organization_id) if row[column] <= self.day]
        return max(past, key=lambda row: row[column], default={})

    # --- branches and links --------------------------------------------------------------------

    def _branch(self, row: Row) -> Values:
        day = self.day
        if row["dissolved_on"] is not None and row["dissolved_on"] <= day:
            day = row["dissolved_on"] - timedelta(days=1)
        hosts = [
            self._name("organizations", host["organization_id"], "credit_code")
            for host in self.book.of("hosts", "branch_id", row["id"])
            if holds_on(host["valid"], day) or (host["valid"].lower or date.min) > day
        ]
        approvals = self._sorted("approvals", row["id"])
        terms = self._sorted("terms", row["id"])
        end = terms[-1]["valid"].upper if terms else None
        last = approvals[-1] if approvals else {}
        return dict(row) | {
            "parent": self._name("branches", row["parent_id"]),
            "town": self._name("towns", row["town_id"]),
            "village": self._name("villages", row["village_id"]),
            "building": self._name("buildings", row["building_id"]),
            "building_group": self._name("building_groups", row["building_group_id"]),
            "area": self._name("areas", row["area_id"]),
            "hosts": "；".join(sorted(filter(None, hosts))) or None,
            "number": last.get("number"),
            "approver": last.get("approver"),
            "term_end": end - timedelta(days=1) if end else None,
            "posts": self._posts(row["id"]),
        }

    def _sorted(self, table: str, branch_id: UUID) -> list[Row]:
        rows = self.book.of(table, "branch_id", branch_id)
        return sorted(rows, key=lambda row: row["valid"].lower or date.min)

    def _posts(self, branch_id: UUID) -> str | None:
        live = [
            row
            for row in self.book.of("post_holdings", "branch_id", branch_id)
            if holds_on(row["valid"], self.day)
        ]
        live.sort(key=lambda row: (_POST_ORDER[BranchPost(row["post"])], row["id"]))
        words = (
            f"{BranchPost(row['post']).label}：{name}"
            for row in live
            if (name := self._name("members", row["member_id"])) is not None
        )
        return "；".join(words) or None

    def _link(self, row: Row) -> Values | None:
        organization = self.book.get("organizations", row["organization_id"])
        branch = self.book.get("branches", row["branch_id"])
        if organization is None or branch is None:
            return None
        return {
            "credit_code": organization["credit_code"],
            "branch": branch["name"],
            "parent": self._name("branches", branch["parent_id"]),
            "formation": row["formation"],
            "starts_on": row["valid"].lower,
            "ends_on": row["valid"].upper,
            "basis": row["basis"],
        }

    # --- members and shops ---------------------------------------------------------------------

    def _registration(self, row: Row) -> Values | None:
        member = self.book.get("members", row["member_id"])
        branch = self.book.get("branches", row["branch_id"])
        person = self.book.get("persons", member["person_id"]) if member else None
        if member is None or branch is None or person is None:
            return None
        values = {name: person[name] for name in ("sex", "birth_date")} | {
            name: member[name]
            for name in ("name", "joined_on", "full_on", "kind", "standing", "is_floating")
        }
        values |= {
            "branch": branch["name"],
            "role": row["role"],
            "registered_on": row["valid"].lower,
            "left_on": row["valid"].upper,
        }
        is_present = row["role"] == RegistrationRole.FORMAL and holds_on(row["valid"], self.day)
        return values | (self._workplace(member["id"]) if is_present else {})

    def _workplace(self, member_id: UUID) -> Values:
        for row in self.book.of("workplaces", "member_id", member_id):
            organization = self.book.get("organizations", row["organization_id"])
            if row["is_main"] and holds_on(row["valid"], self.day) and organization is not None:
                return {
                    "employer": organization["name"],
                    "credit_code": organization["credit_code"],
                    "post": row["post"],
                    "hired_on": row["valid"].lower,
                    "resigned_on": row["valid"].upper,
                }
        return {}

    def _entry(self, row: Row) -> Values:
        return dict(row) | {
            "contest": self._name("contests", row["contest_id"]),
            "discipline": self._name("disciplines", row["discipline_id"]),
            "team_names": "、".join(row["team_names"] or ()) or None,
            "organization": row["organization_name"],
            "branch": self._name("branches", row["branch_id"]),
        }

    def _shop(self, row: Row) -> Values:
        live = [
            disclosure["valid"].lower
            for disclosure in self.book.of("disclosures", "shop_id", row["id"])
            if disclosure["valid"].upper is None
        ]
        code = self._name("organizations", row["organization_id"], "credit_code")
        return dict(row) | {"credit_code": code, "disclosed_on": next(iter(live), None)}


def _sort_key(code: LedgerCode, row: Row) -> str:
    if code is LedgerCode.ENTRIES:
        return f"{row['contest_id']} {row['bib']:>12}"
    return row.get("name_sort") or ""


def _point(row: Row) -> Values:
    """Give a point in the system in which it came, so that it comes back the same."""
    if row["longitude"] is None:
        return {"coordinate_system": None}
    system = CoordinateSystem(row["coordinate_system"] or CoordinateSystem.WGS84)
    point = from_wgs84(Point(row["longitude"], row["latitude"]), system)
    return {
        "longitude": round(point.longitude, _DIGITS),
        "latitude": round(point.latitude, _DIGITS),
        "coordinate_system": system,
    }


def _names(rows: Iterable[Row], kind: WorkCoverageKind, *, nameless: str) -> str | None:
    names = sorted(row["name"] or nameless for row in rows if row["kind"] == kind)
    return "、".join(names) or None


def _joined(words: Iterable[str | None]) -> str | None:
    return "；".join(filter(None, words)) or None
