"""What the contests refuse."""

from collections.abc import Iterable

from backend.kit.errors import LedgerError


class ContestStateError(LedgerError):
    """The contest is not in a state in which this can be done."""

    code = "CONTEST_STATE"
    message = "竞赛“{contest}”处于“{state}”，不能这样做。"
    remedy = "请先核对竞赛的状态。"


class RoundStateError(LedgerError):
    """The round is not in a state in which this can be done."""

    code = "ROUND_STATE"
    message = "轮次“{name}”处于“{state}”，不能这样做。"
    remedy = "请刷新页面核对轮次的状态。"


class ContestTakenError(LedgerError):
    """A contest of this name begins that day already."""

    code = "CONTEST_TAKEN"
    message = "同一天开始的同名竞赛已经存在。"
    remedy = "请改用已有的竞赛，或换一个名称。"
    constraints = ("contests_name_starts_on_key",)

    def __init__(self, *, path: Iterable[str] = ("name",)) -> None:
        super().__init__(path=path)


class SetUpTakenError(LedgerError):
    """Another row of the same contest has this name or this place in the order."""

    code = "SET_UP_TAKEN"
    message = "同一竞赛内已有同名或同一次序的记录。"
    remedy = "请换一个名称或次序。"
    constraints = (
        "disciplines_contest_id_name_key",
        "rounds_discipline_id_name_key",
        "rounds_discipline_id_position_key",
        "criteria_round_id_name_key",
        "criteria_round_id_position_key",
        "practice_sessions_discipline_id_held_on_name_key",
    )


class ContestDatesError(LedgerError):
    """A contest ends before it begins."""

    code = "CONTEST_DATES"
    message = "结束日期 {ends_on} 早于开始日期 {starts_on}。"
    remedy = "请核对日期。"


class ContestDayError(LedgerError):
    """A day of a contest is too far from today to be meant."""

    code = "CONTEST_DAY"
    message = "日期 {day} 与今天相差超过 {years} 年。"
    remedy = "请核对日期。"


class ContestTermsError(LedgerError):
    """The time for appeals or the keeping of names is out of range."""

    code = "CONTEST_TERMS"
    message = "竞赛的时限不对：{fault}。"
    remedy = "请改为允许范围内的数值；留空则按规则设置。"


class OrganizerError(LedgerError):
    """The level of a contest and its organizer do not fit, or are not the caller's."""

    code = "CONTEST_ORGANIZER"
    message = "{level}竞赛的主办单位不对：{needed}。"
    remedy = "请选择与级别相符的主办单位；镇街、部门人员只能办本单位的竞赛。"


class TheoryShareError(LedgerError):
    """Theory would weigh more than the settings allow."""

    code = "THEORY_SHARE"
    message = "理论占比 {share}% 超过上限 {ceiling}%。"
    remedy = "请降低理论占比；上限在规则设置中修改。"


class RoundRulesError(LedgerError):
    """The rules of a round do not fit together."""

    code = "ROUND_RULES"
    message = "轮次规则不成立：{fault}。"
    remedy = "请核对评分办法、同分处理和晋级办法。"


class CriterionError(LedgerError):
    """A criterion cannot be scored as it is described."""

    code = "CRITERION"
    message = "评分项不成立：{fault}。"
    remedy = "请核对最高分、权重和最小刻度。"


class NothingToScoreError(LedgerError):
    """A round is opened that nobody could score: something is missing."""

    code = "ROUND_INCOMPLETE"
    message = "轮次“{name}”还不能开始：{missing}。"
    remedy = "请先补齐，再开始评分。"


class BibTakenError(LedgerError):
    """Another entry of the contest wears this bib."""

    code = "BIB_TAKEN"
    message = "本竞赛中该号码已被使用。"
    remedy = "请换一个号码，或留空由系统编排。"
    constraints = ("entries_contest_id_bib_key",)

    def __init__(self, *, path: Iterable[str] = ("bib",)) -> None:
        super().__init__(path=path)


class EntryFormError(LedgerError):
    """An entry lacks what it needs: a name, a team, a usable bib."""

    code = "ENTRY"
    message = "参赛信息不成立：{fault}。"
    remedy = "请核对号码、姓名和队员。"


class AlreadyEnteredError(LedgerError):
    """The same person takes part in the discipline already."""

    code = "ALREADY_ENTERED"
    message = "该选手已在本赛项报名，号码 {bib}。"
    remedy = "请修改已有的报名。"


class EntryWithdrawnError(LedgerError):
    """The entry has withdrawn."""

    code = "ENTRY_WITHDRAWN"
    message = "号码 {bib} 已退赛。"
    remedy = "请核对号码。"


class DrawnAlreadyError(LedgerError):
    """The start order was drawn before: another draw needs a reason."""

    code = "DRAWN_ALREADY"
    message = "轮次“{name}”已经抽签，重新抽签须说明理由。"
    remedy = "请填写理由；原种子和理由都记入日志。"


class NobodyStartsError(LedgerError):
    """There is nobody to start in the round."""

    code = "NOBODY_STARTS"
    message = "轮次“{name}”没有可以出场的参赛者：{reason}。"
    remedy = "请先录入参赛者，或先公布上一轮的成绩。"


