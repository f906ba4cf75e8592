"""GraphQL types of the events: what changed, a page of it, and where to read on."""

from datetime import datetime
from uuid import UUID

from backend.compiler.catalog import (
    Argument,
    Expression,
    Field,
    Part,
    Row,
    Rows,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.errors import OperationError
from backend.compiler.templates import load
from backend.events.cursor import hold_to_kept
from backend.kit.labels import LabeledEnum

_SQL = load("backend.events", "types.sql")
_MOST = 100

_NOUNS = (
    ("organization", "Organization", "单位；organization"),
    ("branch", "Branch", "党组织；branch"),
    ("member", "Member", "党员；member"),
    ("shop", "Shop", "网店；shop"),
    ("town", "Town", "镇街；town"),
    ("village", "Village", "村（社区）；village"),
    ("area", "Area", "片区；area"),
    ("building", "Building", "楼宇；building"),
    ("building_group", "BuildingGroup", "楼宇群；group of buildings"),
    ("contest", "Contest", "竞赛；contest"),
    ("round", "Round", "轮次，成绩有变也在此列；round, also when a result of it changed"),
    ("contest_publication", "ContestPublication", "竞赛公布；publication of a contest"),
)


class ChangeKind(LabeledEnum):
    """变动种类；what happened to an object."""

    CREATED = "CREATED", "新增"
    CHANGED = "CHANGED", "改动"
    DELETED = "DELETED", "删除"


class ChangedType(LabeledEnum):
    """变动对象的类别；the type of the objects that changed."""

    ORGANIZATIONS = "ORGANIZATIONS", "单位"
    BRANCHES = "BRANCHES", "党组织"
    MEMBERS = "MEMBERS", "党员"
    SHOPS = "SHOPS", "网店"
    TOWNS = "TOWNS", "镇街"
    VILLAGES = "VILLAGES", "村（社区）"
    AREAS = "AREAS", "片区"
    BUILDINGS = "BUILDINGS", "楼宇"
    BUILDING_GROUPS = "BUILDING_GROUPS", "楼宇组"
    CONTESTS = "CONTESTS", "竞赛"
    ROUNDS = "ROUNDS", "竞赛轮次"
    CONTEST_PUBLICATIONS = "CONTEST_PUBLICATIONS", "竞赛公布"


class ChangePageSizeError(OperationError):
    """`first` of the changes is out of range."""

    code = "CHANGE_PAGE_SIZE"
    message = "first 取值 1 至 {limit}。"
    remedy = "请调整每次读取的条数。"


def _hold_to_size(first: int) -> None:
    if not 1 <= first <= _MOST:
        raise ChangePageSizeError(limit=_MOST)


def _of_noun(name: str, target: str, words: str) -> tuple[Field, ...]:
    return (
        Value(
            name=f"{name}_id",
            type=UUID,
            of=target,
            description=f"{words}的标识，多个时为空；its id, null for several at once",
        ),
        ToOne(
            name=name,
            target=target,
            by=f"{name}_id",
            description=f"{words}，已删除时为空；the object as it is now, null when it went",
        ),
    )


CHANGE = ValueType(
    name="Change",
    description="变动；That objects which the caller may see changed.",
    fields=(
        Value(
            name="cursor",
            type=str,
            is_nullable=False,
            description="续读游标；give it as `since` to go on after this change",
        ),
        Value(name="kind", type=ChangeKind, is_nullable=False, description="种类；what happened"),
        Value(name="type", type=ChangedType, is_nullable=False, description="对象类别；type"),
        Value(name="at", type=datetime, is_nullable=False, description="时间；when"),
        Value(
            name="count",
            type=int,
            is_nullable=False,
            description="对象数，批量变动时大于 1；objects of a bulk change that the caller sees",
        ),
        *(field for noun in _NOUNS for field in _of_noun(*noun)),
    ),
    token_scopes=frozenset({"organizations", "branches", "shops"}),
)

CHANGE_PAGE = ValueType(
    name="ChangePage",
    description="一批变动；Changes in the order in which they became visible.",
    fields=(
        Expression(
            name="cursor",
            type=str,
            is_nullable=False,
            sql=_SQL["cursor"],
            description="续读游标，请以同样的参数续读；give it as `since` with the same arguments",
        ),
        Expression(
            name="has_more",
            type=bool,
            is_nullable=False,
            sql=_SQL["has_more"],
            description="后面是否还有，有时请立即续读；whether more is known to follow",
        ),
        Rows(
            name="nodes",
            type="Change",
            sql=_SQL["nodes"],
            limit=_MOST,
            description="变动；the changes",
        ),
    ),
    token_scopes=CHANGE.token_scopes,
)


ROUND_NEWS = ValueType(
    name="RoundNews",
    description="轮次近况；A round as it is now, unless nothing happened to it since a cursor.",
    fields=(
        Value(
            name="cursor",
            type=str,
            is_nullable=False,
            description="续读游标；give it as `since` to hear only of what comes after",
        ),
        ToOne(
            name="round",
            target="Round",
            by="round_id",
            description="轮次，此后没有变动则为空；the round, null when nothing happened since",
        ),
    ),
)


class JobKind(LabeledEnum):
    """任务种类；what a job does."""

    IMPORT_CHECK = "IMPORT_CHECK", "检查导入"
    IMPORT_APPLY = "IMPORT_APPLY", "办理导入"
    IMPORT_UNDO = "IMPORT_UNDO", "撤销导入"
    LEDGER_EXPORT = "LEDGER_EXPORT", "导出台账"


class JobState(LabeledEnum):
    """任务状态；where a job stands; DONE and FAILED last until the next step is asked for."""

    RUNNING = "RUNNING", "进行中"
    DONE = "DONE", "已完成"
    FAILED = "FAILED", "失败"
    CANCELLED = "CANCELLED", "已取消"


JOB = ValueType(
    name="Job",
    token_scopes=frozenset({"imports", "exports"}),
    description="后台任务；Work in the background, and how far it has come.",
    fields=(
        Value(name="kind", type=JobKind, is_nullable=False, description="种类；what it does"),
        Value(name="state", type=JobState, is_nullable=False, description="状态；where it stands"),
        Value(name="progress", type=int, is_nullable=False, description="进度；rows done"),
        Value(
            name="total",
            type=int,
            is_nullable=False,
            description="总行数，尚未读出时为 0；rows in all, 0 until they are known",
        ),
        Value(name="message", type=str, description="失败原因；why it failed, for the user"),
        ToOne(
            name="import_batch",
            target="ImportBatch",
            by="import_batch_id",
            description="所属导入；the import that it works on",
        ),
        ToOne(
            name="ledger_export",
            target="LedgerExport",
            by="ledger_export_id",
            description="所属导出，由此申请下载地址；the export that it writes",
        ),
    ),
)

SINCE = Argument(
    name="since",
    type=str,
    description="续读游标，缺省从现在开始；cursor to go on after, the present unless given",
    check=hold_to_kept,
)

PART = Part(
    values=(CHANGE, CHANGE_PAGE, ROUND_NEWS, JOB),
    roots=(
        Row(
            name="job",
            type="Job",
            sql=_SQL["job"],
            arguments=(
                Argument(
                    name="id",
                    type=UUID,
                    is_required=True,
                    description="任务所办之事的标识：一次导入或导出；id of what the job works on",
                ),
            ),
            description="后台任务的进度，不可见与不存在都为空；a job, null when hidden or missing",
        ),
        Rows(
            name="jobs",
            type="Job",
            sql=_SQL["own_jobs"],
            limit=_MOST,
            arguments=(
                Argument(
                    name="first",
                    type=int,
                    default=20,
                    description="至多若干项，1–100；at most so many, 1 to 100",
                    check=_hold_to_size,
                ),
            ),
            description="自己的后台任务，最近的在前；one's own jobs, the newest first",
        ),
        Row(
            name="changes",
            type="ChangePage",
            sql=_SQL["page"],
            is_nullable=False,
            arguments=(
                SINCE,
                Argument(
                    name="until",
                    type=str,
                    description="止于此游标，缺省至现在；only up to this cursor, by default all",
                    check=hold_to_kept,
                ),
                Argument(
                    name="first",
                    type=int,
                    default=_MOST,
                    description="至多若干条，1–100；at most so many, 1 to 100",
                    check=_hold_to_size,
                ),
                Argument(
                    name="types",
                    type=ChangedType,
                    is_list=True,
                    limit=len(ChangedType),
                    description="对象类别，缺省为全部；types of objects, all unless given",
                ),
                Argument(name="id", type=UUID, description="只看此对象；this object alone"),
                Argument(
                    name="town_id",
                    type=UUID,
                    of="Town",
                    description="只看此镇街；objects of this town alone",
                ),
            ),
            shares={
                "position": _SQL["position"],
                "told": _SQL["told"],
                "scanned": _SQL["scanned"],
                "shown": _SQL["shown"],
            },
            description="此后的变动，供轮询；what changed since, for those who poll",
        ),
        Row(
            name="round_results",
            type="RoundNews",
            sql=_SQL["round_news"],
            is_nullable=False,
            arguments=(
                Argument(
                    name="id",
                    type=UUID,
                    of="Round",
                    is_required=True,
                    description="轮次的标识；id of the round",
                ),
                SINCE,
            ),
            description="轮次及其成绩，供轮询；a round with its results, for those who poll",
        ),
    ),
)
