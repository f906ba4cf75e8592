"""Who may do what, written by hand from the rules for people; the code's own scopes are not read.

Source: section 3 of the API's rules (roles and scope) and the decisions on privacy: department
officers see no member's row, no token reaches a person, the public sees what is published.
"""

from dataclasses import dataclass, replace

Labels = frozenset[str]
NOTHING: Labels = frozenset()


def _set(text: str) -> Labels:
    return frozenset(text.split())


@dataclass(frozen=True)
class Expected:
    """The rows of a table by actor: which are seen, which can be written.

    An actor that is not named reaches nothing. `tokens` tells whether API tokens see what their
    owners see; a token never writes, but for the rows `by_token`, which it made itself.
    """

    rows: Labels
    seen: dict[str, Labels]
    written: dict[str, Labels]
    tokens: bool = False
    append_only: bool = False
    tokens_append: bool = False
    by_token: Labels = NOTHING

    def reached(self, actor: str, verb: str) -> Labels:
        """Give the labels of the rows that the actor reaches with a verb."""
        owner = actor.removesuffix(" token")
        is_token = owner != actor
        if is_token and self.by_token:
            return self.by_token & _set(owner) & self.seen.get(owner, NOTHING)
        if verb == "select":
            return NOTHING if is_token and not self.tokens else self.seen.get(owner, NOTHING)
        if self.append_only:
            # A token's own deeds are in the log too.
            may_add = verb == "insert" and (self.tokens_append or not is_token)
            return self.written.get(owner, NOTHING) if may_add else NOTHING
        return NOTHING if is_token else self.written.get(owner, NOTHING)


_ALL_HERE = "near far"
_EVERYBODY = ("district", "town", "department", "secretary", "system")


def _shared(*, town_writes: bool) -> Expected:
    """Base records without personal data: everyone in the district reads them."""
    return Expected(
        rows=_set("near far abroad"),
        seen={actor: _set(_ALL_HERE) for actor in _EVERYBODY},
        written={"district": _set(_ALL_HERE), "system": _set(_ALL_HERE)}
        | ({"town": _set("near")} if town_writes else {}),
        tokens=True,
    )


_BY_DISTRICT = _shared(town_writes=False)
_BY_TOWN = _shared(town_writes=True)

_ORGANIZATION = Expected(
    rows=_set("near far joint abroad"),
    seen={
        "district": _set("near far joint"),
        "town": _set("near"),
        "department": _set("near"),
        "secretary": _set("near joint"),
        "system": _set("near far joint"),
    },
    written={
        "district": _set("near far joint"),
        "town": _set("near"),
        "system": _set("near far joint"),
    },
    tokens=True,
)

# What a ledger says of a branch names its secretary: for the offices alone.
_REPORTED_BRANCH = Expected(
    rows=_ORGANIZATION.rows,
    seen={
        "district": _set("near far joint"),
        "town": _set("near"),
        "system": _set("near far joint"),
    },
    written=_ORGANIZATION.written,
)

_BRANCH = Expected(
    rows=_set("near far joint abroad"),
    seen={
        "district": _set("near far joint"),
        "town": _set("near joint"),
        "department": _set("near joint"),
        "secretary": _set("near"),
        "system": _set("near far joint"),
    },
    written={
        "district": _set("near far joint"),
        "town": _set("near joint"),
        "system": _set("near far joint"),
    },
    tokens=True,
)

# A branch says itself that its roster is right; what is not right names people.
_CONFIRMATION = Expected(
    rows=_BRANCH.rows,
    seen=_BRANCH.seen,
    written=_BRANCH.written | {"secretary": _set("near")},
    tokens=True,
)
_ROSTER_NOTE = Expected(
    rows=_BRANCH.rows,
    seen={actor: rows for actor, rows in _BRANCH.seen.items() if actor != "department"},
    written=_CONFIRMATION.written,
)

_MEMBER = Expected(
    rows=_set("near far double abroad"),
    seen={
        "district": _set("near far double"),
        "town": _set("near double"),
        "secretary": _set("near double"),
        "system": _set("near far double"),
    },
    written={
        "district": _set("near far double"),
        "town": _set("near double"),
        "secretary": _set("near"),
        "system": _set("near far double"),
    },
)


def _shop(*, tokens: bool) -> Expected:
    here = _set("near far homeless")
    return Expected(
        rows=_set("near far homeless abroad"),
        seen={
            "district": here,
            "town": _set("near"),
            "department": _set("near"),
            "system": here,
        },
        written={"district": here, "town": _set("near"), "system": here},
        tokens=tokens,
    )


_PEOPLE = ("district", "town", "department", "secretary")
_OWN = {actor: _set(actor) for actor in _PEOPLE}
_USERS_HERE = _set("district town department secretary colleague")
_USERS = _USERS_HERE | _set("abroad")

