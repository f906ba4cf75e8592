"""A program written with the library gql: one file of documents, checked against the schema.

Prints one JSON object of what it was answered.
"""

import json
from pathlib import Path
from typing import Any

from gql import Client, GraphQLRequest, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXTransport
from surroundings import (
    AS_OF,
    BRANCH,
    CORRECTED_EMPLOYEES,
    EMPLOYEES,
    ENDPOINT,
    INITIALS,
    KEY,
    PAGE,
    READING,
    REVENUE,
    TOO_LONG_A_PAGE,
    WRITING,
    YEAR,
)

SCHEMA = (Path(__file__).parents[3] / "schema.graphql").read_text(encoding="utf-8")
OPERATIONS = gql((Path(__file__).parents[1] / "operations.graphql").read_text(encoding="utf-8"))


def client_of(headers: dict[str, str]) -> Client:
    """Make a client that checks each document against the schema before it sends it."""
    return Client(transport=HTTPXTransport(url=ENDPOINT, headers=headers), schema=SCHEMA)


def ask(client: Client, operation: str, **variables: Any) -> Any:
    """Run one operation of the file and give its only field."""
    request = GraphQLRequest(OPERATIONS, variable_values=variables, operation_name=operation)
    (answer,) = client.execute(request).values()
    return answer


def record_year(client: Client, organization_id: str, employees: int, **key: str) -> Any:
    """Record the employees of a year."""
    values = {"organizationId": organization_id, "year": YEAR, "employees": employees}
    return ask(client, "RecordYear", input={**values, "revenue": REVENUE, **key})


def refused_code(client: Client) -> str:
    """Ask for a page that is too long and give the code of the refusal."""
    try:
        ask(client, "OrganizationsByName", first=TOO_LONG_A_PAGE)
    except TransportQueryError as error:
        return str(error.errors[0]["extensions"]["code"])
    return ""


def main() -> None:
    """Read with the token, write with the session."""
    reader, writer = client_of(READING), client_of(WRITING)
    first = ask(reader, "OrganizationsByName", first=PAGE)
    cursor = first["pageInfo"]["endCursor"]
    second = ask(reader, "OrganizationsByName", first=PAGE, after=cursor)
    chosen = second["nodes"][-1]
    same = ask(reader, "NamedObject", id=chosen["id"])
    found = ask(reader, "Found", text=INITIALS)
    figure = ask(reader, "FigureOfDay", code="F06", asOf=AS_OF.isoformat())
    refused = ask(
        writer,
        "FormBranch",
        input={"name": BRANCH, "formation": "SOLE", "organizationIds": [chosen["id"]]},
    )
    recorded = record_year(writer, chosen["id"], EMPLOYEES, idempotencyKey=KEY)
    corrected = record_year(writer, chosen["id"], CORRECTED_EMPLOYEES)
    repeated = record_year(writer, chosen["id"], EMPLOYEES, idempotencyKey=KEY)
    report = {
        "names": [one["name"] for one in first["nodes"] + second["nodes"]],
        "total": second["totalCount"]["value"],
        "hasMore": second["pageInfo"]["hasNextPage"],
        "object": [same["__typename"], same["name"]],
        "found": [[one["__typename"], one["name"]] for one in found],
        "figure": [figure["value"], figure["numerator"], figure["denominator"]],
        "problems": [one["code"] for one in refused["problems"]],
        "formed": refused["branch"],
        "revenue": recorded["organizationYear"]["revenue"],
        "employees": [
            one["organizationYear"]["employees"] for one in (recorded, corrected, repeated)
        ],
        "error": refused_code(reader),
    }
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main()
