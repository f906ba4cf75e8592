"""What operations cost: objects that can come, and points for what is evaluated."""

import pytest

from backend.compiler.cost import Cost
from tests.compiler.ledger import ledger_compiler, officer


@pytest.mark.parametrize(
    ("document", "cost"),
    [
        ("{ organizations(first: 7) { nodes { name } } }", Cost(7, 1)),
        (
            "{ organizations(first: 7) { nodes { town { name } } totalCount { value } } }",
            Cost(14, 9),
        ),
        (
            "{ organizations(first: 7, orderBy: {field: TOWN_NAME}) { nodes { name } } }",
            Cost(7, 2),
        ),
        (
            """{ organizations(first: 7, where: {
                town: {villages: {some: {}}}, operatingChecks: {none: {}}
            }) { nodes { name } } }""",
            Cost(7, 4),
        ),
        ("{ organizationsAggregate { groups { count } } }", Cost(1, 1)),
        (
            """{ organizationsAggregate(groupBy: [TOWN, KIND], first: 9) {
                groups { town { name } min { registeredOn } fullMembers { value } } hasMoreGroups
            } }""",
            Cost(18, 14),
        ),
        (
            '{ search(text: "东", first: 5) { ... on Organization { town { name } } } }',
            Cost(10, 9),
        ),
    ],
)
def test_operation_costs_its_objects_and_what_is_evaluated(document: str, cost: Cost) -> None:
    made = ledger_compiler()
    request = made.request(made.read(document, has_suggestions=True).operation(None), {}, officer())

    assert made.query(request).cost == cost
