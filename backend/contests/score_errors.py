"""What is refused of scores, their checking and their judges' passes."""

from backend.accounts.errors import SignInRefusedError
from backend.kit.errors import LedgerError


class JudgeUnassignedError(LedgerError):
    """The judge does not judge this round."""

    code = "JUDGE_UNASSIGNED"
    message = "您没有被安排为这一轮次评分。"
    remedy = "请与裁判长核对评委安排。"


class JudgeRecusedError(LedgerError):
    """The judge must not judge this entry."""

    code = "JUDGE_RECUSED"
    message = "您须回避这名选手，分数未采用。"
    remedy = "请报告裁判长，由其他评委评分。"


class RoundNotOpenError(LedgerError):
    """The round has not been opened for scoring."""

    code = "ROUND_NOT_OPEN"
    message = "这一轮次还没有开始评分。"
    remedy = "请等裁判长开始评分后再发送。"


class RoundClosedError(LedgerError):
    """The record was made after the round had been closed; it is kept for the head judge."""

    code = "ROUND_CLOSED"
    message = "这条记录是封榜之后记的，未采用，已留存。"
    remedy = "请报告裁判长，由裁判长决定是否采用。"


class ScoreMalformedError(LedgerError):
    """The record says nothing that can be recorded."""

    code = "SCORE_MALFORMED"
    message = "这条记录无效：{reason}。"
    remedy = "请改正后重新记录。"


class ScoreOverMaximumError(LedgerError):
    """The value is greater than the criterion's maximum."""

    code = "SCORE_OVER_MAXIMUM"
    message = "分数 {value} 超过了最高分 {maximum}。"
    remedy = "请改正后重新记录。"


class ScoreOffStepError(LedgerError):
    """The value is no whole number of the criterion's steps."""

    code = "SCORE_OFF_STEP"
    message = "分数 {value} 不是最小刻度 {step} 的整数倍。"
    remedy = "请改正后重新记录。"


class ScoreUnlikelyError(LedgerError):
    """The value is far from the judge's own others; it is asked about once."""

    code = "SCORE_UNLIKELY"
    message = "分数 {value} 与您给其他选手的中间值 {usual} 相差较大。"
    remedy = "无误请确认，确认后即采用；有误请改正。"


class ScoreKeyTakenError(LedgerError):
    """The key of the record was used for another record."""

    code = "SCORE_KEY_TAKEN"
    message = "这条记录的操作键已用于另一条记录。"
    remedy = "请在设备上重新记录这一分数。"


class ScoreUnknownError(LedgerError):
    """The round, entry or criterion of a record is not there for this judge."""

    code = "SCORE_SUBJECT_UNKNOWN"
    message = "找不到这条记录的{noun}。"
    remedy = "请刷新评分页面后核对；仍找不到时请报告裁判长。"


class BatchTooLargeError(LedgerError):
    """More records at once than are taken."""

    code = "SCORE_BATCH_TOO_LARGE"
    message = "一次至多发送 {limit} 条评分记录，这里有 {count} 条。"
    remedy = "请分几次发送。"


class OnlyJudgesError(LedgerError):
    """Only a judge, signed in by a pass, records scores."""

    code = "ONLY_JUDGES"
    message = "只有凭通行码登录的评委可以记录分数。"
    remedy = "请用评委通行码登录后评分。"


class OwnCheckError(LedgerError):
    """A score is checked by a second person, and not by the judge who gave it."""

    code = "OWN_CHECK"
    message = "复核须由第二人进行。"
    remedy = "请由另一名工作人员复核。"


class ScoreChangedError(LedgerError):
    """The score is not the one that was looked at."""

    code = "SCORE_CHANGED"
    message = "分数已不是复核时看到的版本。"
    remedy = "请刷新后按现在的分数复核。"


class ConflictResolvedError(LedgerError):
    """The conflict has been decided, or the chosen record is none of its two."""

    code = "CONFLICT_RESOLVED"
    message = "这一冲突已经裁定，或所选记录不属于它。"
    remedy = "请刷新页面后核对。"


class ReasonMissingError(LedgerError):
    """What is decided about scores is decided with a reason."""

    code = "REASON_MISSING"
    message = "请写明理由。"
    remedy = "理由会随记录留存，供申诉时查阅。"


class PassDayError(LedgerError):
    """A pass works from about today on."""

    code = "PASS_DAY"
    message = "通行码的启用日期应在昨天至一年之内，这里是 {day}。"
    remedy = "请改正启用日期。"


class ResultsIncompleteError(LedgerError):
    """Results of whoever started lack values."""

    code = "RESULTS_INCOMPLETE"
    message = "还有 {count} 个成绩缺少评分：{where}。"
    remedy = "请补录所缺的评分；没有完成的，请记录“未完成”等出场状态。"


class PassInvalidError(SignInRefusedError):
    """The pass is unknown, revoked, over, or its day has not come: one text for all."""

    code = "PASS_INVALID"
    message = "通行码无效，或不在使用时间内。"
    remedy = "请向裁判长索取新的通行码。"


class ClockOffError(LedgerError):
    """The record is taken; the device's clock cannot be right."""

    code = "CLOCK_OFF"
    message = "分数已采用；设备的时间与服务器相差很大。"
    remedy = "请校准设备的日期和时间。"


class ScoreConflictError(LedgerError):
    """Another device of the judge recorded another value; both are kept."""

    code = "SCORE_CONFLICT"
    message = "另一台设备已为同一评分项记录了不同的分数，两者都已保留。"
    remedy = "请报告裁判长，由裁判长裁定取哪一个。"


class HeldAfterClosingError(LedgerError):
    """The record came after the closing, but was made before: the head judge decides."""

    code = "HELD_AFTER_CLOSING"
    message = "轮次已封榜，这条记录已留存，待裁判长决定。"
    remedy = "请报告裁判长。"


class ScoreOfWithdrawnError(LedgerError):
    """The entry has withdrawn: the record is kept, the head judge decides."""

    code = "SCORE_OF_WITHDRAWN"
    message = "选手已退赛，这条记录已留存，待裁判长决定。"
    remedy = "请报告裁判长。"


class ScoreUnvouchedError(LedgerError):
    """A record of a file is not as the judge's device has sealed it: the head judge decides."""

    code = "SCORE_UNVOUCHED"
    message = "文件中的这条记录无法核实出自评委的设备，已留存，待裁判长决定。"
    remedy = "请与评委当面核对后裁定。"


class ScoreFileError(LedgerError):
    """The file is not one that a judge's console has written, or not whole."""

    code = "SCORE_FILE_MALFORMED"
    message = "文件的第 {number} 条不是评委端导出的记录。"
    remedy = "请在评委的设备上重新导出，不要改动文件。"


NOTICES: dict[str, type[LedgerError]] = {
    notice.code: notice
    for notice in (
        ClockOffError,
        ScoreConflictError,
        RoundClosedError,
        HeldAfterClosingError,
        ScoreOfWithdrawnError,
        ScoreUnvouchedError,
    )
}
"""What a receipt says of a record that was kept, by its code."""