# A judge has an account for one contest, and of the ledger nothing.
_ACCOUNTS_HERE = _USERS_HERE | _set("judge other_judge")
_ACCOUNTS = _ACCOUNTS_HERE | _set("abroad")
_OWN_OF_JUDGE = {"judge": _set("judge")}

_IMPORT = Expected(
    rows=_USERS | _set("nobody"),
    seen={
        "district": _USERS_HERE | _set("nobody"),
        "town": _set("town"),
        "secretary": _set("secretary"),
        "system": _USERS_HERE | _set("nobody"),
    },
    written={
        "district": _USERS_HERE | _set("nobody"),
        "town": _set("town"),
        "secretary": _set("secretary"),
        "system": _USERS_HERE | _set("nobody"),
    },
)

_OWN_ACCOUNT = Expected(
    rows=_ACCOUNTS,
    seen=_OWN | _OWN_OF_JUDGE | {"system": _ACCOUNTS},
    written=_OWN | _OWN_OF_JUDGE | {"system": _ACCOUNTS},
)

# What a person lets programs do: the district sees it, the person alone changes it.
_OWN_PROGRAM = Expected(
    rows=_ACCOUNTS,
    seen=_OWN | {"district": _ACCOUNTS_HERE, "system": _ACCOUNTS},
    written=_OWN | {"system": _ACCOUNTS},
)

# A program's own rows: those that it made itself, told by the label.
_UPLOAD = replace(_IMPORT, by_token=_set("district town secretary"))
# A line takes out what it sees, and brings the entries of its contests.
_OF_LINES = replace(
    _IMPORT,
    seen=_IMPORT.seen | {"department": _set("department")},
    written=_IMPORT.written | {"department": _set("department")},
)
_BY_LINES_AND_TOKENS = replace(_OF_LINES, by_token=_UPLOAD.by_token)

# What somebody did, to be undone: the person's own, and all of it for the district.
_OPERATION = Expected(
    rows=_ACCOUNTS,
    seen=_OWN | {"district": _ACCOUNTS_HERE, "system": _ACCOUNTS_HERE},
    written=_OWN | {"district": _ACCOUNTS_HERE, "system": _ACCOUNTS_HERE},
)

# A file of shapes: a secretary has no places to draw.
_GEOMETRY = Expected(
    rows=_USERS | _set("nobody"),
    seen={role: rows for role, rows in _IMPORT.seen.items() if role != "secretary"},
    written={role: rows for role, rows in _IMPORT.written.items() if role != "secretary"},
)

# What is published is for everybody; the district publishes, and nobody changes it afterwards.
_PUBLICATION = Expected(
    rows=_set("near far abroad"),
    seen=dict.fromkeys((*_EVERYBODY, "judge", "public"), _set(_ALL_HERE)),
    written={"district": _set(_ALL_HERE), "system": _set(_ALL_HERE)},
    tokens=True,
    append_only=True,
)


def _contest(*, judge: str, others: str = "") -> Expected:
    """A contest is its organizer's and the district's; `judge`: what the judge of one sees."""
    organized = {
        "district": _set(f"near line far common {others}"),
        "system": _set(f"near line far common {others}"),
        "town": _set(f"near {others}"),
        "department": _set("line"),
    }
    return Expected(
        rows=_set(f"near line far common abroad {others}"),
        seen=organized | {"judge": _set(judge)},
        written=organized,
    )


_SET_UP = _contest(judge="near")
_OWN_JUDGING = _contest(judge="near", others="other")
_OUTCOME = _contest(judge="")
_CONFLICT = _contest(judge="", others="other")
_RESULT = replace(
    _contest(judge="", others="released"),
    seen=_contest(judge="released", others="released").seen,
)
# A judge writes and sees the own scores, and no other judge's.
_SCORE = replace(
    _contest(judge="near", others="other"),
    written=_CONFLICT.written | {"judge": _set("near")},
)
# The gate finds a pass before it knows of a district.
_PASS = replace(
    _CONFLICT,
    seen=_CONFLICT.seen | {"system": _CONFLICT.rows},
    written=_CONFLICT.written | {"system": _CONFLICT.rows},
)
_SLIP = replace(
    _OUTCOME,
    seen=_OUTCOME.seen | {"system": _OUTCOME.rows},
    written=_OUTCOME.written | {"system": _OUTCOME.rows},
)
_CONTEST_PUBLICATION = Expected(
    rows=_OUTCOME.rows,
    seen=dict.fromkeys((*_EVERYBODY, "public"), _set("near line far common")),
    written=_OUTCOME.written,
    tokens=True,
)

