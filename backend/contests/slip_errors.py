"""What refuses the making of entry slips, and a look by one."""

from backend.kit.errors import LedgerError


class NoSlipsError(LedgerError):
    """Slips were wanted for no entry, or for more than one sheet of paper work takes."""

    code = "NO_SLIPS"
    message = "要制发 {count} 张参赛证，每次须在 1 至 {limit} 张之间；退赛的和姓名已清除的不发。"
    remedy = "请按赛项分次制发。"


class SlipNumberError(LedgerError):
    """The identity number beside a slip is not that of its holder."""

    code = "SLIP_NUMBER"
    message = "身份证号与这张参赛证的本人不符。"
    remedy = "请由参赛证本人填写报名时登记的身份证号。"


class SlipInvalidError(LedgerError):
    """The slip is unknown, revoked, or its entry's names are erased: one text for all."""

    code = "SLIP_INVALID"
    message = "参赛证无效或已作废，查不到成绩。"
    remedy = "请核对二维码是否完整，或向主办方换发参赛证；姓名清除以后请查阅公布的成绩。"
