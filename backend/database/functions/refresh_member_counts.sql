-- member_count_steps --
-- The members working in organizations, as steps over time: from the first day of any main
-- workplace on they are counted from the roster, before it they are as last reported.
-- A step that has no first day holds since ever. Source: domain brief, section 0, decisions 1 and 2.
create or replace function member_count_steps(district uuid, organizations uuid[])
returns table (
  organization_id uuid,
  is_computed boolean,
  full_members integer,
  probationary_members integer,
  untransferred_members integer,
  valid daterange
)
language sql
stable
security invoker
as $$
  with staff as (
    select w.organization_id, w.member_id, w.valid, m.joined_on,
           case when m.full_on is not null then m.full_on
                when m.kind = 'FULL' then '-infinity'::date
                else 'infinity'::date
           end as full_on
    from workplaces as w
    join members as m on m.district_id = district and m.id = w.member_id
    where w.district_id = district
      and w.organization_id = any (organizations)
      and w.is_main
      and not isempty(w.valid)
  ),
  rosters as (
    select s.organization_id, min(coalesce(lower(s.valid), '-infinity')) as first_day
    from staff as s
    group by s.organization_id
  ),
  absences as (
    select distinct p.id, p.member_id, p.valid
    from staff as s
    join standing_periods as p on p.district_id = district and p.member_id = s.member_id
    where p.standing <> 'NORMAL'
  ),
  relations as (
    select distinct r.id, r.member_id, r.branch_id, r.valid
    from staff as s
    join registrations as r on r.district_id = district and r.member_id = s.member_id
    where r.role = 'FORMAL'
  ),
  links as (
    select k.organization_id, k.branch_id, k.valid
    from coverage_links as k
    join rosters as t on t.organization_id = k.organization_id
    where k.district_id = district
  ),
  changes as (
    select s.organization_id, coalesce(lower(s.valid), '-infinity') as day from staff as s
    union
    select s.organization_id, upper(s.valid) from staff as s
    union
    select s.organization_id, s.full_on from staff as s
    union
    select s.organization_id, s.joined_on from staff as s
    union
    select s.organization_id, unnest(array[lower(a.valid), upper(a.valid)])
    from staff as s
    join absences as a on a.member_id = s.member_id
    union
    select s.organization_id, unnest(array[lower(r.valid), upper(r.valid)])
    from staff as s
    join relations as r on r.member_id = s.member_id
    union
    select k.organization_id, unnest(array[lower(k.valid), upper(k.valid)])
    from links as k
  ),
  days as (
    select c.organization_id, c.day
    from changes as c
    join rosters as t on t.organization_id = c.organization_id
    where c.day >= t.first_day
      and c.day < 'infinity'
  ),
  present as (
    select d.organization_id, d.day, s.member_id, s.full_on <= d.day as is_full
    from days as d
    join staff as s on s.organization_id = d.organization_id and s.valid @> d.day
    where (s.joined_on is null or s.joined_on <= d.day)
      and not exists (
        select from absences as a where a.member_id = s.member_id and a.valid @> d.day
      )
  ),
  transferred as (
    select distinct p.organization_id, p.day, p.member_id
    from present as p
    join relations as r on r.member_id = p.member_id and r.valid @> p.day
    join links as k
      on k.organization_id = p.organization_id
      and k.branch_id = r.branch_id
      and k.valid @> p.day
  ),
  values_by_day as (
    select d.organization_id, d.day, true as is_computed,
           count(*) filter (where p.is_full) as full_members,
           count(*) filter (where not p.is_full) as probationary_members,
           count(*) filter (where p.is_full and t.member_id is null) as untransferred_members
    from days as d
    left join present as p on p.organization_id = d.organization_id and p.day = d.day
    left join transferred as t
      on t.organization_id = p.organization_id
      and t.day = p.day
      and t.member_id = p.member_id
    group by d.organization_id, d.day
    union all
    select c.organization_id, c.reported_on, false,
           full_count.full_members,
           coalesce(c.probationary_members, 0),
           least(coalesce(c.untransferred_members, 0), full_count.full_members)
    from reported_counts as c
    left join rosters as t on t.organization_id = c.organization_id
    cross join lateral (
      select coalesce(
        c.full_members,
        greatest(c.members - coalesce(c.probationary_members, 0), 0),
        0
      ) as full_members
    ) as full_count
    where c.district_id = district
      and c.organization_id = any (organizations)
      and (t.first_day is null or c.reported_on < t.first_day)
  ),
  marked as (
    select v.*,
           (v.is_computed, v.full_members, v.probationary_members, v.untransferred_members)
             is distinct from lag(
               (v.is_computed, v.full_members, v.probationary_members, v.untransferred_members)
             ) over (partition by v.organization_id order by v.day) as is_step
    from values_by_day as v
  )
  select m.organization_id, m.is_computed,
         m.full_members::integer, m.probationary_members::integer,
         m.untransferred_members::integer,
         daterange(
           nullif(m.day, '-infinity'),
           lead(m.day) over (partition by m.organization_id order by m.day)
         )
  from marked as m
  where m.is_step
