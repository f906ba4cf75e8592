-- refresh_organization_scope --
-- Brings what organizations repeat of their placement and links up to date, and copies it to the
-- rows about them. Derived columns: neither the revision nor the time of change moves.
create or replace function refresh_organization_scope(
  district uuid, organizations uuid[], today date
)
returns void
language plpgsql
volatile
security invoker
set plan_cache_mode to force_custom_plan
as $$
begin
  update organizations as o
  set town_id = present.town_id,
      department_id = present.department_id,
      is_department_confirmed = present.is_department_confirmed,
      village_id = present.village_id,
      building_id = present.building_id,
      area_id = present.area_id
  from placements as present
  where o.district_id = district
    and o.id = any (organizations)
    and present.district_id = district
    and present.organization_id = o.id
    and present.valid @> today
    and (
      o.town_id, o.department_id, o.is_department_confirmed,
      o.village_id, o.building_id, o.area_id
    ) is distinct from (
      present.town_id, present.department_id, present.is_department_confirmed,
      present.village_id, present.building_id, present.area_id
    );

  update organizations as o
  set branch_ids = present.branch_ids
  from (
    select wanted.id,
           coalesce(
             array_agg(distinct link.branch_id order by link.branch_id)
               filter (where link.branch_id is not null),
             '{}'
           ) as branch_ids
    from unnest(organizations) as wanted (id)
    left join coverage_links as link
      on link.district_id = district
      and link.organization_id = wanted.id
      and link.valid @> today
    group by wanted.id
  ) as present
  where o.district_id = district
    and o.id = present.id
    and o.branch_ids is distinct from present.branch_ids;

  update placements as r
  set scope_town_id = o.town_id,
      scope_department_id = o.department_id,
      scope_branch_ids = o.branch_ids
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.scope_town_id, r.scope_department_id, r.scope_branch_ids)
      is distinct from (o.town_id, o.department_id, o.branch_ids);

  update organization_years as r
  set scope_town_id = o.town_id,
      scope_department_id = o.department_id,
      scope_branch_ids = o.branch_ids
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.scope_town_id, r.scope_department_id, r.scope_branch_ids)
      is distinct from (o.town_id, o.department_id, o.branch_ids);

  update operating_checks as r
  set scope_town_id = o.town_id,
      scope_department_id = o.department_id,
      scope_branch_ids = o.branch_ids
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.scope_town_id, r.scope_department_id, r.scope_branch_ids)
      is distinct from (o.town_id, o.department_id, o.branch_ids);

  update reported_counts as r
  set scope_town_id = o.town_id,
      scope_department_id = o.department_id,
      scope_branch_ids = o.branch_ids
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.scope_town_id, r.scope_department_id, r.scope_branch_ids)
      is distinct from (o.town_id, o.department_id, o.branch_ids);

  update reported_branches as r
  set scope_town_id = o.town_id,
      scope_department_id = o.department_id,
      scope_branch_ids = o.branch_ids
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.scope_town_id, r.scope_department_id, r.scope_branch_ids)
      is distinct from (o.town_id, o.department_id, o.branch_ids);

  update work_coverages as r
  set scope_town_id = o.town_id,
      scope_department_id = o.department_id,
      scope_branch_ids = o.branch_ids
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.scope_town_id, r.scope_department_id, r.scope_branch_ids)
      is distinct from (o.town_id, o.department_id, o.branch_ids);

  update member_counts as r
  set scope_town_id = o.town_id,
      scope_department_id = o.department_id,
      scope_branch_ids = o.branch_ids
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.scope_town_id, r.scope_department_id, r.scope_branch_ids)
      is distinct from (o.town_id, o.department_id, o.branch_ids);

  update merged_organizations as r
  set scope_town_id = o.town_id,
      scope_department_id = o.department_id,
      scope_branch_ids = o.branch_ids
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.scope_town_id, r.scope_department_id, r.scope_branch_ids)
      is distinct from (o.town_id, o.department_id, o.branch_ids);

  update shops as r
  set town_id = o.town_id,
      department_id = o.department_id
  from organizations as o
  where r.district_id = district
    and r.organization_id = any (organizations)
    and o.district_id = district
    and o.id = r.organization_id
    and (r.town_id, r.department_id) is distinct from (o.town_id, o.department_id);

  update disclosures as r
  set town_id = s.town_id,
      department_id = s.department_id
  from shops as s
  where s.district_id = district
    and s.organization_id = any (organizations)
    and r.district_id = district
    and r.shop_id = s.id
    and (r.town_id, r.department_id) is distinct from (s.town_id, s.department_id);
end
$$;
