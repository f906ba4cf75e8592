"""Reconciles departments, towns, villages, areas and buildings, which are known by their names."""

from typing import Any
from uuid import UUID

from backend.kit.boundaries import Boundary
from backend.places.lines import BOUNDS, boundary_columns
from backend.places.rules import TownKind, parse_town_code, parse_village_code
from backend.workbooks import findings
from backend.workbooks.book import Row
from backend.workbooks.points import footprint_of, point_of
from backend.workbooks.reconciliation import Reconciliation, name_key
from backend.workbooks.rows import RowDraft

_KIND_ENDINGS = {
    "街道": TownKind.STREET,
    "街道办": TownKind.STREET,
    "街道办事处": TownKind.STREET,
    "乡": TownKind.TOWNSHIP,
    "镇": TownKind.TOWN,
    "园区": TownKind.ZONE,
    "开发区": TownKind.ZONE,
    "工业园": TownKind.ZONE,
}


def reconcile_department(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row of 部门; a new default takes the mark from the old one."""
    draft.keep("name", "kind", "is_default")
    values = draft.pick("name", "short_name", "kind", "is_default")
    row = _known(run, draft, "departments", {})
    if values.get("is_default"):
        for other in list(run.book.of("departments", "is_default", True)):  # noqa: FBT003 - a value
            if row is None or other["id"] != row["id"]:
                run.change(draft, "departments", other["id"], is_default=False)
    if row is None:
        values = {"kind": "OTHER", "is_default": False, "short_name": None} | values
    _take(run, draft, "departments", row, values)


def reconcile_town(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row of 镇街; the kind follows from the name's ending where it is not stated."""
    draft.keep("name", "kind")
    values = draft.pick("name", "kind", "division_code", "settlement") | _line(draft)
    if values.get("division_code"):
        values["division_code"] = parse_town_code(values["division_code"])
    row = _known(run, draft, "towns", {})
    if row is None:
        values = dict.fromkeys(_OPTIONAL["towns"]) | values
        values.setdefault("kind", _kind_of(draft))
    _take(run, draft, "towns", row, values)


def _kind_of(draft: RowDraft) -> TownKind:
    name = draft.get("name") or ""
    for ending in sorted(_KIND_ENDINGS, key=len, reverse=True):
        if name.endswith(ending):
            return _KIND_ENDINGS[ending]
    heading = draft.heading("kind")
    raise findings.UNKNOWN_KIND.refuse(heading, name=name, what="类型")


def reconcile_village(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row of 村(社区)."""
    draft.keep("name", "town")
    values = draft.pick("name", "division_code", "urban_rural_class", "branch_name", "is_willing")
    if values.get("division_code"):
        values["division_code"] = parse_village_code(values["division_code"])
    _take_in_town(run, draft, "villages", values)


def reconcile_area(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row of 片区; its bounds are kept beside the drawn boundary."""
    draft.keep("name", "town")
    _take_in_town(run, draft, "areas", draft.pick("name") | _line(draft))


def _line(draft: RowDraft) -> dict[str, Any]:
    """Give the columns of a boundary and its box as far as the row states one."""
    if not draft.says("boundary"):
        return {}
    text = draft.get("boundary")
    return boundary_columns(None if text is None else Boundary.parse(text))


def reconcile_building(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row of 楼宇; a building group that is not known yet is made with it."""
    draft.keep("name", "town")
    values = draft.pick("name", "address", "floors")
    town_id = run.town(draft)
    row = _known(run, draft, "buildings", {"town_id": town_id} if town_id else {})
    town_id = town_id or (row["town_id"] if row else None)
    values |= point_of(run, draft, row, town_id)
    values |= footprint_of(run, draft, row, town_id, point=values)
    if draft.clears("building_group"):
        values["building_group_id"] = None
    elif (group := draft.get("building_group")) is not None and town_id is not None:
        values["building_group_id"] = _group(run, group, town_id)
    _take_in_town(run, draft, "buildings", values)


def _group(run: Reconciliation, name: str, town_id: UUID) -> UUID:
    found = run.named("building_groups", name, town_id=town_id)
    if found:
        return UUID(str(found[0]["id"]))
    values = {"name": name, "town_id": town_id}
    run.demand_right("building_groups", values)
    return run.book.insert("building_groups", **values)


def _take_in_town(run: Reconciliation, draft: RowDraft, table: str, values: dict[str, Any]) -> None:
    town_id = run.town(draft)
    row = _known(run, draft, table, {"town_id": town_id} if town_id else {})
    if town_id is not None:
        values["town_id"] = town_id
    if row is None:
        draft.need("town")
        values = dict.fromkeys(_OPTIONAL[table]) | values
    _take(run, draft, table, row, values)


_LINE = ("boundary", *BOUNDS)
_OPTIONAL = {
    "villages": ("division_code", "urban_rural_class", "branch_name", "is_willing"),
    "towns": ("division_code", "settlement", *_LINE),
    "areas": _LINE,
    "buildings": (
        "address",
        "floors",
        "building_group_id",
        "longitude",
        "latitude",
        "coordinate_system",
        "footprint",
    ),
}


def _known(run: Reconciliation, draft: RowDraft, table: str, place: dict[str, Any]) -> Row | None:
    """Find the row that the draft is about: by its mark, by the old name, by the name."""
    marked = run.marked(draft, table)
    if marked is not None:
        return marked
    for field in ("name", "old_name"):
        name = draft.get(field)
        if name is None:
            continue
        found = run.named(table, name, **place)
        if len(found) > 1:
            raise findings.AMBIGUOUS_NAME.refuse(
                draft.heading(field), what=draft.ledger.title, name=name, hint="所在镇街"
            )
        if found:
            return found[0]
    if draft.get("old_name"):
        draft.warn(findings.RENAME_NOT_FOUND(draft.heading("old_name"), name=draft.get("old_name")))
    return None


def _take(
    run: Reconciliation,
    draft: RowDraft,
    table: str,
    row: Row | None,
    values: dict[str, Any],
) -> None:
    name = draft.get("name") or (row["name"] if row else None)
    town_id = values.get("town_id") or (row.get("town_id") if row else None)
    if name and not run.only_once(draft, "名称", (town_id, name_key(name)), name):
        return
    if row is None:
        draft.need("name")
        draft.subject = run.insert(draft, table, **values)
        return
    draft.subject = row["id"]
    if "name" in values:
        others = run.named(table, values["name"], **({"town_id": town_id} if town_id else {}))
        if any(other["id"] != row["id"] for other in others):
            raise findings.NAME_TAKEN.refuse(draft.heading("name"), name=values["name"])
        if name_key(values["name"]) == name_key(row["name"]):
            values["name"] = row["name"]  # another width or spacing is no renaming
    run.change(draft, table, row["id"], **values)
