"""Who a member is on a date, and what a citizen number says: pure rules, each with its source."""

import re
from datetime import UTC, date, datetime

from backend.kit.labels import LabeledEnum
from backend.kit.masking import mask_id_number
from backend.kit.text import squeeze_code
from backend.members.errors import CitizenNumberError, MembershipDatesError


class BranchPost(LabeledEnum):
    """支部职务；A post in the committee of a branch."""

    SECRETARY = "SECRETARY", "书记"
    DEPUTY_SECRETARY = "DEPUTY_SECRETARY", "副书记"
    ORGANIZATION_MEMBER = "ORGANIZATION_MEMBER", "组织委员"
    PUBLICITY_MEMBER = "PUBLICITY_MEMBER", "宣传委员"
    DISCIPLINE_MEMBER = "DISCIPLINE_MEMBER", "纪检委员"
    COMMITTEE_MEMBER = "COMMITTEE_MEMBER", "委员"


class MemberKind(LabeledEnum):
    """党员类别；Full members count toward thresholds, probationary members never do."""

    FULL = "FULL", "正式党员"
    PROBATIONARY = "PROBATIONARY", "预备党员"


class Standing(LabeledEnum):
    """党籍状态；How a membership stands; rows are never deleted, leaving is a state."""

    NORMAL = "NORMAL", "正常"
    SUSPENDED = "SUSPENDED", "停止党籍"
    LEFT = "LEFT", "出党"
    TRANSFERRED_OUT = "TRANSFERRED_OUT", "转出"
    DECEASED = "DECEASED", "去世"


class RegistrationRole(LabeledEnum):
    """登记性质；Whether a registration carries the formal relation or only activities."""

    FORMAL = "FORMAL", "组织关系"
    ACTIVITY = "ACTIVITY", "双登记"


class Sex(LabeledEnum):
    """性别；Sex as the citizen number states it."""

    MALE = "MALE", "男"
    FEMALE = "FEMALE", "女"


_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
_LENGTH = 18
_OLD_LENGTH = 15
_BIRTH = slice(6, 14)
_SEQUENCE_END = 16
_FIRST_YEAR = 1800


def parse_citizen_number(text: str) -> str:
    """Give a citizen number in its one form: 17 digits and a digit or a capital X.

    Raises: CITIZEN_NUMBER, with the number masked.
    Source: GB 11643-1999.
    """
    number = squeeze_code(text).removeprefix("'")
    fault = _fault_of(number)
    if fault:
        raise CitizenNumberError(masked=mask_id_number(number), fault=fault)
    return number


def citizen_check_sign(first_seventeen: str) -> str:
    """Compute the eighteenth sign: ISO 7064, MOD 11-2."""
    total = sum(
        int(digit) * weight for digit, weight in zip(first_seventeen, _WEIGHTS, strict=True)
    )
    return _CHECK_SIGNS[total % len(_CHECK_SIGNS)]


def birth_date_of(citizen_number: str) -> date:
    """Read the date of birth from a citizen number in its one form."""
    return datetime.strptime(citizen_number[_BIRTH], "%Y%m%d").replace(tzinfo=UTC).date()


def sex_of(citizen_number: str) -> Sex:
    """Read the sex from a citizen number in its one form: an odd sequence is male."""
    return Sex.MALE if int(citizen_number[_SEQUENCE_END]) % 2 else Sex.FEMALE


def kind_on(
    as_of: date, *, joined_on: date | None, full_on: date | None, present: MemberKind
) -> MemberKind | None:
    """Tell what a member was on a date, or nothing before the admission.

    A full member whose date of full membership is not known was one ever since the admission; a
    probationary one becomes full on `full_on` and on no other day.
    """
    if joined_on is not None and as_of < joined_on:
        return None
    if full_on is not None:
        return MemberKind.FULL if full_on <= as_of else MemberKind.PROBATIONARY
    return present


def check_membership_dates(joined_on: date | None, full_on: date | None) -> None:
    """Refuse a full membership before the admission.

    Raises: MEMBERSHIP_DATES.
    """
    if joined_on is not None and full_on is not None and full_on < joined_on:
        raise MembershipDatesError(joined_on=joined_on, full_on=full_on)


def is_in_good_standing(standing: Standing) -> bool:
    """Tell whether a membership is alive: neither suspended nor ended."""
    return standing is Standing.NORMAL


def counts_toward_thresholds(kind: MemberKind | None, standing: Standing) -> bool:
    """Tell whether a member counts as a full member in good standing (fm).

    Source: docs/glossary.md, "full members of an organization"; probationary ones never count.
    """
    return kind is MemberKind.FULL and is_in_good_standing(standing)


def _fault_of(number: str) -> str | None:
    return _fault_of_form(number) or _fault_of_content(number)


def _fault_of_form(number: str) -> str | None:
    if "E+" in number or number.endswith(".0"):
        return "单元格被当作数字，后几位已经丢失，请把这一列设为文本格式"
    if len(number) == _OLD_LENGTH and number.isdigit():
        return "这是 15 位的旧号码，请填写 18 位号码"
    if len(number) != _LENGTH:
        return f"有 {len(number)} 位，应为 18 位"
    if not _NUMBER.fullmatch(number):
        return "前 17 位应为数字，末位是数字或 X"
    return None


def _fault_of_content(number: str) -> str | None:
    try:
        born = birth_date_of(number)
    except ValueError:
        return "第 7 至 14 位不是一个日期"
    if born.year < _FIRST_YEAR:
        return "第 7 至 14 位不是一个可能的出生日期"
    if citizen_check_sign(number[:-1]) != number[-1]:
        return "末位校验码不符"
    return None