class JudgeNameError(LedgerError):
    """The contest has a judge of this name, or the person is one already."""

    code = "JUDGE_TAKEN"
    message = "本竞赛已有同名评委。"
    remedy = "请在姓名后加注单位以示区别。"
    constraints = ("judges_contest_id_name_key",)

    def __init__(self, *, path: Iterable[str] = ("name",)) -> None:
        super().__init__(path=path)


class RecusalNeededError(LedgerError):
    """A judge would meet only entries from which the judge is recused."""

    code = "JUDGE_RECUSED_ROUND"
    message = "评委“{judge}”须回避本轮全部参赛者。"
    remedy = "请改派其他评委。"


class NoJudgeLeftError(LedgerError):
    """Every judge of the round is recused from an entry."""

    code = "NO_JUDGE_LEFT"
    message = "本轮的评委全部须回避号码 {bib}。"
    remedy = "请再指派一名无须回避的评委。"


class LatePanelError(LedgerError):
    """Somebody enters an open round whose judges are added up, and fewer may judge the entry."""

    code = "LATE_PANEL"
    message = (
        "本轮按评委合计且已开始：能评号码 {bib} 的评委有 {panel} 名，其他参赛者有 {others} 名。"
    )
    remedy = "人数不同的合计不能比较。请核对单位和评委的回避；本轮不能再收这名参赛者。"


class UnequalPanelsError(LedgerError):
    """In an open round whose judges are added up, entries would have panels of different size."""

    code = "UNEQUAL_PANELS"
    message = (
        "“{of_round}”按评委合计且已开始：这样一来能评号码 {bib} 的评委有 {panel} 名，"
        "其他参赛者有 {others} 名，合计不能比较。"
    )
    remedy = (
        "必须如此的，确认“评委人数不同也继续”后再保存；公布前请裁判长处理，例如另设一轮按平均补赛。"
    )


class RecusalSubjectError(LedgerError):
    """A recusal names neither or both of an entry and an organization."""

    code = "RECUSAL_SUBJECT"
    message = "回避对象应为一名参赛者或一个单位。"
    remedy = "请只选择其中一项。"


class RecusalReasonError(LedgerError):
    """A recusal is taken back without saying why."""

    code = "RECUSAL_REASON"
    message = "撤销回避须说明原因。"
    remedy = "请填写原因，它会留在日志里。"


class AppealWindowError(LedgerError):
    """An appeal comes before the round is closed or after the time for it."""

    code = "APPEAL_WINDOW"
    message = "现在不能申诉：{reason}。"
    remedy = "申诉应在封榜之后、时限之内提出。"


class AppealFormError(LedgerError):
    """An appeal lacks its grounds, or its decision does not fit its state."""

    code = "APPEAL"
    message = "申诉不成立：{fault}。"
    remedy = "请填写理由；成立与不成立须有复议结论，撤回时不填。"


class AppealDecidedError(LedgerError):
    """The appeal is decided."""

    code = "APPEAL_DECIDED"
    message = "该申诉已处理：{state}。"
    remedy = "请刷新页面核对。"


class AppealsPendingError(LedgerError):
    """Appeals wait for a decision."""

    code = "APPEALS_PENDING"
    message = "还有 {count} 件申诉待复议。"
    remedy = "请先处理申诉。"


class AwardSubjectError(LedgerError):
    """An award names the wrong kind of winner."""

    code = "AWARD_SUBJECT"
    message = "奖项“{rank}”的获奖对象不对：{needed}。"
    remedy = "请选择参赛者；优秀组织奖请选择单位。"


class AwardCountError(LedgerError):
    """The number of awards of a rank is out of range."""

    code = "AWARD_COUNT"
    message = "{rank}的个数应为 0 至 {most}。"
    remedy = "请核对个数。"


class CertificateTakenError(LedgerError):
    """Another award has this certificate number."""

    code = "CERTIFICATE_TAKEN"
    message = "证书编号 {number} 已被使用。"
    remedy = "请换一个编号，或留空由系统编排。"


class CertificateTwiceError(LedgerError):
    """What is written would give a certificate number a second time."""

    code = "CERTIFICATE_TWICE"
    message = "有一个证书编号已用于另一个奖项。"
    remedy = "请收回其中一个奖项，换一个编号重新颁发（留空由系统编排），再重试。"
    constraints = ("awards_certificate_number_key",)


class PracticeError(LedgerError):
    """A practice camp has sessions, a contest has rounds."""

    code = "PRACTICE"
    message = "练兵成绩不成立：{fault}。"
    remedy = "请核对竞赛类别、场次和到场情况。"


class ResultsPendingError(LedgerError):
    """Results wait for a decision or a check."""

    code = "RESULTS_PENDING"
    message = "还有 {count} 个成绩待核：{where}。"
    remedy = "请先处理冲突、待定和未复核的评分。"


class NothingToPublishError(LedgerError):
    """No round of the contest is closed with results."""

    code = "NOTHING_TO_PUBLISH"
    message = "竞赛“{contest}”没有已封榜的成绩。"
    remedy = "请先封榜，再公布。"


class PublicationWithdrawnError(LedgerError):
    """The publication was taken down before, or no reason is given."""

    code = "PUBLICATION_DOWN"
    message = "该公布已经撤下，或没有填写撤下的原因。"
    remedy = "请刷新页面核对，并填写原因。"
