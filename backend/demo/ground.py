"""The rows of the demo's places and organizations."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.demo.history import History
from backend.demo.land import degrees
from backend.demo.names import AUTHORITY, DEPARTMENTS
from backend.demo.world import Building, Home, Organization, Town, World
from backend.kit.boundaries import Boundary
from backend.kit.cipher import PersonalCipher
from backend.kit.geo import CoordinateSystem
from backend.kit.masking import mask_phone
from backend.organizations.industries import industry_name
from backend.organizations.rules import OrganizationKind, RegistrationState, SizeClass
from backend.organizations.sizes import size_of

_EDITED = 0.11
_STATES = (
    RegistrationState.DEREGISTERED,
    RegistrationState.DEREGISTERED,
    RegistrationState.DEREGISTERED,
    RegistrationState.REVOKED,
    RegistrationState.MOVED_OUT,
)


def write_places(history: History) -> None:
    """Enter departments, towns and what lies in them."""
    for name, short, kind in DEPARTMENTS:
        history.departments[short] = history.put(
            "departments", None, name=name, short_name=short, kind=kind, is_default=False
        )
    for town in history.world.towns:
        history.put(
            "towns",
            None,
            id=town.id,
            name=town.name,
            kind=town.names.kind,
            division_code=town.code,
            settlement=town.names.settlement,
            **_border(town.shape),
        )
        _write_inside(history, town)


def _border(shape: Any) -> dict[str, Any]:  # noqa: ANN401 - the geometry library ships no types
    border = Boundary.parse(shape.wkt)
    bounds = {name: getattr(border, name) for name in ("west", "south", "east", "north")}
    return {"boundary": border.wkt} | bounds


def _write_inside(history: History, town: Town) -> None:
    world = history.world
    for number, village in enumerate(town.villages, start=1):
        willing = village.is_willing
        was_asked = world.chance(0.1)
        history.put(
            "villages",
            None,
            id=village.id,
            town_id=town.id,
            name=village.name,
            division_code=f"{town.code}{200 + number:03d}",
            urban_rural_class=village.urban,
            branch_name=f"中共{village.name}支部委员会",
            is_willing=not willing if was_asked else willing,
        )
        if was_asked:
            history.edit("villages", village.id, town, {"is_willing": willing})
    for area in town.areas:
        border = _border(area.shape)
        history.put("areas", None, id=area.id, town_id=town.id, name=area.name, **border)
    groups = {building.group for building in town.buildings} - {None}
    for group in groups:
        history.put(
            "building_groups", None, id=group, town_id=town.id, name=f"{town.name[:2]}商务楼宇群"
        )
    for building in town.buildings:
        _write_building(history, town, building)


def _write_building(history: History, town: Town, building: Building) -> None:
    longitude, latitude = degrees(building.point)
    is_counted_anew = history.world.chance(0.08) and building.floors > 1
    history.put(
        "buildings",
        None,
        id=building.id,
        town_id=town.id,
        building_group_id=building.group,
        name=building.name,
        address=building.address,
        floors=building.floors - 1 if is_counted_anew else building.floors,
        footprint=Boundary.parse(building.footprint.wkt).wkt,
        longitude=longitude,
        latitude=latitude,
        coordinate_system=CoordinateSystem.WGS84,
    )
    if is_counted_anew:
        history.edit("buildings", building.id, town, {"floors": building.floors})


def write_organizations(history: History, cipher: PersonalCipher) -> None:
    """Enter the organizations with where they belong, and what was corrected later."""
    for organization in history.world.organizations:
        line = history.departments[organization.line]
        _write_organization(history, organization, line, cipher)


def _write_organization(
    history: History, organization: Organization, line: UUID, cipher: PersonalCipher
) -> None:
    names = history.world.names
    longitude, latitude = degrees(organization.point) if organization.point else (None, None)
    place = _placed(organization, organization.homes[0], line)
    phone = names.phone()
    row: dict[str, Any] = {
        "credit_code": organization.code,
        "name": organization.name,
        "kind": organization.kind,
        "social_category": organization.category,
        "registration_state": RegistrationState.ACTIVE,
        "registered_on": organization.registered_on,
        "ended_on": None,
        "industry": industry_name(organization.trade.industry) if organization.trade else None,
        "industry_code": organization.trade.industry if organization.trade else None,
        "size_class": _size(history.world, organization),
        "address": _address(organization),
        "legal_representative": names.person(),
        "contact_name": names.person(),
        "contact_phone_sealed": cipher.seal(phone),
        "contact_phone_masked": mask_phone(phone),
        "registration_authority": AUTHORITY if organization.category else None,
        "longitude": longitude,
        "latitude": latitude,
        "coordinate_system": CoordinateSystem.WGS84 if organization.point else None,
    } | place
    ended = _ending(history.world, organization)
    entered = history.put("organizations", organization.registered_on, id=organization.id, **row)
    if ended and not history.amend("organizations", entered, ended["ended_on"], **ended):
        history.correct(entered, ended)
    _write_homes(history, organization, line)
    if not ended and history.world.chance(_EDITED):
        _edit(history, organization, row, cipher)


def _ending(world: World, organization: Organization) -> dict[str, Any]:
    if organization.ended_on is None:
        return {}
    state = world.random.choice(_STATES)
    return {"registration_state": state, "ended_on": organization.ended_on}


def _placed(organization: Organization, home: Home, line: UUID) -> dict[str, Any]:
    return {
        "town_id": organization.town.id,
        "department_id": line,
        "is_department_confirmed": organization.is_line_confirmed,
        "village_id": home.village.id if home.village else None,
        "building_id": home.building.id if home.building else None,
        "area_id": home.area.id if home.area else None,
    }


def _write_homes(history: History, organization: Organization, line: UUID) -> None:
    for number, home in enumerate(organization.homes):
        is_last = number + 1 == len(organization.homes)
        history.spell(
            "placements",
            home.since,
            None if is_last else organization.homes[number + 1].since,
            after=organization.id,
            organization_id=organization.id,
            **_placed(organization, home, line),
        )


def _address(organization: Organization) -> str:
    home = organization.homes[0]
    if home.building:
        return f"{home.building.address}{home.building.name}"
    inside = home.area or home.village
    return f"{organization.town.name}{inside.name if inside else ''}"


def _edit(
    history: History, organization: Organization, row: dict[str, Any], cipher: PersonalCipher
) -> None:
    """Let the town's officer correct a contact, an address or a name later."""
    world = history.world
    what = world.random.choices(("contact", "address", "representative", "name"), (6, 3, 3, 1))[0]
    match what:
        case "contact":
            phone = world.names.phone()
            changed = {
                "contact_name": world.names.person(),
                "contact_phone_sealed": cipher.seal(phone),
                "contact_phone_masked": mask_phone(phone),
            }
        case "address":
            changed = {"address": f"{row['address']}{world.random.randint(1, 20)}室"}
        case "representative":
            changed = {"legal_representative": world.names.person()}
        case _:
            changed = {"name": f"{row['name']}（云泽）"}
    history.edit("organizations", organization.id, organization.town, changed, known=row)


def revenue_of(organization: Organization) -> Decimal:
    """Give a year's revenue that suits the number of employees. Units: CNY."""
    return Decimal(organization.employees * (120_000 + len(organization.name) * 9_000))


def _size(world: World, organization: Organization) -> SizeClass:
    has_year = organization.registered_on.year < world.today.year
    is_enterprise = organization.kind is OrganizationKind.ENTERPRISE
    if organization.trade is None or not (has_year and is_enterprise):
        return SizeClass.UNDETERMINED
    return size_of(
        organization.trade.industry,
        employees=organization.employees,
        revenue=revenue_of(organization),
    )
