-- refresh_branch_scope --
-- Brings the towns and lines of branches up to date (their own town and the present towns and
-- lines of every organization that was ever linked or hosted) and copies them to their rows.
create or replace function refresh_branch_scope(district uuid, branches uuid[])
returns void
language plpgsql
volatile
security invoker
set plan_cache_mode to force_custom_plan
as $$
begin
  update branches as b
  set scope_town_ids = present.town_ids,
      scope_department_ids = present.department_ids
  from (
    select related.branch_id,
           coalesce(
             array_agg(distinct related.town_id order by related.town_id)
               filter (where related.town_id is not null),
             '{}'
           ) as town_ids,
           coalesce(
             array_agg(distinct related.department_id order by related.department_id)
               filter (where related.department_id is not null),
             '{}'
           ) as department_ids
    from (
      select own.id as branch_id, own.town_id, null::uuid as department_id
      from branches as own
      where own.district_id = district
        and own.id = any (branches)
      union all
      select link.branch_id, o.town_id, o.department_id
      from coverage_links as link
      join organizations as o on o.district_id = district and o.id = link.organization_id
      where link.district_id = district
        and link.branch_id = any (branches)
      union all
      select host.branch_id, o.town_id, o.department_id
      from hosts as host
      join organizations as o on o.district_id = district and o.id = host.organization_id
      where host.district_id = district
        and host.branch_id = any (branches)
    ) as related
    group by related.branch_id
  ) as present
  where b.district_id = district
    and b.id = present.branch_id
    and (b.scope_town_ids, b.scope_department_ids)
      is distinct from (present.town_ids, present.department_ids);

  update approvals as r
  set scope_town_ids = b.scope_town_ids,
      scope_department_ids = b.scope_department_ids
  from branches as b
  where r.district_id = district
    and r.branch_id = any (branches)
    and b.district_id = district
    and b.id = r.branch_id
    and (r.scope_town_ids, r.scope_department_ids)
      is distinct from (b.scope_town_ids, b.scope_department_ids);

  update hosts as r
  set scope_town_ids = b.scope_town_ids,
      scope_department_ids = b.scope_department_ids
  from branches as b
  where r.district_id = district
    and r.branch_id = any (branches)
    and b.district_id = district
    and b.id = r.branch_id
    and (r.scope_town_ids, r.scope_department_ids)
      is distinct from (b.scope_town_ids, b.scope_department_ids);

  update coverage_links as r
  set scope_town_ids = b.scope_town_ids,
      scope_department_ids = b.scope_department_ids
  from branches as b
  where r.district_id = district
    and r.branch_id = any (branches)
    and b.district_id = district
    and b.id = r.branch_id
    and (r.scope_town_ids, r.scope_department_ids)
      is distinct from (b.scope_town_ids, b.scope_department_ids);

  update terms as r
  set scope_town_ids = b.scope_town_ids,
      scope_department_ids = b.scope_department_ids
  from branches as b
  where r.district_id = district
    and r.branch_id = any (branches)
    and b.district_id = district
    and b.id = r.branch_id
    and (r.scope_town_ids, r.scope_department_ids)
      is distinct from (b.scope_town_ids, b.scope_department_ids);

  update sent_officials as r
  set scope_town_ids = b.scope_town_ids,
      scope_department_ids = b.scope_department_ids
  from branches as b
  where r.district_id = district
    and r.branch_id = any (branches)
    and b.district_id = district
    and b.id = r.branch_id
    and (r.scope_town_ids, r.scope_department_ids)
      is distinct from (b.scope_town_ids, b.scope_department_ids);

  update roster_confirmations as r
  set scope_town_ids = b.scope_town_ids,
      scope_department_ids = b.scope_department_ids
  from branches as b
  where r.district_id = district
    and r.branch_id = any (branches)
    and b.district_id = district
    and b.id = r.branch_id
    and (r.scope_town_ids, r.scope_department_ids)
      is distinct from (b.scope_town_ids, b.scope_department_ids);

  update roster_notes as r
  set scope_town_ids = b.scope_town_ids,
      scope_department_ids = b.scope_department_ids
  from branches as b
  where r.district_id = district
    and r.branch_id = any (branches)
    and b.district_id = district
    and b.id = r.branch_id
    and (r.scope_town_ids, r.scope_department_ids)
      is distinct from (b.scope_town_ids, b.scope_department_ids);
end
$$;
