-- registered_places --
-- How many organizations in scope are registered on a day in each place, operating or not; what
-- the ledger alone tells, without the facts of coverage. See Note [Plans of figures].
set local check_function_bodies = off;
create or replace function registered_places(
  district uuid, as_of date, town uuid, department uuid
)
returns table (town_id uuid, area_id uuid, building_id uuid, number bigint)
language sql
stable
security invoker
set enable_nestloop = off
set enable_sort = off
as $$
  select place.town_id, place.area_id, place.building_id, count(*)
  from figure_scope(town, department) as scope
  cross join (
    select o.id,
           case when placement.id is null then o.town_id else placement.town_id end as town_id,
           case
             when placement.id is null then o.department_id else placement.department_id
           end as department_id,
           case when placement.id is null then o.area_id else placement.area_id end as area_id,
           case
             when placement.id is null then o.building_id else placement.building_id
           end as building_id
    from organizations as o
    left join placements as placement
      on placement.district_id = district
      and placement.organization_id = o.id
      and placement.valid @> as_of
    where o.district_id = district
      and (o.registered_on is null or o.registered_on <= as_of)
      and (o.ended_on is null or o.ended_on > as_of)
      and (
        o.kind <> 'INDIVIDUAL_BUSINESS'
        or (select rule.include_individual_businesses from rules_at(district, as_of) as rule)
      )
  ) as place
  where lies_within(place.town_id, place.department_id, scope.town_id, scope.department_id)
  group by place.town_id, place.area_id, place.building_id
$$;