EXPECTED: dict[str, Expected] = {
    "districts": Expected(
        rows=_set("here abroad"),
        seen=dict.fromkeys((*_PEOPLE, "judge"), _set("here")) | {"system": _set("here abroad")},
        written={"district": _set("here"), "system": _set("here abroad")},
        tokens=True,
    ),
    "rule_versions": _BY_DISTRICT,
    "departments": _BY_DISTRICT,
    "towns": _BY_DISTRICT,
    "villages": _BY_TOWN,
    "areas": _BY_TOWN,
    "building_groups": _BY_TOWN,
    "buildings": _BY_TOWN,
    "organizations": _ORGANIZATION,
    "placements": _ORGANIZATION,
    "organization_years": _ORGANIZATION,
    "operating_checks": _ORGANIZATION,
    "reported_counts": _ORGANIZATION,
    "reported_branches": _REPORTED_BRANCH,
    "work_coverages": _ORGANIZATION,
    "merged_organizations": _ORGANIZATION,
    "member_counts": _ORGANIZATION,
    "branches": _BRANCH,
    "approvals": _BRANCH,
    "hosts": _BRANCH,
    "coverage_links": _BRANCH,
    "terms": _BRANCH,
    "sent_officials": _BRANCH,
    "roster_confirmations": _CONFIRMATION,
    "roster_notes": _ROSTER_NOTE,
    "persons": _MEMBER,
    "members": _MEMBER,
    "standing_periods": _MEMBER,
    "registrations": _MEMBER,
    "workplaces": _MEMBER,
    "post_holdings": _MEMBER,
    "shops": _shop(tokens=True),
    "disclosures": _shop(tokens=False),
    "contests": _SET_UP,
    "disciplines": _SET_UP,
    "rounds": _SET_UP,
    "criteria": _SET_UP,
    "entries": _SET_UP,
    "starts": _SET_UP,
    "judges": _OWN_JUDGING,
    "judge_rounds": _OWN_JUDGING,
    "recusals": _OWN_JUDGING,
    "judge_passes": _PASS,
    "entry_slips": _SLIP,
    "score_records": replace(_SCORE, append_only=True),
    "scores": _SCORE,
    "score_conflicts": _CONFLICT,
    "results": _RESULT,
    "frozen_results": _OUTCOME,
    "appeals": _OUTCOME,
    "awards": _OUTCOME,
    "practice_sessions": _OUTCOME,
    "practice_results": _OUTCOME,
    "contest_carries": _OUTCOME,
    "contest_publications": _CONTEST_PUBLICATION,
    "published_results": _CONTEST_PUBLICATION,
    "users": Expected(
        rows=_ACCOUNTS,
        seen=_OWN | _OWN_OF_JUDGE | {"district": _ACCOUNTS_HERE, "system": _ACCOUNTS},
        written={"system": _ACCOUNTS},
    ),
    "sessions": _OWN_ACCOUNT,
    "api_tokens": _OWN_PROGRAM,
    "webhooks": _OWN_PROGRAM,
    "webhook_deliveries": _OWN_PROGRAM,
    "idempotency_keys": _OWN_ACCOUNT,
    "sign_in_failures": Expected(
        rows=_set("any"), seen={"system": _set("any")}, written={"system": _set("any")}
    ),
    "audit_events": Expected(
        # What a judge did is noted, and read by the district alone.
        rows=_ACCOUNTS | _set("nobody"),
        seen=_OWN
        | {
            "district": _ACCOUNTS_HERE | _set("nobody"),
            "system": _ACCOUNTS_HERE | _set("nobody"),
        },
        written=_OWN | _OWN_OF_JUDGE | {"system": _ACCOUNTS_HERE | _set("nobody")},
        append_only=True,
        tokens_append=True,
    ),
    # The program alone seals the log and verifies it.
    "audit_seals": Expected(
        rows=_set("near far abroad"),
        seen={"system": _set(_ALL_HERE)},
        written={"system": _set(_ALL_HERE)},
        append_only=True,
    ),
    "publications": _PUBLICATION,
    "published_figures": _PUBLICATION,
    "publication_withdrawals": _PUBLICATION,
    # That some object of a type changed, and nothing of it: everybody of the district.
    "change_events": Expected(
        rows=_set("near far abroad"),
        seen={actor: _set(_ALL_HERE) for actor in _EVERYBODY},
        written={actor: _set(_ALL_HERE) for actor in _EVERYBODY},
        tokens=True,
    ),
    "operations": _OPERATION,
    "operation_changes": _OPERATION,
    "geometry_batches": _GEOMETRY,
    "geometry_rows": _GEOMETRY,
    "import_batches": _BY_LINES_AND_TOKENS,
    "import_rows": _BY_LINES_AND_TOKENS,
    "uploads": _UPLOAD,
    "ledger_exports": _BY_LINES_AND_TOKENS,
    "import_changes": _OF_LINES,
}
