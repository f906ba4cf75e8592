"""What people fill in about places: the inputs of the commands.

An edit gives every field as it shall be; a field that is left out is emptied.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from backend.compiler.catalog import Of
from backend.places.points import Location
from backend.places.rules import DepartmentKind, Settlement, TownKind, UrbanRuralClass

TownId = Annotated[UUID, "所在镇街；town", Of("Town")]
Name = Annotated[str, "名称，至多 80 字；name"]
Revision = Annotated[int, "读取时的修订号；revision of the row as it was read"]
AcceptsRepair = Annotated[
    bool, "自相交时由系统修补，否则拒绝；mend a line that crosses itself instead of refusing it"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentDetails:
    """部门信息；What is kept of a department."""

    name: Name
    kind: Annotated[DepartmentKind, "类别；which line it leads"]
    short_name: Annotated[str | None, "简称；short name"] = None
    is_default: Annotated[bool, "默认；takes organizations that no other line claims"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDepartment:
    """新增部门；Add a department line."""

    department: Annotated[DepartmentDetails, "部门；the department"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditDepartment:
    """编辑部门；Edit a department line."""

    id: Annotated[UUID, "部门；the department", Of("Department")]
    revision: Revision
    department: Annotated[DepartmentDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TownDetails:
    """镇街信息；What is kept of a town."""

    name: Name
    kind: Annotated[TownKind, "类型；street, town, township or zone"]
    division_code: Annotated[str | None, "区划代码，9 位；division code, 9 digits"] = None
    settlement: Annotated[Settlement | None, "集中/分散；how its organizations lie"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTown:
    """新增镇街；Add a town."""

    town: Annotated[TownDetails, "镇街；the town"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditTown:
    """编辑镇街；Edit a town."""

    id: Annotated[UUID, "镇街；the town", Of("Town")]
    revision: Revision
    town: Annotated[TownDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageDetails:
    """村（社区）信息；What is kept of a village or community."""

    name: Name
    town_id: TownId
    division_code: Annotated[str | None, "区划代码，12 位；division code, 12 digits"] = None
    urban_rural_class: Annotated[UrbanRuralClass | None, "城乡分类；urban-rural class"] = None
    branch_name: Annotated[str | None, "村党组织；the village's own branch"] = None
    is_willing: Annotated[bool | None, "愿意共建；agrees to build jointly"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddVillage:
    """新增村（社区）；Add a village or community."""

    village: Annotated[VillageDetails, "村(社区)；the village"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditVillage:
    """编辑村（社区）；Edit a village or community."""

    id: Annotated[UUID, "村(社区)；the village", Of("Village")]
    revision: Revision
    village: Annotated[VillageDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaDetails:
    """片区信息；What is kept of a drawn area."""

    name: Name
    town_id: TownId
    boundary: Annotated[str | None, "边界，WKT 或 GeoJSON，WGS-84；boundary"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawArea:
    """划定片区；Draw an area in which organizations may build a branch together."""

    area: Annotated[AreaDetails, "片区；the area"]
    accepts_repair: AcceptsRepair = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EditArea:
    """编辑片区；Edit a drawn area."""

    id: Annotated[UUID, "片区；the area", Of("Area")]
    revision: Revision
    area: Annotated[AreaDetails, "各项内容；all fields as they shall be"]
    accepts_repair: AcceptsRepair = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingDetails:
    """楼宇信息；What is kept of a building."""

    name: Name
    town_id: TownId
    building_group_id: Annotated[UUID | None, "楼宇组；building group", Of("BuildingGroup")] = None
    address: Annotated[str | None, "地址；address"] = None
    floors: Annotated[int | None, "层数，1–200；floors above ground"] = None
    location: Annotated[Location | None, "位置；point"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddBuilding:
    """新增楼宇；Add an office or factory building."""

    building: Annotated[BuildingDetails, "楼宇；the building"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditBuilding:
    """编辑楼宇；Edit a building."""

    id: Annotated[UUID, "楼宇；the building", Of("Building")]
    revision: Revision
    building: Annotated[BuildingDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBuildings:
    """楼宇编组；Let several buildings of a town count as one place for a joint branch."""

    name: Name
    town_id: TownId
    building_ids: Annotated[list[UUID], "楼宇；the buildings", Of("Building")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSettings:
    """修改规则设置；Make a new version of the rules' settings; what is not named stays as it is."""

    effective_from: Annotated[date, "生效日期；first day on which it holds"]
    settings: Annotated[str, "要改的设置，JSON 对象；settings to change, a JSON object by name"]
