"""What a figure is: a declared count of one set, or the ratio of two."""

from dataclasses import dataclass

from backend.coverage.rules import BranchSet, OrganizationSet, Population, Subject
from backend.figures.codes import FigureCode, FigureFamily, FigureUnit
from backend.figures.english import DEFINITIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A declared figure: a count of `numerator`, or its ratio to `denominator`.

    `populations`: the variants that exist; a figure about branches has ALL alone.
    """

    code: FigureCode
    family: FigureFamily
    numerator: OrganizationSet | BranchSet
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
        is_branch = isinstance(self.numerator, BranchSet)
        return Subject.BRANCH if is_branch else Subject.ORGANIZATION

    @property
    def unit(self) -> FigureUnit:
        """In what it is counted."""
        if self.denominator is not None:
            return FigureUnit.RATIO
        is_branch = self.subject is Subject.BRANCH
        return FigureUnit.BRANCHES if is_branch else FigureUnit.ORGANIZATIONS

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
