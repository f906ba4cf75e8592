"""What the members refuse."""

from collections.abc import Iterable

from backend.kit.errors import LedgerError


class CitizenNumberError(LedgerError):
    """The text is no citizen number; the message never repeats it whole."""

    code = "CITIZEN_NUMBER"
    message = "身份证号 {masked} 不正确：{fault}。"
    remedy = "请与身份证核对后重新填写。"


class MembershipDatesError(LedgerError):
    """The date of full membership lies before the date of admission."""

    code = "MEMBERSHIP_DATES"
    message = "转正日期 {full_on} 早于入党日期 {joined_on}。"
    remedy = "请核对两个日期。"


class DuplicatePersonError(LedgerError):
    """A person with this citizen number is known, perhaps out of the caller's sight."""

    code = "DUPLICATE_PERSON"
    message = "该身份证号已经登记。"
    remedy = "请在本党组织内查询；查不到时请联系镇街或区级人员办理转接。"
    constraints = ("persons_id_number_hash_key",)

    def __init__(self, *, path: Iterable[str] = ("id_number",)) -> None:
        super().__init__(path=path)


class OtherBranchError(LedgerError):
    """A secretary may act in the own branch only."""

    code = "OTHER_BRANCH"
    message = "党组织书记只能办理本党组织的党员事项。"
    remedy = "请由镇街或区级人员办理。"


class FormalElsewhereError(LedgerError):
    """A member has one formal branch at a time."""

    code = "TWO_FORMAL_BRANCHES"
    message = "该党员在所填期间已有组织关系所在的党组织。"
    remedy = "请办理组织关系转接，或登记为双登记。"
    constraints = ("registrations_one_formal_excl",)


class RegisteredAlreadyError(LedgerError):
    """The member is registered in this branch already."""

    code = "REGISTERED_ALREADY"
    message = "该党员在所填期间已在该党组织登记。"
    remedy = "请先终止原有登记，或调整日期。"
    constraints = ("registrations_overlap_excl",)


class SecretaryTakenError(LedgerError):
    """A branch has one secretary at a time."""

    code = "SECRETARY_TAKEN"
    message = "该党组织在所填期间已有书记。"
    remedy = "请先终止现任书记的任职。"
    constraints = ("post_holdings_one_secretary_excl",)


class TwoMainWorkplacesError(LedgerError):
    """A member has one main workplace at a time."""

    code = "TWO_MAIN_WORKPLACES"
    message = "该党员在所填期间已有主要工作单位。"
    remedy = "请先终止原工作单位，或登记为兼职单位。"
    constraints = ("workplaces_one_main_excl",)


class NotRegisteredError(LedgerError):
    """A post is held in a branch by a member of it."""

    code = "NOT_REGISTERED"
    message = "“{name}”在 {on} 的组织关系不在“{branch}”。"
    remedy = "请先办理组织关系转接，或另选党员。"


class AlreadyFullError(LedgerError):
    """The member is a full member already."""

    code = "ALREADY_FULL"
    message = "“{name}”已是正式党员。"
    remedy = "请核对；转正日期有误时请编辑党员信息。"


class SameBranchError(LedgerError):
    """The member's formal relation is in this branch already."""

    code = "SAME_BRANCH"
    message = "“{name}”的组织关系已在“{branch}”。"
    remedy = "请选择另一个党组织。"


class SameStandingError(LedgerError):
    """The membership stands like this already."""

    code = "SAME_STANDING"
    message = "“{name}”的党籍状态已是“{standing}”。"
    remedy = "请核对所选状态。"


class PersonNameError(LedgerError):
    """A name is missing or too long."""

    code = "NAME_OF_PERSON"
    message = "姓名应为 1 至 {most} 个字。"
    remedy = "请填写身份证上的姓名。"


class RosterChangedError(LedgerError):
    """The roster is no longer the one that was looked at."""

    code = "ROSTER_CHANGED"
    message = "名册在您打开之后有变动，还没有确认。"
    remedy = "请核对标出的变动，再确认一次。"


class NoteTextError(LedgerError):
    """A note says too little or too much, or there are too many."""

    code = "NOTE_TEXT"
    message = "说明应为 1 至 {longest} 个字，一次最多 {most} 条。"
    remedy = "请写明哪里不对，例如“已转到某某支部”。"


class PersonalNumberError(LedgerError):
    """A note holds a citizen number or a telephone number."""

    code = "NOTE_NUMBER"
    message = "说明里不要写身份证号或手机号。"
    remedy = "请去掉号码，需要核对号码时由镇街人员在台账中查看。"
