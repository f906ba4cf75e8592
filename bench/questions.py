"""The four reads that every peer is asked, in each one's own schema, and when answers are equal.

A secretary is a member, and contests have persons, so the reader is a district officer who has
signed in: no API token reaches either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.kit.ids import encode_node_id
from bench.stage import BUILDINGS, ORGANIZATIONS, RESULTS, TOWNS, numbered

PER_ROUND = 100
BOX = {"west": 80.0, "south": 36.0, "east": 86.0, "north": 42.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The same question in each schema; aliases give the peers' answers our field names.

    `kind` and `type_name` tell whose ids vary from request to request; kind 0 varies nothing.
    """

    what: str
    ours: str
    postgraphile: str
    strawberry: str
    over_limit: float
    dearer: float
    over_peer: float = 4
    type_name: str = ""
    kind: int = 0
    rows: int = 1

    def id(self, place: int) -> UUID:
        """Give the id of a row to ask about."""
        return numbered(self.kind, place)

    def our_variables(self, place: int) -> dict[str, Any]:
        """Give our variables for a row."""
        if self.kind == 0:
            return {"bbox": BOX} if "$bbox" in self.ours else {}
        return {"id": encode_node_id(self.type_name, self.id(place))}

    def peers_variables(self, district: UUID, place: int) -> dict[str, Any]:
        """Give a peer's variables for the same row."""
        return {"district": str(district), "id": str(self.id(place))}


ONE_ORGANIZATION = Question(
    what="one organization with its building, its branch and the branch's secretary",
    ours="""
query ($id: ID!) {
  organization(id: $id) {
    name creditCode registrationState
    building { name }
    links(first: 1) {
      nodes { formation branch { name foundedOn town { name } secretary { name } } }
    }
  }
}""",
    postgraphile="""
query ($district: UUID!, $id: UUID!) {
  organization: organizationByDistrictIdAndRowId(districtId: $district, rowId: $id) {
    name creditCode registrationState
    building: buildingByDistrictIdAndBuildingId { name }
    links: coverageLinksByDistrictIdAndOrganizationId(first: 1) {
      nodes {
        formation
        branch: branchByDistrictIdAndBranchId {
          name foundedOn
          town: townByDistrictIdAndTownId { name }
          secretary: postHoldingsByDistrictIdAndBranchId(
            first: 1, condition: { post: "SECRETARY" }
          ) {
            nodes { member: memberByDistrictIdAndMemberId { name } }
          }
        }
      }
    }
  }
}""",
    strawberry="""
query ($id: ID!) {
  organization(id: $id) {
    name creditCode registrationState
    building { name }
    links { nodes { formation branch { name foundedOn town { name } secretary { name } } } }
  }
}""",
    type_name="Organization",
    kind=6,
    rows=ORGANIZATIONS,
    over_limit=0.35,
    dearer=2,
)

TOWN_LIST = Question(
    what="50 organizations of a town by name, with counts of links and checks",
    ours="""
query ($id: ID!) {
  organizations(first: 50, where: { townId: { eq: $id } }, orderBy: [{ field: NAME }]) {
    nodes {
      name creditCode registrationState
      links { totalCount { value } }
      operatingChecks { totalCount { value } }
    }
  }
}""",
    postgraphile="""
query ($district: UUID!, $id: UUID!) {
  organizations: allOrganizations(
    first: 50, condition: { districtId: $district, townId: $id }, orderBy: NAME_SORT_ASC
  ) {
    nodes {
      name creditCode registrationState
      links: coverageLinksByDistrictIdAndOrganizationId { totalCount }
      operatingChecks: operatingChecksByDistrictIdAndOrganizationId { totalCount }
    }
  }
}""",
    strawberry="""
query ($id: ID!) {
  organizations(first: 50, townId: $id) {
    nodes {
      name creditCode registrationState
      links { totalCount }
      operatingChecks { totalCount }
    }
  }
}""",
    type_name="Town",
    kind=2,
    rows=TOWNS,
    over_limit=0.8,
    dearer=1.3,
)