$$;

-- forget_stale_member_counts --
-- Removes the steps that no longer hold. Plans are made anew for each call, see Note [Many rows].
create or replace function forget_stale_member_counts(district uuid, organizations uuid[])
returns void
language plpgsql
volatile
security invoker
set plan_cache_mode to force_custom_plan
as $$
begin
  delete from member_counts as c
  where c.district_id = district
    and c.organization_id = any (organizations)
    and not exists (
      select
      from member_count_steps(district, organizations) as s
      where s.organization_id = c.organization_id
        and s.valid = c.valid
        and s.is_computed = c.is_computed
        and s.full_members = c.full_members
        and s.probationary_members = c.probationary_members
        and s.untransferred_members = c.untransferred_members
    );
end
$$;

-- missing_member_counts --
-- Gives the steps that are not written yet, with the scope of their organization. A function of its
-- own: the plans of foreign keys, which an insert checks, must be kept from row to row.
create or replace function missing_member_counts(district uuid, organizations uuid[])
returns table (
  organization_id uuid,
  scope_town_id uuid,
  scope_department_id uuid,
  scope_branch_ids uuid[],
  is_computed boolean,
  full_members integer,
  probationary_members integer,
  untransferred_members integer,
  valid daterange
)
language plpgsql
stable
security invoker
set plan_cache_mode to force_custom_plan
as $$
begin
  return query
    select o.id, o.town_id, o.department_id, o.branch_ids,
           s.is_computed, s.full_members, s.probationary_members, s.untransferred_members, s.valid
    from member_count_steps(district, organizations) as s
    join organizations as o on o.district_id = district and o.id = s.organization_id
    where not exists (
      select
      from member_counts as c
      where c.district_id = district
        and c.organization_id = s.organization_id
        and c.valid = s.valid
    );
end
$$;

-- refresh_member_counts --
-- Writes the steps of organizations to member_counts; a step that is there already stays.
create or replace function refresh_member_counts(district uuid, organizations uuid[])
returns void
language plpgsql
volatile
security invoker
as $$
begin
  perform forget_stale_member_counts(district, organizations);

  insert into member_counts (
    district_id, id, organization_id, scope_town_id, scope_department_id, scope_branch_ids,
    is_computed, full_members, probationary_members, untransferred_members, valid,
    created_at, updated_at, source, revision
  )
  select district, gen_random_uuid(), m.organization_id,
         m.scope_town_id, m.scope_department_id, m.scope_branch_ids,
         m.is_computed, m.full_members, m.probationary_members, m.untransferred_members, m.valid,
         now(), now(), 'computed', 1
  from missing_member_counts(district, organizations) as m;
end
$$;
