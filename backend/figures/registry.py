"""Every figure that the product publishes: its name, its words, and the sets that it counts.

The one place where figures are gathered. The function `declared_figures` of the database is printed
from here (see `declaration`), so that SQL and Python can't tell two stories.
"""

from backend.figures.branches import BRANCH_FIGURES, WARNINGS
from backend.figures.codes import FigureCode
from backend.figures.contests import CONTEST_FIGURES
from backend.figures.figure import Figure
from backend.figures.organizations import BLIND_SPOTS, COVERAGE_FIGURES, PARTITION

FIGURES: tuple[Figure, ...] = tuple(
    sorted(
        (*BRANCH_FIGURES, *COVERAGE_FIGURES, *PARTITION, *BLIND_SPOTS, *WARNINGS, *CONTEST_FIGURES),
        key=lambda figure: list(FigureCode).index(figure.code),
    )
)
"""Every figure, in the order of its codes."""
