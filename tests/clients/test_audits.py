"""GraphQL over HTTP: the audits that the specification's own library brings, with a token."""

from collections import Counter

from tests.clients.workshop import HERE, Desk, report_of


def test_every_must_and_every_should_of_graphql_over_http_holds(desk: Desk) -> None:
    audits = report_of(["node", "audits.mjs"], folder=HERE, settings=desk.settings())

    held = Counter(audit["level"] for audit in audits if audit["status"] == "ok")
    failed = [audit for audit in audits if audit["status"] == "error"]
    # What may be and is not: GET, which an installation can switch on.
    left = sorted(audit["id"] for audit in audits if audit["status"] == "notice")
    assert failed == []
    assert (held["MUST"], held["SHOULD"], held["MAY"]) == (13, 23, 22)
    assert left == ["5A70", "6A70", "D6D5"]
