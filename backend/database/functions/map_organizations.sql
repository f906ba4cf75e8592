-- map_organizations --
-- The operating organizations in scope on a day and where each stands on the map: at its own point,
-- else at that of its building on the day, else nowhere. `way` is null for what no branch covers,
-- `reason` then says why. See Note [Plans of figures].
set local check_function_bodies = off;
create or replace function map_organizations(
  district uuid, as_of date, town uuid, department uuid
)
returns table (
  id uuid,
  name text,
  town_id uuid,
  building_id uuid,
  area_id uuid,
  longitude double precision,
  latitude double precision,
  way text,
  reason text,
  is_verified boolean
)
language sql
stable
security invoker
set enable_nestloop = off
as $$
  select o.id,
         place.name,
         o.town_id,
         place.building_id,
         place.area_id,
         case
           when place.longitude is null then building.longitude else place.longitude
         end,
         case
           when place.longitude is null then building.latitude else place.latitude
         end,
         o.way,
         case
           when o.is_covered then null
           when o.is_due then 'DUE'
           when o.members > 0 then 'FEW_MEMBERS'
           when o.has_count then 'NO_MEMBERS'
           else 'COUNT_UNKNOWN'
         end,
         o.is_verified
  from figure_scope(town, department) as scope
  cross join organizations_at(district, as_of) as o
  join organization_places(district, as_of) as place on place.id = o.id
  left join buildings as building
    on building.district_id = district
    and building.id = place.building_id
  where o.is_registered
    and not o.is_excluded
    and lies_within(o.town_id, o.department_id, scope.town_id, scope.department_id)
$$;

-- organization_places --
-- The building and the area in which each organization lies on a day, and the point of its own.
create or replace function organization_places(district uuid, as_of date)
returns table (
  id uuid,
  name text,
  building_id uuid,
  area_id uuid,
  longitude double precision,
  latitude double precision
)
language sql
stable
security invoker
as $$
  select o.id,
         o.name,
         case when placement.id is null then o.building_id else placement.building_id end,
         case when placement.id is null then o.area_id else placement.area_id end,
         o.longitude,
         o.latitude
  from organizations as o
  left join placements as placement
    on placement.district_id = district
    and placement.organization_id = o.id
    and placement.valid @> as_of
  where o.district_id = district
$$;
