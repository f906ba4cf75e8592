"""What people fill in about those who take part: entries, judges, the draw."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from backend.compiler.catalog import Of
from backend.contests.forms import ContestId, DisciplineId, Revision, RoundId
from backend.contests.rules import RecusalReason

EntryId = Annotated[UUID, "参赛；entry", Of("Entry")]
JudgeId = Annotated[UUID, "评委；judge", Of("Judge")]
AcceptsUnequal = Annotated[
    bool,
    "评委人数不同也继续：进行中的合计轮次会比较不同人数的合计；go on where the open rounds that add"
    " judges up would compare sums of unlike numbers of judges",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDetails:
    """参赛信息；What is kept of an entry."""

    name: Annotated[str, "姓名或队名；name of the person or the team"]
    organization_id: Annotated[UUID, "单位；organization", Of("Organization")]
    bib: Annotated[str | None, "号码，缺省由系统编排；bib, given unless said"] = None
    team_names: Annotated[list[str] | None, "队员姓名，仅团体赛；names of the team"] = None
    branch_id: Annotated[UUID | None, "党组织；branch that it competes for", Of("Branch")] = None
    shows_name: Annotated[bool, "同意公布姓名；consents to the name in publications"] = False
    keeps_name: Annotated[bool, "同意留存姓名；consents to the name being kept"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterContestant:
    """报名；Enter a person or a team in a discipline."""

    discipline_id: DisciplineId
    entry: Annotated[EntryDetails, "参赛；the entry"]
    id_number: Annotated[
        str | None, "身份证号，只存散列；identity number, of which only a keyed hash is kept"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditEntry:
    """编辑参赛；Edit an entry."""

    id: EntryId
    revision: Revision
    entry: Annotated[EntryDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent:
    """登记同意；Record what an entrant consents to, also after the contest."""

    id: EntryId
    shows_name: Annotated[bool, "同意公布姓名；consents to the name in publications"]
    keeps_name: Annotated[bool, "同意留存姓名；consents to the name being kept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawEntry:
    """退赛；Withdraw an entry, also in mid-round; what it has scored stays in the log."""

    id: EntryId
    reason: Annotated[str, "原因；why"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawStartOrder:
    """抽签；Draw the start order of a round; the same seed gives the same order."""

    round_id: RoundId
    seed: Annotated[str | None, "种子，缺省随机；seed, random unless given"] = None
    reason: Annotated[str | None, "重新抽签的理由；why it is drawn again"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeDetails:
    """评委信息；What is kept of a judge."""

    name: Annotated[str, "姓名；name"]
    organization_id: Annotated[
        UUID | None, "所在单位，其参赛者一律回避；own organization", Of("Organization")
    ] = None
    is_head: Annotated[bool, "是否裁判长；head judge"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointJudge:
    """聘请评委；Appoint a judge for a contest."""

    contest_id: ContestId
    judge: Annotated[JudgeDetails, "评委；the judge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignJudge:
    """指派评委；Let a judge judge a round."""

    judge_id: JudgeId
    round_id: RoundId
    accepts_unequal_panels: AcceptsUnequal = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnassignJudge:
    """撤回指派；Take a judge out of a round that is not open yet."""

    judge_id: JudgeId
    round_id: RoundId


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareRecusal:
    """申报回避；Declare that a judge does not judge an entry or an organization."""

    judge_id: JudgeId
    reason: Annotated[RecusalReason, "原因；why"]
    entry_id: Annotated[UUID | None, "所回避的参赛；entry", Of("Entry")] = None
    organization_id: Annotated[UUID | None, "所回避的单位；organization", Of("Organization")] = None
    accepts_unequal_panels: AcceptsUnequal = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRecusal:
    """撤销回避；Take back a recusal that was declared by mistake; the reason stays in the log."""

    id: Annotated[UUID, "回避；recusal", Of("Recusal")]
    reason: Annotated[str, "原因；why"]