MAP_VIEW = Question(
    what="2,000 buildings of a map view with organization counts",
    ours="""
query ($bbox: BoundingBox!) {
  mapView(bbox: $bbox, zoom: 12) { buildings { names longitudes latitudes registered } }
}""",
    # It has no filter by ranges without plug-ins: what the view shows comes first by name.
    postgraphile="""
query ($district: UUID!) {
  buildings: allBuildings(
    first: 2000, condition: { districtId: $district }, orderBy: NAME_SORT_ASC
  ) {
    nodes {
      name longitude latitude
      organizations: organizationsByDistrictIdAndBuildingId { totalCount }
    }
  }
}""",
    strawberry="""
{
  buildings(west: 80, south: 36, east: 86, north: 42) {
    nodes { name longitude latitude organizations { totalCount } }
  }
}""",
    over_limit=0.8,
    dearer=1.3,
)

RANKING = Question(
    what="the ranking of a contest's round of 100, with names and organizations",
    ours="""
query ($id: ID!) {
  round(id: $id) {
    name
    results(first: 100) {
      nodes { place total isShared entry { bib name organization { name } } }
    }
  }
}""",
    postgraphile="""
query ($district: UUID!, $id: UUID!) {
  round: roundByDistrictIdAndRowId(districtId: $district, rowId: $id) {
    name
    results: resultsByDistrictIdAndRoundId(first: 100, orderBy: [PLACE_ASC, ROW_ID_ASC]) {
      nodes {
        place total isShared
        entry: entryByDistrictIdAndEntryId {
          bib name
          organization: organizationByDistrictIdAndOrganizationId { name }
        }
      }
    }
  }
}""",
    strawberry="""
query ($id: ID!) {
  round(id: $id) {
    name
    results { nodes { place total isShared entry { bib name organization { name } } } }
  }
}""",
    type_name="Round",
    kind=17,
    rows=RESULTS // PER_ROUND,
    over_limit=0.8,
    dearer=1.3,
)

QUESTIONS = (ONE_ORGANIZATION, TOWN_LIST, MAP_VIEW, RANKING)


def plain(answer: Any) -> Any:  # noqa: ANN401 - JSON
    """Bring an answer into the one form in which the schemas can be compared."""
    match answer:
        case {"mapView": {"buildings": columns}}:
            return {"buildings": {"nodes": list(_turned_round(columns))}}
        case {"totalCount": count}:
            return plain(count)
        case {"value": value, **rest} if not rest:
            return value
        case {"nodes": [{"member": member}]}:
            return plain(member)
        case dict():
            return {name: plain(value) for name, value in answer.items()}
        case list():
            return [plain(value) for value in answer]
        case _:
            return answer


def _turned_round(columns: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    names = ("names", "longitudes", "latitudes", "registered")
    for name, longitude, latitude, number in zip(*(columns[one] for one in names), strict=True):
        yield {
            "name": name,
            "longitude": longitude,
            "latitude": latitude,
            "organizations": number,
        }


def hold_complete(question: Question, answer: Mapping[str, Any]) -> None:
    """See that an answer holds what the seed put there.

    Raises: AssertionError when something is missing.
    """
    match plain(answer):
        case {"organization": organization}:
            assert organization["building"], answer
            assert all(link["branch"]["secretary"] for link in organization["links"]["nodes"])
        case {"organizations": {"nodes": nodes}}:
            assert len(nodes) == 50, len(nodes)
            assert sum(node["operatingChecks"] for node in nodes) == 100, answer
        case {"buildings": {"nodes": nodes}}:
            assert len(nodes) == BUILDINGS, len(nodes)
            assert sum(node["organizations"] for node in nodes) == ORGANIZATIONS
        case {"round": {"results": {"nodes": nodes}}}:
            assert len(nodes) == PER_ROUND, len(nodes)
            assert sum(node["isShared"] for node in nodes) == 26, answer
            assert all(node["entry"]["organization"]["name"] for node in nodes), answer
        case _:
            raise AssertionError(question.what)
