"""The four reads that every peer is asked, in each one's own schema, and when answers are equal.

The ranking of a contest has no table yet: 50,000 shops by their day of opening, of which seventy
share each, stand for its results. A secretary is a member, so the reader is a district officer who
has signed in: no API token reaches members.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.kit.ids import encode_node_id
from bench.stage import BUILDINGS, ORGANIZATIONS, TOWNS, numbered

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
    what="the first 100 of all shops by a day with ties, with names",
    ours="""
{
  shops(first: 100, orderBy: [{ field: OPENED_ON, direction: DESC }]) {
    nodes { name openedOn organization { name } }
  }
}""",
    postgraphile="""
query ($district: UUID!) {
  shops: allShops(
    first: 100, condition: { districtId: $district }, orderBy: [OPENED_ON_DESC, ROW_ID_DESC]
  ) {
    nodes { name openedOn organization: organizationByDistrictIdAndOrganizationId { name } }
  }
}""",
    strawberry="{ shops(first: 100) { nodes { name openedOn organization { name } } } }",
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
        case {"shops": {"nodes": nodes}}:
            assert len(nodes) == 100, len(nodes)
            assert all(node["organization"]["name"] for node in nodes), answer
        case _:
            raise AssertionError(question.what)
