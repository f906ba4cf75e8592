"""GraphQL types of the members: person and membership, registrations, workplaces, posts.

No API token reaches any of them; a district officer looks at one chosen town at a time.
"""

from uuid import UUID

from backend.compiler.catalog import (
    AS_OF,
    Aggregate,
    Argument,
    Column,
    Entity,
    Expression,
    ObjectById,
    Part,
    Period,
    ToMany,
    ToOne,
)
from backend.compiler.templates import load
from backend.database.actor import Role
from backend.members import tables

_SQL = load("backend.members", "types.sql")
_COUNT_READERS = frozenset({Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.BRANCH_SECRETARY})

_MEMBER = ToOne(name="member", target="Member", by="member_id", description="党员；the member")
_BRANCH = ToOne(
    name="branch",
    target="Branch",
    by="branch_id",
    is_filterable=True,
    description="党组织；the branch",
)
_HOLDS = Period(is_orderable=True)
_OF_MEMBER = "member_id"

PERSON = Entity(
    table=tables.Person,
    audit="person.open",
    fields=(
        Column(name="name"),
        Column(name="sex"),
        Column(name="birth_date"),
        Column(name="id_number_masked"),
        Column(name="phone_masked"),
    ),
)

MEMBER = Entity(
    table=tables.Member,
    audit="member.open",
    order=("name",),
    search="search_text",
    fields=(
        Column(name="name", is_orderable=True, order="name_sort"),
        Column(name="kind", is_filterable=True, is_groupable=True),
        Column(name="standing", is_filterable=True, is_groupable=True),
        Column(name="joined_on", is_filterable=True, is_orderable=True),
        Column(name="full_on", is_filterable=True, is_orderable=True),
        Column(name="is_floating", is_filterable=True, is_groupable=True),
        ToOne(
            name="person",
            target="Person",
            by="person_id",
            description="人员；the person, numbers masked",
        ),
        ToMany(
            name="registrations",
            target="Registration",
            back=_OF_MEMBER,
            description="登记；registrations over time, the newest first",
        ),
        ToMany(
            name="workplaces",
            target="Workplace",
            back=_OF_MEMBER,
            description="工作单位；employers over time, the newest first",
        ),
        ToMany(
            name="post_holdings",
            target="PostHolding",
            back=_OF_MEMBER,
            description="任职；posts over time, the newest first",
        ),
        ToMany(
            name="standing_periods",
            target="StandingPeriod",
            back=_OF_MEMBER,
            description="党籍状态；standing over time, without reasons",
        ),
    ),
)

REGISTRATION = Entity(
    table=tables.Registration,
    order=("-valid_from",),
    fields=(_MEMBER, _BRANCH, Column(name="role", is_filterable=True), _HOLDS),
)

WORKPLACE = Entity(
    table=tables.Workplace,
    order=("-valid_from",),
    fields=(
        _MEMBER,
        ToOne(
            name="organization",
            target="Organization",
            by="organization_id",
            description="单位；the employer",
        ),
        Column(name="is_main", is_filterable=True),
        Column(name="post"),
        _HOLDS,
    ),
)

POST_HOLDING = Entity(
    table=tables.PostHolding,
    order=("-valid_from",),
    fields=(_MEMBER, _BRANCH, Column(name="post", is_filterable=True), _HOLDS),
)

STANDING_PERIOD = Entity(
    table=tables.StandingPeriod,
    order=("-valid_from",),
    fields=(_MEMBER, Column(name="standing", is_filterable=True), _HOLDS),
)

ROSTER_CONFIRMATION = Entity(
    table=tables.RosterConfirmation,
    order=("-created_at",),
    token_scopes=frozenset({"branches"}),
    fields=(
        _BRANCH,
        Column(name="confirmed_on", is_orderable=True),
        Column(name="confirmed_by", readers=_COUNT_READERS),
        Column(name="created_at", is_orderable=True),
        Column(name="member_count", readers=_COUNT_READERS),
        Column(name="note_count", readers=_COUNT_READERS),
        Expression(
            name="is_current",
            type=bool,
            sql=_SQL["is_current_roster"],
            arguments=(AS_OF,),
            readers=_COUNT_READERS,
            description="名册此后没有变动；the roster is still the one that was confirmed",
        ),
        ToMany(
            name="notes",
            target="RosterNote",
            back="confirmation_id",
            description="存疑；what is not right, null entries hidden from the caller",
        ),
    ),
)

ROSTER_NOTE = Entity(
    table=tables.RosterNote,
    fields=(_BRANCH, _MEMBER, Column(name="text")),
)

PART = Part(
    entities=(
        PERSON,
        MEMBER,
        REGISTRATION,
        WORKPLACE,
        POST_HOLDING,
        STANDING_PERIOD,
        ROSTER_CONFIRMATION,
        ROSTER_NOTE,
    ),
    extends={
        "Branch": (
            ToMany(
                name="members",
                target="Member",
                matching=_SQL["in_branch"],
                arguments=(AS_OF,),
                description="党员；members registered in it on the day, formally or for activities",
            ),
            Aggregate(
                name="members_aggregate",
                target="Member",
                matching=_SQL["in_branch"],
                arguments=(AS_OF,),
                description=(
                    "党员汇总；members registered in it on the day in groups,"
                    " none for callers without member rights"
                ),
            ),
            ToOne(
                name="secretary",
                target="Member",
                matching=_SQL["secretary"],
                arguments=(AS_OF,),
                description="书记；the secretary on the day, null without member rights",
            ),
            ToMany(
                name="post_holdings",
                target="PostHolding",
                back="branch_id",
                description="任职；who held which post, the newest first",
            ),
            Expression(
                name="roster_digest",
                type=str,
                sql=_SQL["roster_digest"],
                arguments=(AS_OF,),
                readers=_COUNT_READERS,
                description=(
                    "名册摘要，确认名册时交回；digest of the roster on the day,"
                    " null for callers without member rights"
                ),
            ),
            Expression(
                name="has_roster_notes",
                type=bool,
                is_nullable=False,
                sql=_SQL["has_roster_notes"],
                is_filterable=True,
                description=(
                    "名册有存疑待处理；its last confirmation says what is not right,"
                    " false for callers without member rights"
                ),
            ),
            ToOne(
                name="last_roster_confirmation",
                target="RosterConfirmation",
                back="branch_id",
                order=("-created_at",),
                description="最近一次名册确认；the last confirmation of its roster",
            ),
            ToMany(
                name="roster_confirmations",
                target="RosterConfirmation",
                back="branch_id",
                description="名册确认；confirmations of its roster, the newest first",
            ),
        ),
    },
    roots=(
        ObjectById(
            name="member",
            target="Member",
            description="一名党员，查看会记入审计日志；one member; opening it is audited",
        ),
        ToMany(
            name="members",
            target="Member",
            matching=_SQL["in_chosen_town"],
            arguments=(
                Argument(
                    name="town_id",
                    type=UUID,
                    of="Town",
                    description="镇街，区级必选；the town, a district officer has to choose one",
                ),
                Argument(
                    name="purpose",
                    type=str,
                    description="检索事由，区级检索必填；why persons are searched, for the audit",
                ),
            ),
            needs={Role.DISTRICT_OFFICER: "town_id"},
            audit="member.search",
            description=(
                "党员花名册，检索会记入审计日志；members of the caller's branch or town;"
                " a search is audited"
            ),
        ),
    ),
)
