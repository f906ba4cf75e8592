"""The declared figures about contests and practice camps, for the bulletin.

They are of a window, the year up to the day unless another is asked for. What is counted belongs to
whoever organizes the contest, so that a town's figures are of the contests that it holds.
"""

from backend.coverage.rules import ContestSet
from backend.figures.codes import FigureCode
from backend.figures.figure import contests

_HOLDING = "岗位大练兵、技术大比武活动安排（区定义）"

CONTEST_FIGURES = (
    contests(
        FigureCode.CONTESTS,
        ContestSet.CONTEST_HELD,
        "首日在统计期间内、已开始的技术大比武；筹备中和已取消的不计。",
        source=_HOLDING,
    ),
    contests(FigureCode.CONTESTS_DISTRICT, ContestSet.CONTEST_OF_DISTRICT, "举办竞赛中区级的。"),
    contests(FigureCode.CONTESTS_TOWN, ContestSet.CONTEST_OF_TOWN, "举办竞赛中镇街级的。"),
    contests(
        FigureCode.CONTESTS_DEPARTMENT, ContestSet.CONTEST_OF_DEPARTMENT, "举办竞赛中行业级的。"
    ),
    contests(
        FigureCode.CONTESTS_ENTERPRISE, ContestSet.CONTEST_OF_ENTERPRISE, "举办竞赛中企业级的。"
    ),
    contests(FigureCode.CONTEST_DISCIPLINES, ContestSet.CONTEST_DISCIPLINE, "期内举办竞赛的赛项。"),
    contests(
        FigureCode.CONTESTANTS,
        ContestSet.CONTESTANT,
        "期内举办竞赛的个人参赛者，退赛的不计。登记了身份证号的，一人参加几项也只计一人；"
        "未登记的，以及姓名到期清除以后的，每项参赛各计一人。",
    ),
    contests(
        FigureCode.CONTEST_TEAMS, ContestSet.CONTEST_TEAM, "期内举办竞赛的参赛队，退赛的不计。"
    ),
    contests(
        FigureCode.CONTEST_ORGANIZATIONS,
        ContestSet.CONTEST_ORGANIZATION,
        "期内举办竞赛的参赛单位，有几名选手也只计一家；行为该单位的第一项参赛。",
    ),
    contests(
        FigureCode.CONTEST_JUDGES,
        ContestSet.CONTEST_JUDGE,
        "期内举办竞赛聘请的评委；在两场竞赛执裁计两人次。",
    ),
    contests(FigureCode.AWARDS, ContestSet.AWARD, "期内颁发的奖项。"),
    contests(FigureCode.AWARDS_FIRST, ContestSet.AWARD_FIRST, "颁发奖项中的一等奖。"),
    contests(FigureCode.AWARDS_SECOND, ContestSet.AWARD_SECOND, "颁发奖项中的二等奖。"),
    contests(FigureCode.AWARDS_THIRD, ContestSet.AWARD_THIRD, "颁发奖项中的三等奖。"),
    contests(FigureCode.AWARDS_EXCELLENCE, ContestSet.AWARD_EXCELLENCE, "颁发奖项中的优秀奖。"),
    contests(
        FigureCode.AWARDS_ORGANIZER,
        ContestSet.AWARD_ORGANIZER,
        "颁发奖项中发给单位的优秀组织奖。",
    ),
    contests(
        FigureCode.PRACTICE_CAMPS,
        ContestSet.PRACTICE_CAMP,
        "首日在统计期间内、已开始的岗位大练兵；筹备中和已取消的不计。",
        source=_HOLDING,
    ),
    contests(FigureCode.PRACTICE_SESSIONS, ContestSet.PRACTICE_SESSION, "期内举办的练兵场次。"),
    contests(
        FigureCode.PRACTICE_ATTENDANCES, ContestSet.PRACTICE_ATTENDANCE, "期内练兵到场的人次。"
    ),
    contests(
        FigureCode.PRACTICE_PERSONS,
        ContestSet.PRACTICE_PERSON,
        "期内到场练兵的人，来过几次也只计一人；未登记身份证号的按参赛计。",
    ),
)
