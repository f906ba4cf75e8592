"""What the rules refuse when figures are published."""

from backend.kit.errors import LedgerError


class FigureNotPublicError(LedgerError):
    """The figure is a work list of the office and never published."""

    code = "FIGURE_NOT_PUBLIC"
    message = "“{name}”是内部工作提醒，不对外公布。"
    remedy = "请只选择组建与覆盖、年报分布两类数字。"


class NothingToPublishError(LedgerError):
    """No figure was chosen."""

    code = "NOTHING_TO_PUBLISH"
    message = "没有选择要公布的数字。"
    remedy = "请至少选择一项，或不填以公布全部。"


class PublishedAlreadyError(LedgerError):
    """The figures of the day and scope are public; another edition has to say what it corrects."""

    code = "PUBLISHED_ALREADY"
    message = "{scope} {day} 的数字已经公布（第 {edition} 版）。"
    remedy = "需要更正时，请写明所更正的公布；更正与原公布并列，原公布不变。"


class OtherEditionError(LedgerError):
    """A correction names something else than the latest edition of the day and scope."""

    code = "OTHER_EDITION"
    message = "所更正的不是 {scope} {day} 最新的一版公布。"
    remedy = "请刷新页面，核对最新一版后重新提交。"


class EditionTakenError(LedgerError):
    """Somebody published the same day and scope at the same time."""

    code = "EDITION_TAKEN"
    message = "他人刚刚公布了同一天、同一范围的数字。"
    remedy = "请刷新页面，核对后再决定是否更正。"
    constraints = ("publications_town_id_as_of_edition_key",)


class WithdrawnAlreadyError(LedgerError):
    """The publication is withdrawn."""

    code = "WITHDRAWN_ALREADY"
    message = "该公布已经撤回。"
    remedy = "请刷新页面核对。"
    constraints = ("publication_withdrawals_publication_id_key",)


class PublicationTextError(LedgerError):
    """A note or a reason is missing or too long; everybody reads it."""

    code = "PUBLICATION_TEXT"
    message = "{field}应为 {least} 至 {limit} 字。"
    remedy = "请补充或缩短；它会公开显示。"
