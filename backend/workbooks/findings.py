"""What the check says of a row: what is wrong or remarkable, in which column, what to do.

A refusal keeps the row out, a warning does not. No clear personal number enters a finding.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

from backend.kit.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a row; `here` and `file` are both values of a conflict."""

    code: str
    message: str
    remedy: str
    column: str | None = None
    is_warning: bool = False
    here: str | None = None
    file: str | None = None

    def as_document(self) -> dict[str, Any]:
        """Give the form in which results are kept."""
        return asdict(self)

    def as_warning(self) -> "Finding":
        """Say the same without keeping the row out."""
        return replace(self, is_warning=True)


class RowRefusedError(Exception):
    """A row cannot be taken; carries the finding to the reconciler's edge."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        self.finding = finding
        super().__init__(finding.message)


@dataclass(frozen=True, slots=True)
class Saying:
    """The template of a finding; details fill the words in braces."""

    code: str
    message: str
    remedy: str
    is_warning: bool = False

    def __call__(self, column: str | None = None, **details: object) -> Finding:
        """Say it of a column."""
        return Finding(
            code=self.code,
            message=self.message.format(column=column, **details),
            remedy=self.remedy.format(column=column, **details),
            column=column,
            is_warning=self.is_warning,
        )

    def refuse(self, column: str | None = None, **details: object) -> RowRefusedError:
        """Give the refusal, to be raised."""
        return RowRefusedError(self(column, **details))


def finding_of(error: LedgerError, column: str | None = None) -> Finding:
    """Say of a column what a rule refused."""
    return Finding(code=error.code, message=error.message, remedy=error.remedy, column=column)


def warning(code: str, message: str, remedy: str) -> Saying:
    """Make the template of a remark that does not keep the row out."""
    return Saying(code, message, remedy, is_warning=True)


# --- cells -------------------------------------------------------------------------------------

NOT_A_NUMBER = Saying("NOT_A_NUMBER", "“{text}”不是数字。", "请填写数字，不带其他文字。")
NOT_WHOLE = Saying("NOT_WHOLE", "“{text}”应为不小于 0 的整数。", "请填写整数，如 12。")
OUT_OF_RANGE = Saying("OUT_OF_RANGE", "“{text}”超出范围：{range}。", "请核对后填写。")
NOT_A_CHOICE = Saying("NOT_A_CHOICE", "“{text}”不在可选内容中。", "可填：{choices}。")
NOT_YES_NO = Saying("NOT_YES_NO", "“{text}”应为“是”或“否”。", "请填写“是”或“否”。")
BAD_PHONE = Saying(
    "BAD_PHONE", "电话号码位数不对（共 {length} 位数字）。", "请填写 11 位手机号或带区号的座机。"
)
BAD_CODE = Saying("BAD_CODE", "代码“{text}”应为数字。", "请只填写数字代码。")
EXCEL_ERROR = Saying(
    "EXCEL_ERROR", "单元格是公式错误“{text}”。", "请在 Excel 中改正公式，或填入结果。"
)
TOO_LONG = Saying("TOO_LONG", "内容有 {length} 个字，超过 {limit} 个。", "请缩短内容。")
MAY_NOT_CLEAR = Saying("MAY_NOT_CLEAR", "“{column}”不能清空。", "请填写内容，或留空表示不变。")
FORGED_MARK = Saying(
    "FORGED_MARK",
    "行标识不是本系统签发的，或不属于本台账。",
    "请恢复导出时的行标识；新增的行请留空。",
)
MARK_NOT_FOUND = Saying(
    "MARK_NOT_FOUND",
    "行标识所指的内容不存在，或不在您的管辖范围内。",
    "请重新导出后再修改；新增的行请清空行标识。",
)

# --- rows --------------------------------------------------------------------------------------

REQUIRED = Saying("REQUIRED", "新增时必须填写“{name}”。", "请补填后重新导入。")
UNKNOWN_TOWN = Saying(
    "UNKNOWN_TOWN", "镇街“{town}”不在册。", "请核对名称，或先在“镇街”台账中登记。"
)
UNKNOWN_PLACE = warning(
    "UNKNOWN_PLACE",
    "{what}“{name}”在“{town}”不在册，这一项没有写入。",
    "请核对名称，或先登记{what}后重新导入。",
)
UNKNOWN_DEPARTMENT = warning(
    "UNKNOWN_DEPARTMENT",
    "部门“{name}”不在册，归入“{default}”，标为未确认。",
    "请核对名称，或先登记部门后重新导入。",
)
UNKNOWN_DEPARTMENT_KEPT = warning(
    "UNKNOWN_DEPARTMENT",
    "部门“{name}”不在册，主管部门没有改动。",
    "请核对名称，或先登记部门后重新导入。",
)
NO_DEFAULT_DEPARTMENT = Saying(
    "NO_DEFAULT_DEPARTMENT",
    "没有默认部门，无法登记主管部门不明的单位。",
    "请先在“部门”台账中登记，并把其中一个设为默认。",
)
NOT_YOURS = Saying("NOT_YOURS", "这一行不在您的管辖范围内。", "请由所在镇街或区级人员导入。")
DUPLICATE = Saying(
    "DUPLICATE", "与第 {row} 行重复（{what}“{key}”），内容不一致。", "请只保留一行正确的。"
)
REPEATED = warning("REPEATED", "与第 {row} 行完全相同，已合并。", "可删去其中一行。")
RENAME_NOT_FOUND = warning(
    "RENAME_NOT_FOUND", "原名称“{name}”不在册，按新名称处理。", "请核对原名称。"
)
NAME_TAKEN = Saying("NAME_TAKEN", "名称“{name}”已被另一条记录使用。", "请核对名称。")
AMBIGUOUS_NAME = Saying("AMBIGUOUS_NAME", "{what}“{name}”不止一个。", "请填写“{hint}”加以区分。")
UNKNOWN_BRANCH = Saying(
    "UNKNOWN_BRANCH",
    "党组织“{name}”不在册，或不在您的管辖范围内。",
    "请核对全称，或先在“党组织名册”中登记。",
)
BRANCH_CYCLE = Saying("BRANCH_CYCLE", "隶属关系成环：“{name}”是本组织的下级。", "请核对“隶属”。")
UNKNOWN_ORGANIZATION = Saying(
    "UNKNOWN_ORGANIZATION",
    "单位“{name}”不在册，或不在您的管辖范围内。",
    "请先在企业台账或社会组织台账中登记。",
)
MERGED_RECORD = warning(
    "MERGED_RECORD",
    "“{merged}”（{merged_code}）已并入“{kept}”，按“{kept}”处理。",
    "请把台账中的代码改为 {code}。",
)
UNKNOWN_HOST = warning(
    "UNKNOWN_HOST", "所在单位“{name}”不在册，没有写入。", "请填写统一社会信用代码，或先登记单位。"
)
UNKNOWN_EMPLOYER = warning(
    "UNKNOWN_EMPLOYER",
    "工作单位“{name}”不在册或不在您的管辖范围内，没有写入。",
    "请核对信用代码，或先登记单位。",
)
DISSOLVED_BRANCH = Saying(
    "DISSOLVED_BRANCH",
    "党组织“{name}”已于 {day} 撤销，不能再覆盖单位。",
    "请填写不晚于该日的终止日期，或改为现有党组织。",
)
OVERLAPPING_LINK = Saying(
    "OVERLAPPING_LINK",
    "与已有的覆盖关系（{period}）时间重叠。",
    "请核对起止日期；同一单位与同一党组织的时段不能重叠。",
)
TWO_FORMAL_BRANCHES = Saying(
    "TWO_FORMAL_BRANCHES",
    "此人的组织关系同时在“{other}”（{period}），一人不能有两处组织关系。",
    "请在原党组织一行填写离开日期，或把其中一处登记性质改为“双登记”。",
)
TWO_MAIN_WORKPLACES = Saying(
    "TWO_MAIN_WORKPLACES",
    "此人同一时间在“{other}”（{period}）任职，主要工作单位只能有一个。",
    "请填写离职日期，或核对入职日期。",
)
OVERLAPPING_REGISTRATION = Saying(
    "OVERLAPPING_REGISTRATION",
    "与此人在同一党组织的另一登记（{period}）时间重叠。",
    "请核对登记日期和离开日期。",
)
END_BEFORE_START = Saying(
    "END_BEFORE_START", "{end_name} {end} 早于{start_name} {start}。", "请核对两个日期。"
)
UNKNOWN_KIND = Saying("UNKNOWN_KIND", "看不出“{name}”的{what}。", "请填写“{column}”。")
PERSON_MISMATCH = Saying(
    "PERSON_MISMATCH",
    "身份证号与行标识不是同一人，或已属于另一人。",
    "请核对身份证号；不改动的请留空。",
)
AMBIGUOUS_PERSON = Saying(
    "AMBIGUOUS_PERSON",
    "“{branch}”有多名“{name}”，没有身份证号无法区分。",
    "请填写身份证号，或使用导出文件中的行标识。",
)
NO_ID_NUMBER = warning("NO_ID_NUMBER", "没有身份证号，只能按姓名和支部查重。", "请补填身份证号。")
ID_DISAGREES = warning(
    "ID_DISAGREES", "{what}与身份证号不一致，以身份证号为准。", "请核对身份证号。"
)
COORDINATES_SWAPPED = Saying(
    "COORDINATES_SWAPPED", "经度 {longitude}、纬度 {latitude} 像是写反了。", "请对调经度和纬度。"
)
COORDINATES_HALF = Saying("COORDINATES_HALF", "经度和纬度只填了一个。", "请同时填写，或都留空。")
WRONG_SYSTEM = Saying(
    "WRONG_SYSTEM",
    "按 {stated} 该点落在“{town}”以外（{evidence}），按 {likely} 换算则在其内。",
    "请把“坐标系”改为 {likely}，或核对经纬度。",
)
FAR_OUTSIDE_TOWN = Saying(
    "FAR_OUTSIDE_TOWN",
    "该点离“{town}”{kilometers} 公里（{evidence}）。",
    "请核对经纬度和所属镇街。",
)
OUTSIDE_TOWN = warning(
    "OUTSIDE_TOWN", "该点在“{town}”已知范围以外（{evidence}）。", "请核对经纬度和坐标系。"
)
CONFLICT = Saying(
    "CONFLICT",
    "“{column}”在{since}之后已在本系统改为“{here}”，文件中是“{file}”。",
    "请重新导出后再修改这一项；确认文件为准的，请在本系统中直接修改。",
)
MISSING = warning(
    "MISSING", "本系统有而文件中没有。", "文件只增改、不删除；确已不存在的请填写注销或撤销日期。"
)
UNKNOWN_CONTEST = Saying(
    "UNKNOWN_CONTEST",
    "竞赛“{name}”不在册，或不由您主办。",
    "请核对名称，或从竞赛页面导入名单。",
)
AMBIGUOUS_CONTEST = Saying(
    "AMBIGUOUS_NAME", "竞赛“{name}”不止一场。", "请从要导入的那场竞赛的页面导入。"
)
OTHER_CONTEST = Saying(
    "OTHER_CONTEST",
    "这一行是竞赛“{name}”的，导入的是“{contest}”的名单。",
    "请从那场竞赛的页面导入，或改正“竞赛”。",
)
UNKNOWN_DISCIPLINE = Saying(
    "UNKNOWN_DISCIPLINE", "竞赛“{contest}”没有赛项“{name}”。", "可填：{known}。"
)
NEAR_ORGANIZATIONS = Saying(
    "UNKNOWN_ORGANIZATION",
    "单位“{name}”不在册，或不在您的管辖范围内。",
    "是否为：{near}？请填写全称或统一社会信用代码。",
)
AMBIGUOUS_ORGANIZATION = Saying(
    "AMBIGUOUS_NAME", "单位“{name}”不止一个。", "请填写统一社会信用代码：{codes}。"
)
BIB_ELSEWHERE = Saying(
    "BIB_TAKEN", "号码 {bib} 在本竞赛已用于赛项“{discipline}”。", "请换一个号码，或核对“赛项”。"
)
BIB_OF_ANOTHER = Saying(
    "BIB_TAKEN", "号码 {bib} 是另一名选手的，这一名选手的号码是 {own}。", "请核对号码。"
)
OTHER_CONTESTANT = Saying(
    "PERSON_MISMATCH",
    "号码 {bib} 登记的身份证号与这一行不同。",
    "请核对号码和身份证号；换人的请先退赛，再作为新选手填写。",
)
AMBIGUOUS_ENTRY = Saying(
    "AMBIGUOUS_ENTRY",
    "本赛项同一单位有同名选手（号码 {bibs}），分不清这一行是谁。",
    "请填写号码或身份证号。",
)
NAMESAKE = warning(
    "NAMESAKE",
    "本赛项同一单位有同名选手（号码 {bibs}）。",
    "如为同一人，请只留一行；不是同一人的，不必处理。",
)
RENAMED_ENTRY = warning(
    "RENAMED_ENTRY", "号码 {bib} 登记的是另一个姓名，按本行改。", "请核对号码是否填错。"
)
WITHDRAWN_KEPT = warning(
    "ENTRY_WITHDRAWN", "号码 {bib} 已退赛，这一行没有改动。", "可以从名单中删去。"
)
ERASED_KEPT = warning(
    "NAME_ERASED",
    "号码 {bib} 的姓名已到期清除，没有按这一行写回。",
    "姓名到期后不再保存；其余各列照常处理。",
)

# --- remarks -----------------------------------------------------------------------------------

COUNTS_DISAGREE = warning(
    "COUNTS_DISAGREE",
    "党员数 {members} 不等于正式 {full} 加预备 {probationary}。",
    "请核对台账；上报数已照录。",
)
ROSTER_DISAGREES = warning(
    "ROSTER_DISAGREES",
    "台账上报正式党员 {reported} 人，按花名册为 {computed} 人。",
    "请核对花名册或台账；数字以花名册为准。",
)
LEDGER_DISAGREES = warning(
    "LEDGER_DISAGREES",
    "台账上报{reported}，按党组织名册和覆盖关系为{computed}。",
    "请核对；台账内容已照录，不影响数字。",
)
STATE_WITHOUT_CHECK = warning(
    "STATE_WITHOUT_CHECK", "有运营状态而没有核查日期，按生效日期 {day} 记录。", "请补填核查日期。"
)
CHECK_WITHOUT_STATE = warning(
    "CHECK_WITHOUT_STATE", "有核查日期而没有运营状态，按实体运营记录。", "请补填运营状态。"
)
NO_EVIDENCE = warning("NO_EVIDENCE", "认定为{finding}而没有核查依据。", "请补填核查依据。")
LEFT_BUILDING = warning(
    "LEFT_BUILDING",
    "已不在原楼宇，仍由“{branch}”以楼宇方式覆盖。",
    "如已迁出，请在“覆盖关系”中填写终止日期。",
)
FEW_FULL_MEMBERS = warning(
    "FEW_FULL_MEMBERS",
    "“{branch}”各单位正式党员合计 {sum} 人，不足 {wanted} 人；按现状录入。",
    "请核对党员花名册，或补充联建单位。",
)
NO_FULL_MEMBER = warning(
    "NO_FULL_MEMBER",
    "“{name}”没有正式党员，仍由“{branch}”覆盖；按现状录入。",
    "请核对；没有党员的单位应派指导员。",
)
MANY_ORGANIZATIONS = warning(
    "MANY_ORGANIZATIONS", "“{branch}”覆盖 {count} 家，超过 {limit} 家。", "请考虑拆分。"
)
LINKS_ENDED = warning(
    "LINKS_ENDED", "党组织撤销，{count} 条覆盖关系一并终止。", "请为这些单位另行组建或挂靠。"
)
FULL_SINCE_EFFECTIVE = warning(
    "FULL_SINCE_EFFECTIVE",
    "由预备转为正式而没有转正日期，按生效日期 {day} 记录。",
    "请补填转正日期。",
)
POST_HOLDER_UNKNOWN = warning(
    "POST_HOLDER_UNKNOWN",
    "班子成员“{name}”不在本党组织花名册中，或有同名，没有写入。",
    "请先导入党员花名册。",
)
POSTS_NOT_READ = warning(
    "POSTS_NOT_READ", "班子成员“{text}”不能识别。", "请写成“书记：张三；组织委员：李四”。"
)
EMPLOYER_BY_NAME = warning(
    "EMPLOYER_BY_NAME", "没有信用代码，按名称对应到“{name}”。", "请补填所在单位统一社会信用代码。"
)
SINCE_CLOSED = warning("SINCE_CLOSED", "从“{other}”转出，原登记在 {day} 终止。", "请核对登记日期。")
DERIVED = warning("DERIVED", "由台账推出{what}“{name}”。", "请用党组织名册和覆盖关系核实。")
NOT_DERIVED = warning(
    "NOT_DERIVED", "不能由台账推出党组织：{fault}。", "请补填后重新导入，或在党组织名册中登记。"
)
