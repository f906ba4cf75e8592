"""The definitions of the figures in English, for the other language of the screens."""

from collections.abc import Mapping
from types import MappingProxyType

from backend.figures.codes import FigureCode

DEFINITIONS: Mapping[FigureCode, str] = MappingProxyType(
    {
        FigureCode.F01: "Party committees, general branches, branches and joint branches that "
        "exist on the day, were formed in one of the six ways and have at least one registered "
        "two-new organization as host. Each level counts. Branches away from home, functional "
        "and temporary ones, and the own organs of district, towns and villages stand beside.",
        FigureCode.F01_COMMITTEE: "Party committees (611) among the branches.",
        FigureCode.F01_GENERAL_BRANCH: "General branches (621) among the branches.",
        FigureCode.F01_BRANCH: "Party branches (631) among the branches.",
        FigureCode.F01_JOINT_BRANCH: "Joint branches (632) among the branches.",
        FigureCode.F01_UNTRANSFERRED: "Branches formed with the help of members whose relation "
        "is not transferred.",
        FigureCode.F01_OTHERS: "Branches that exist on the day and are not counted: away from "
        "home, functional, temporary, organs' own, and those without a registered host.",
        FigureCode.F01_AWAY: "Branches set up away from home.",
        FigureCode.F01_FUNCTIONAL: "Functional branches, which have no host organization.",
        FigureCode.F01_TEMPORARY: "Temporary branches (911, 921, 931, 932).",
        FigureCode.F01_ORGAN: "The own branches of the district, towns, departments and villages, "
        "formed in none of the six ways.",
        FigureCode.F02: "Enterprises that operate on the day and have at least one coverage link "
        "in force; one with several links counts once.",
        FigureCode.F02S: "Social organizations that operate on the day and have at least one "
        "coverage link in force; one with several links counts once.",
        FigureCode.F03: "Branches approved as formed alone.",
        FigureCode.F04: "Branches approved as joint by area, industry, village or building, and "
        "those approved anew as joint because of an attachment. Branches = alone + jointly.",
        FigureCode.F04_BUILDING: "Joint branches approved for a building.",
        FigureCode.F04_INDUSTRY: "Joint branches approved for an industry.",
        FigureCode.F04_VILLAGE: "Joint branches approved with a village; an enterprise covered by "
        "the village's own branch adds no branch.",
        FigureCode.F04_AREA: "Joint branches approved for an area.",
        FigureCode.F04_ATTACHMENT: "Branches once formed alone and approved anew as joint because "
        "of an attachment; the attachment itself adds no branch.",
        FigureCode.F05: "Branches whose founding was approved from 1 January to the day, later "
        "dissolved ones too; approvals anew, new names and elections do not count.",
        FigureCode.F05_DISSOLVED: "Branches founded this year and dissolved before the day.",
        FigureCode.F05_NET: "Branches founded this year less those of them dissolved.",
        FigureCode.F06: "Covered organizations as a share of the operating ones. Unverified ones "
        "stay in the denominator; without an operating organization there is no value.",
        FigureCode.F06_SOLE: "Organizations with a branch of their own as a share of the "
        "operating ones.",
        FigureCode.F06_DUE: "Covered organizations as a share of the operating ones whose full "
        "members reach the number for a branch of their own (three unless set otherwise).",
        FigureCode.F06_WORK: "Organizations covered, or with an instructor, a contact, a union or "
        "a youth league, as a share of the operating ones.",
        FigureCode.F06_IF_EXCLUDED: "The coverage rate with zombie and shell organizations put "
        "back into the denominator; deregistered ones are not put back.",
        FigureCode.F06_VERIFIED: "Operating organizations checked within twelve months (a "
        "setting) as a share of all operating ones.",
        FigureCode.UNITS: "Organizations that operate on the day.",
        FigureCode.UNITS_SOLE: "Organizations with a branch of their own; those that also share "
        "one count here.",
        FigureCode.UNITS_SOLE_COMMITTEE: "Of those, the highest branch is a party committee.",
        FigureCode.UNITS_SOLE_GENERAL_BRANCH: "Of those, the highest branch is a general branch.",
        FigureCode.UNITS_SOLE_BRANCH: "Of those, the branch is a party branch.",
        FigureCode.UNITS_JOINT: "Organizations covered by a joint branch, an attachment or a "
        "village's branch.",
        FigureCode.UNITS_JOINT_DUE: "Jointly covered organizations whose full members would do "
        "for a branch of their own (three unless set otherwise).",
        FigureCode.UNITS_DUE: "Uncovered organizations whose full members would do for a branch "
        "of their own (three unless set otherwise).",
        FigureCode.UNITS_FEW: "Uncovered organizations with members, too few for a branch of "
        "their own.",
        FigureCode.UNITS_NONE: "Uncovered organizations without a member; those with an unknown "
        "count stand here and are listed apart.",
        FigureCode.UNITS_INSTRUCTED: "Organizations that have an instructor on the day.",
        FigureCode.BLIND_UNCOVERED: "Operating organizations without a coverage link in force.",
        FigureCode.BLIND_UNVERIFIED: "Operating organizations never checked, or checked more than "
        "twelve months ago (a setting).",
        FigureCode.BLIND_NEVER_CHECKED: "Operating organizations that were never checked.",
        FigureCode.BLIND_CHECK_EXPIRED: "Operating organizations whose last check is more than "
        "twelve months ago (a setting).",
        FigureCode.BLIND_LINE: "Operating organizations that stand under the default department "
        "and lack a confirmed one: of the three lines (district, department, town) one is open.",
        FigureCode.BLIND_NO_PLACE: "Operating organizations without coordinates of their own "
        "or of their building: the map can't show them.",
        FigureCode.BLIND_NO_EVIDENCE: "Organizations found zombie or shell without evidence.",
        FigureCode.BLIND_COUNT_UNKNOWN: "Operating organizations with neither a roster nor a "
        "reported count of members, taken as zero.",
        FigureCode.BLIND_COUNTS_DIFFER: "Operating organizations whose last reported count of "
        "members is not what the roster gives.",
        FigureCode.WARN_JOINT_MEMBERS: "Joint branches whose organizations (and village) have "
        "fewer than three full members together (a setting); the branch still counts.",
        FigureCode.WARN_COMMITTEE: "Branches whose organizations have seven full members together "
        "(a setting) and should have a committee.",
        FigureCode.WARN_TERM_ENDING: "Branches whose term ends within ninety days.",
        FigureCode.WARN_TERM_ENDING_LATER: "Branches whose term ends within a hundred and eighty "
        "days, those within ninety days too.",
        FigureCode.WARN_ROSTER: "Branches and joint branches that have not confirmed their roster "
        "within six months (a setting); a new branch has as long from its founding on.",
        FigureCode.WARN_TERM_ENDED: "Branches whose term has ended without an election.",
        FigureCode.WARN_SIZE: "Branches whose organizations have more than fifty members together "
        "(a setting).",
        FigureCode.WARN_CAP: "Joint branches by area or industry over their number of "
        "organizations, or hosts of too many attached ones (five each unless set otherwise).",
        FigureCode.WARN_HOSTLESS: "Branches formed in one of the six ways whose hosts have all "
        "gone; not counted, to be dissolved or changed.",
        FigureCode.CONTESTS: "Skills contests whose first day lies in the window, once they are "
        "opened; neither those still being set up nor cancelled ones.",
        FigureCode.CONTESTS_DISTRICT: "Of those, contests of the district.",
        FigureCode.CONTESTS_TOWN: "Of those, contests of towns.",
        FigureCode.CONTESTS_DEPARTMENT: "Of those, contests of a trade.",
        FigureCode.CONTESTS_ENTERPRISE: "Of those, contests of enterprises.",
        FigureCode.CONTEST_DISCIPLINES: "Disciplines of the contests of the window.",
        FigureCode.CONTESTANTS: "Persons who entered for themselves in the contests of the "
        "window; withdrawn entries do not count. Who entered several times counts once where an "
        "identity number was given; without one, and once the name is erased, each entry counts.",
        FigureCode.CONTEST_TEAMS: "Teams that entered in the contests of the window, without "
        "those that withdrew.",
        FigureCode.CONTEST_ORGANIZATIONS: "Organizations for which persons or teams entered in the "
        "contests of the window; one with several entries counts once.",
        FigureCode.CONTEST_JUDGES: "Judges appointed for the contests of the window; who judges "
        "in two contests counts twice.",
        FigureCode.AWARDS: "Awards given in the window.",
        FigureCode.AWARDS_FIRST: "Of those, first prizes.",
        FigureCode.AWARDS_SECOND: "Of those, second prizes.",
        FigureCode.AWARDS_THIRD: "Of those, third prizes.",
        FigureCode.AWARDS_EXCELLENCE: "Of those, awards of excellence.",
        FigureCode.AWARDS_ORGANIZER: "Of those, awards to organizations for their part.",
        FigureCode.PRACTICE_CAMPS: "Practice camps whose first day lies in the window.",
        FigureCode.PRACTICE_SESSIONS: "Sessions of practice camps held in the window.",
        FigureCode.PRACTICE_ATTENDANCES: "How often persons came to a session in the window.",
        FigureCode.PRACTICE_PERSONS: "Persons who came to a session in the window; one who came "
        "several times counts once, with the same limits as contestants.",
    }
)
"""What each figure counts, in English; a test asks for every code."""
