"""What carrying a contest to a venue and back refuses."""

from backend.kit.errors import LedgerError


class ContestAwayError(LedgerError):
    """The set-up of the contest is with another server at present."""

    code = "CONTEST_AWAY"
    message = "竞赛“{contest}”自 {since} 起在另一台服务器上，这里不能改动设置；评分照常接收。"
    remedy = "请在赛场服务器上改，带回后再继续；或先用 liangxin contest call-back 召回。"


class ContestNotAwayError(LedgerError):
    """The contest was not carried to a venue, or is home again."""

    code = "CONTEST_NOT_AWAY"
    message = "竞赛“{contest}”现在没有带到赛场。"
    remedy = "请核对竞赛；带出用 liangxin contest carry。"


class ContestIsHereError(LedgerError):
    """The contest was carried to this server, and goes home from here, not further."""

    code = "CONTEST_AT_VENUE"
    message = "竞赛“{contest}”是带到这台服务器上的，不能由这里再带出。"
    remedy = "带回区服务器用 liangxin contest return --last；再由区服务器带出。"


class VenuePaperError(LedgerError):
    """What would be printed here only the district's server can vouch for."""

    code = "VENUE_PAPER"
    message = "竞赛“{contest}”由区服务器带出，{what}上的二维码只有区服务器能核验，这里不印。"
    remedy = "请先带回（liangxin contest return），再在区服务器上印制。"


class ParcelBrokenError(LedgerError):
    """The file is no parcel of a contest, was altered or cut off, or the passphrase is wrong."""

    code = "PARCEL_BROKEN"
    message = "文件无法打开：{fault}。没有写入任何内容。"
    remedy = "请重新拷贝整个文件，并核对口令；仍打不开时，重新导出一份。"


class ParcelForeignError(LedgerError):
    """The file belongs to a contest that was not carried from or to this server."""

    code = "PARCEL_FOREIGN"
    message = "这份文件不属于本服务器：{fault}。没有写入任何内容。"
    remedy = "请在带出该竞赛的服务器上接收，并核对 DATA_DIR 中的 secrets 是否完整。"


class ParcelContradictsError(LedgerError):
    """What the file brings cannot stand beside what is here."""

    code = "PARCEL_CONTRADICTS"
    message = "带回的内容与这里的不能并存：{fault}。没有写入任何内容。"
    remedy = "请按提示改正一方后，再接收同一份文件；评分记录不会丢失，也不会重复。"


class ParcelOrganizationError(LedgerError):
    """Somebody entered at the venue for an organization that the ledger does not have."""

    code = "PARCEL_ORGANIZATION"
    message = "赛场录入的单位“{name}”（{credit_code}）不在本区台账中，还不能并入。"
    remedy = "请先在台账登记这个单位（同一信用代码），再并入；留存的文件不会丢。"


class VenueTakenError(LedgerError):
    """The server at the venue already has another district of this code."""

    code = "VENUE_TAKEN"
    message = "这台服务器上已有区划代码 {division_code} 的另一个区：{name}。"
    remedy = "请换一个空的数据目录（DATA_DIR，DEMO=0）启动赛场服务器。"


class HeldDecidedError(LedgerError):
    """What should be decided upon is not held back, or was taken already."""

    code = "RETURN_DECIDED"
    message = "没有这一项待定内容，或它已经并入。"
    remedy = "请刷新竞赛页，按现在列出的待定内容决定。"


class HeldWaitingError(LedgerError):
    """Something that came back from a venue waits for a decision."""

    code = "RETURN_WAITING"
    message = "赛场带回的内容还有 {count} 项待定：{which}。"
    remedy = "请先决定并入或不并入（竞赛页，或 liangxin contest decide），再公布。"


class HeldPublishedError(LedgerError):
    """Something that came back should be taken into results that are published."""

    code = "RETURN_PUBLISHED"
    message = "竞赛“{contest}”已公布，不能再并入带回的内容。"
    remedy = "请选择不并入；确需并入时，先撤下公布。"


class HeldGoneError(LedgerError):
    """The kept file was let go of with the names in it."""

    code = "RETURN_GONE"
    message = "留存的带回文件已随参赛者姓名到期删除，这一项不能再并入。"
    remedy = "仍有原来的带回文件时，请再接收一次；否则选择不并入。"


class RecomputeScoresError(LedgerError):
    """Scores themselves are stored otherwise than the log says, which no rule explains."""

    code = "RECOMPUTE_SCORES"
    message = "有 {count} 处现分与评分记录不符，这不是规则更新造成的，没有重算。"
    remedy = "请保全现场，不要公布成绩，并报告维护人员。"


class RecomputeShownError(LedgerError):
    """Results that people have seen would change."""

    code = "RECOMPUTE_SHOWN"
    message = "{which} 的成绩已经公布，重算会改动，没有写入。"
    remedy = "确需改动时加 --published；已公布的一版不会自动改变，请随后重新公布并说明。"


class RecomputeLeftError(LedgerError):
    """Results that were made anew are still otherwise than the log says."""

    code = "RECOMPUTE_LEFT"
    message = "重算后仍有 {count} 处成绩与评分记录不符（{which}），没有写入。"
    remedy = "请保全现场，不要公布成绩，并报告维护人员。"


class ParcelClockError(LedgerError):
    """The clock of this machine is behind the moment at which the file was made."""

    code = "PARCEL_CLOCK"
    message = "这台机器的时钟（{now}）比文件带出的时间（{made}）还早。没有写入任何内容。"
    remedy = "请先校准这台机器的日期和时间，再接收同一份文件：申诉时限、通行码都按这个时钟算。"
