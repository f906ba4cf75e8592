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
         o.town_id,
         o.building_id,
         o.area_id,
         o.longitude,
         o.latitude,
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
  where o.is_registered
    and not o.is_excluded
    and lies_within(o.town_id, o.department_id, scope.town_id, scope.department_id)
$$;
