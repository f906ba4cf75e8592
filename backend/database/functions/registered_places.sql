-- registered_places --
-- How many organizations in scope are registered on a day in each place, operating or not; what
-- the ledger alone tells, without the facts of coverage. See Note [Plans of figures].
-- Note [Settled placements]: a placement without an end that had begun when it was written is what
-- the organization's own columns say, since each write copies them (refresh_organization_scope).
-- So only the others are looked up, which are few and have an index of their own; a join with every
-- placement would cost as much again as all the rest. Where no placement holds on the day, the own
-- columns stand for it.
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
           case when other.id is null then o.town_id else other.town_id end as town_id,
           case
             when other.id is null then o.department_id else other.department_id
           end as department_id,
           case when other.id is null then o.area_id else other.area_id end as area_id,
           case
             when other.id is null then o.building_id else other.building_id
           end as building_id
    from organizations as o
    left join placements as other
      on other.district_id = district
      and other.organization_id = o.id
      and other.valid @> as_of
      and (
        not upper_inf(other.valid)
        or lower(other.valid) > (other.updated_at at time zone 'Asia/Shanghai')::date
      )
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
