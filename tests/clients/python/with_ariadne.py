"""A program over the client that ariadne-codegen generates: typed, and with nothing typed by hand.

Prints one JSON object of what it was answered.
"""

import json
from decimal import Decimal

import httpx
from ledger_client import Client
from ledger_client.enums import FigureCode, Formation
from ledger_client.exceptions import GraphQLClientGraphQLMultiError
from ledger_client.input_types import (
    FormBranchInput,
    OrganizationKindFilter,
    OrganizationWhere,
    RecordYearInput,
)
from ledger_client.record_year import RecordYear
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


def client_of(headers: dict[str, str]) -> Client:
    """Make the generated client with our headers."""
    return Client(url=ENDPOINT, http_client=httpx.Client(headers=headers))


def record_year(
    client: Client, organization_id: str, employees: int, key: str | None = None
) -> RecordYear:
    """Record the employees of a year."""
    given = RecordYearInput(
        organization_id=organization_id,
        year=YEAR,
        employees=employees,
        revenue=Decimal(REVENUE),
        idempotency_key=key,
    )
    return client.record_year(given)


def refused_code(client: Client) -> str:
    """Ask for a page that is too long and give the code of the refusal."""
    try:
        client.organizations_by_name(first=TOO_LONG_A_PAGE)
    except GraphQLClientGraphQLMultiError as error:
        return str(error.errors[0].extensions["code"])
    return ""


def everything() -> OrganizationWhere:
    """Give a filter that all organizations pass, with the names that Python keeps for itself."""
    kinds = OrganizationKindFilter(in_=["ENTERPRISE", "SOCIAL_ORGANIZATION"])
    never = OrganizationWhere(kind=OrganizationKindFilter(is_null=True))
    return OrganizationWhere(and_=[OrganizationWhere(kind=kinds), OrganizationWhere(not_=never)])


def main() -> None:
    """Read with the token, write with the session."""
    reader, writer = client_of(READING), client_of(WRITING)
    first = reader.organizations_by_name(first=PAGE, where=everything()).organizations
    cursor = first.page_info.end_cursor
    second = reader.organizations_by_name(
        first=PAGE, after=cursor, where=everything()
    ).organizations
    chosen = second.nodes[-1]
    same = reader.named_object(chosen.id).node
    found = reader.found(INITIALS).search
    figure = reader.figure_of_day(FigureCode.F06, AS_OF).figure
    form = FormBranchInput(name=BRANCH, formation=Formation.SOLE, organization_ids=[chosen.id])
    refused = writer.form_branch(form).form_branch
    recorded = record_year(writer, chosen.id, EMPLOYEES, KEY)
    corrected = record_year(writer, chosen.id, CORRECTED_EMPLOYEES)
    repeated = record_year(writer, chosen.id, EMPLOYEES, KEY)
    years = [one.record_year.organization_year for one in (recorded, corrected, repeated)]
    report = {
        "names": [one.name for one in first.nodes + second.nodes],
        "total": second.total_count.value,
        "hasMore": second.page_info.has_next_page,
        "object": [same.typename__, same.name],
        "found": [[one.typename__, one.name] for one in found],
        "figure": [str(figure.value), figure.numerator, figure.denominator],
        "problems": [one.code for one in refused.problems],
        "formed": refused.branch,
        "revenue": str(years[0].revenue),
        "employees": [one.employees for one in years],
        "error": refused_code(reader),
    }
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main()
