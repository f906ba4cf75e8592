-- refresh_member_scope --
-- Brings the branches and towns of members up to date (their registrations of today) and copies
-- them to the person and to every row about the member.
create or replace function refresh_member_scope(district uuid, members uuid[], today date)
returns void
language plpgsql
volatile
security invoker
set plan_cache_mode to force_custom_plan
as $$
begin
  update members as m
  set scope_branch_id = present.branch_id,
      scope_activity_branch_ids = present.activity_branch_ids,
      scope_town_ids = present.town_ids
  from (
    select wanted.id,
           (array_agg(r.branch_id) filter (where r.role = 'FORMAL'))[1] as branch_id,
           coalesce(
             array_agg(distinct r.branch_id order by r.branch_id)
               filter (where r.role = 'ACTIVITY'),
             '{}'
           ) as activity_branch_ids,
           coalesce(
             array_agg(distinct b.town_id order by b.town_id)
               filter (where b.town_id is not null),
             '{}'
           ) as town_ids
    from unnest(members) as wanted (id)
    left join registrations as r
      on r.district_id = district
      and r.member_id = wanted.id
      and r.valid @> today
    left join branches as b on b.district_id = district and b.id = r.branch_id
    group by wanted.id
  ) as present
  where m.district_id = district
    and m.id = present.id
    and (m.scope_branch_id, m.scope_activity_branch_ids, m.scope_town_ids)
      is distinct from (present.branch_id, present.activity_branch_ids, present.town_ids);

  update persons as r
  set scope_branch_id = m.scope_branch_id,
      scope_activity_branch_ids = m.scope_activity_branch_ids,
      scope_town_ids = m.scope_town_ids
  from members as m
  where m.district_id = district
    and m.id = any (members)
    and r.district_id = district
    and r.id = m.person_id
    and (r.scope_branch_id, r.scope_activity_branch_ids, r.scope_town_ids)
      is distinct from (m.scope_branch_id, m.scope_activity_branch_ids, m.scope_town_ids);

  update standing_periods as r
  set scope_branch_id = m.scope_branch_id,
      scope_activity_branch_ids = m.scope_activity_branch_ids,
      scope_town_ids = m.scope_town_ids
  from members as m
  where r.district_id = district
    and r.member_id = any (members)
    and m.district_id = district
    and m.id = r.member_id
    and (r.scope_branch_id, r.scope_activity_branch_ids, r.scope_town_ids)
      is distinct from (m.scope_branch_id, m.scope_activity_branch_ids, m.scope_town_ids);

  update registrations as r
  set scope_branch_id = m.scope_branch_id,
      scope_activity_branch_ids = m.scope_activity_branch_ids,
      scope_town_ids = m.scope_town_ids
  from members as m
  where r.district_id = district
    and r.member_id = any (members)
    and m.district_id = district
    and m.id = r.member_id
    and (r.scope_branch_id, r.scope_activity_branch_ids, r.scope_town_ids)
      is distinct from (m.scope_branch_id, m.scope_activity_branch_ids, m.scope_town_ids);

  update workplaces as r
  set scope_branch_id = m.scope_branch_id,
      scope_activity_branch_ids = m.scope_activity_branch_ids,
      scope_town_ids = m.scope_town_ids
  from members as m
  where r.district_id = district
    and r.member_id = any (members)
    and m.district_id = district
    and m.id = r.member_id
    and (r.scope_branch_id, r.scope_activity_branch_ids, r.scope_town_ids)
      is distinct from (m.scope_branch_id, m.scope_activity_branch_ids, m.scope_town_ids);

  update post_holdings as r
  set scope_branch_id = m.scope_branch_id,
      scope_activity_branch_ids = m.scope_activity_branch_ids,
      scope_town_ids = m.scope_town_ids
  from members as m
  where r.district_id = district
    and r.member_id = any (members)
    and m.district_id = district
    and m.id = r.member_id
    and (r.scope_branch_id, r.scope_activity_branch_ids, r.scope_town_ids)
      is distinct from (m.scope_branch_id, m.scope_activity_branch_ids, m.scope_town_ids);
end
$$;
