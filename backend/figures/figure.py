"""What a figure is: a declared count of one set, or the ratio of two."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from backend.coverage.rules import BranchSet, ContestSet, OrganizationSet, Population, Subject
from backend.figures.codes import FigureCode, FigureFamily, FigureUnit
from backend.figures.english import DEFINITIONS

COUNTED_AS: Mapping[Subject, FigureUnit] = MappingProxyType(
    {
        Subject.ORGANIZATION: FigureUnit.ORGANIZATIONS,
        Subject.BRANCH: FigureUnit.BRANCHES,
        Subject.CONTEST: FigureUnit.EVENTS,
        Subject.DISCIPLINE: FigureUnit.ITEMS,
        Subject.JUDGE: FigureUnit.VISITS,
        Subject.AWARD: FigureUnit.ITEMS,
        Subject.PRACTICE_SESSION: FigureUnit.EVENTS,
        Subject.PRACTICE_RESULT: FigureUnit.VISITS,
        Subject.ENTRY: FigureUnit.PERSONS,
    }
)
"""In what the rows of a subject are counted, unless a set says otherwise (`COUNTS_OTHERS`)."""
COUNTS_OTHERS: Mapping[str, FigureUnit] = MappingProxyType(
    {
        ContestSet.CONTEST_TEAM: FigureUnit.TEAMS,
        ContestSet.CONTEST_ORGANIZATION: FigureUnit.ORGANIZATIONS,
        ContestSet.PRACTICE_PERSON: FigureUnit.PERSONS,
    }
)
"""Sets of which each row stands for something else: an entry for the organization it is of."""
CONTEST_SUBJECTS: Mapping[str, Subject] = MappingProxyType(
    {
        ContestSet.CONTEST_HELD: Subject.CONTEST,
        ContestSet.CONTEST_OF_DISTRICT: Subject.CONTEST,
        ContestSet.CONTEST_OF_TOWN: Subject.CONTEST,
        ContestSet.CONTEST_OF_DEPARTMENT: Subject.CONTEST,
        ContestSet.CONTEST_OF_ENTERPRISE: Subject.CONTEST,
        ContestSet.CONTEST_DISCIPLINE: Subject.DISCIPLINE,
        ContestSet.CONTESTANT: Subject.ENTRY,
        ContestSet.CONTEST_TEAM: Subject.ENTRY,
        ContestSet.CONTEST_ORGANIZATION: Subject.ENTRY,
        ContestSet.CONTEST_JUDGE: Subject.JUDGE,
        ContestSet.AWARD: Subject.AWARD,
        ContestSet.AWARD_FIRST: Subject.AWARD,
        ContestSet.AWARD_SECOND: Subject.AWARD,
        ContestSet.AWARD_THIRD: Subject.AWARD,
        ContestSet.AWARD_EXCELLENCE: Subject.AWARD,
        ContestSet.AWARD_ORGANIZER: Subject.AWARD,
        ContestSet.PRACTICE_CAMP: Subject.CONTEST,
        ContestSet.PRACTICE_SESSION: Subject.PRACTICE_SESSION,
        ContestSet.PRACTICE_ATTENDANCE: Subject.PRACTICE_RESULT,
        ContestSet.PRACTICE_PERSON: Subject.PRACTICE_RESULT,
    }
)
"""What the rows of each set of the contests are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A declared figure: a count of `numerator`, or its ratio to `denominator`.

    `populations`: the variants that exist; a figure about branches has ALL alone.
    """

    code: FigureCode
    family: FigureFamily
    numerator: OrganizationSet | BranchSet | ContestSet
    denominator: OrganizationSet | None = None
    populations: tuple[Population, ...]
    definition: str
    source: str

    @property
    def name(self) -> str:
        """Chinese name on screens and in reports."""
        return self.code.label

    @property
    def english_definition(self) -> str:
        """What it counts, in English."""
        return DEFINITIONS[self.code]

    @property
    def subject(self) -> Subject:
        """What its rows are."""
        if isinstance(self.numerator, ContestSet):
            return CONTEST_SUBJECTS[self.numerator]
        is_branch = isinstance(self.numerator, BranchSet)
        return Subject.BRANCH if is_branch else Subject.ORGANIZATION

    @property
    def unit(self) -> FigureUnit:
        """In what it is counted."""
        if self.denominator is not None:
            return FigureUnit.RATIO
        return COUNTS_OTHERS.get(self.numerator, COUNTED_AS[self.subject])

    @property
    def formula(self) -> str:
        """The sets in words."""
        if self.denominator is None:
            return f"计数（{self.numerator.label}）"
        return f"{self.numerator.label} ÷ {self.denominator.label}"


EVERY = tuple(Population)
DISTRICT = "区定义"
RULES = "党章第三十条；支部工作条例（试行）"
STATISTICS = "两新组织党建工作年报表"
COVERAGE_OPINION = "中办发〔2012〕11号（组织覆盖与工作覆盖）"


def branches(
    code: FigureCode,
    counted: BranchSet,
    definition: str,
    *,
    family: FigureFamily = FigureFamily.COVERAGE,
    source: str = DISTRICT,
) -> Figure:
    """Declare a count of branches."""
    return Figure(
        code=code,
        family=family,
        numerator=counted,
        populations=(Population.ALL,),
        definition=definition,
        source=source,
    )


def contests(
    code: FigureCode, counted: ContestSet, definition: str, *, source: str = DISTRICT
) -> Figure:
    """Declare a count of what belongs to contests."""
    return Figure(
        code=code,
        family=FigureFamily.CONTEST,
        numerator=counted,
        populations=(Population.ALL,),
        definition=definition,
        source=source,
    )


def organizations(
    code: FigureCode,
    counted: OrganizationSet,
    definition: str,
    *,
    family: FigureFamily = FigureFamily.PARTITION,
    populations: tuple[Population, ...] = EVERY,
    source: str = STATISTICS,
) -> Figure:
    """Declare a count of organizations, of the year table unless another family is named."""
    return Figure(
        code=code,
        family=family,
        numerator=counted,
        populations=populations,
        definition=definition,
        source=source,
    )


def rate(
    code: FigureCode,
    numerator: OrganizationSet,
    denominator: OrganizationSet,
    definition: str,
    *,
    source: str = COVERAGE_OPINION,
) -> Figure:
    """Declare a ratio of two sets of organizations, for each population."""
    return Figure(
        code=code,
        family=FigureFamily.COVERAGE,
        numerator=numerator,
        denominator=denominator,
        populations=EVERY,
        definition=definition,
        source=source,
    )
