-- branches_on --
-- What is true of every branch on each of some days: its kind and way by the approval then in
-- force, whether it exists and is counted in F01, when it was founded, and where its leading
-- organization lies. Each row holds from its day until the next; see Note [Moments].
-- The leading organization is the live host that began first; a branch stands once in every
-- breakdown, with that organization. A host is an organization in which the branch is or was built
-- until the day, as long as it is registered. An organization that the actor may not see is taken
-- as the register of branches has it: a two-new one, still registered.
-- Source: domain brief, section 0, decisions 5 to 8; docs/glossary.md, "branch".
set local check_function_bodies = off;
create or replace function branches_on(district uuid, days date[])
returns table (
  as_of date,
  until date,
  id uuid,
  kind text,
  formation text,
  is_existing boolean,
  is_counted boolean,
  has_host boolean,
  other text,
  has_untransferred boolean,
  founded_on date,
  founding_formation text,
  town_id uuid,
  department_id uuid
)
language sql
stable
security invoker
as $$
  with moment as materialized (
    select m.* from branch_moments(district, days) as m
  ),
  rule as materialized (
    select day.as_of, r.*
    from unnest(days) as day (as_of)
    cross join lateral rules_at(district, day.as_of) as r
  ),
  founding as (
    select distinct on (a.branch_id) a.branch_id, a.kind, a.formation, lower(a.valid) as founded_on
    from approvals as a
    where a.district_id = district
      and a.action = 'FOUNDING'
    order by a.branch_id, lower(a.valid) nulls first
  ),
  hosting as (
    select m.id, m.as_of,
           bool_or(life.is_live) as is_live,
           nullif(max(coalesce(lived.until, 'infinity')), 'infinity') as until,
           (array_agg(
             lived.organization_id
             order by life.is_live desc, lived.place, lived.since nulls first,
                      lived.organization_id
           ))[1] as organization_id
    from moment as m
    join rule on rule.as_of = m.as_of
    join hosts_living(district) as lived
      on lived.branch_id = m.id
      and (lived.since is null or lived.since <= m.as_of)
    cross join lateral (
      select lived.until is null or lived.until > m.as_of as is_live
    ) as life
    where lived.organization_kind is distinct from 'INDIVIDUAL_BUSINESS'
      or rule.include_individual_businesses
    group by m.id, m.as_of
  )
  select m.as_of,
         m.until,
         b.id,
         standing.kind,
         case when approval.id is null then founding.formation else approval.formation end,
         standing.is_existing,
         standing.is_existing and standing.other is null,
         coalesce(hosting.is_live, false),
         case when standing.is_existing then standing.other end,
         b.has_untransferred,
         founding.founded_on,
         case
           when standing.is_ordinary
             and founding.kind in ('PARTY_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'JOINT_BRANCH')
             and (hosting.until is null or hosting.until > founding.founded_on)
             and hosting.organization_id is not null
           then founding.formation
         end,
         case
           when hosting.organization_id is null then b.town_id
           else coalesce(placement.town_id, host.town_id)
         end,
         coalesce(placement.department_id, host.department_id)
  from moment as m
  join branches as b on b.district_id = district and b.id = m.id
  left join approvals as approval
    on approval.district_id = district
    and approval.branch_id = m.id
    and approval.valid @> m.as_of
  left join founding on founding.branch_id = m.id
  left join hosting on hosting.id = m.id and hosting.as_of = m.as_of
  left join organizations as host
    on host.district_id = district
    and host.id = hosting.organization_id
  left join placements as placement
    on placement.district_id = district
    and placement.organization_id = hosting.organization_id
    and placement.valid @> m.as_of
  cross join lateral (
    select approval.kind,
           approval.formation,
           not b.is_functional and b.away_place is null as is_ordinary,
           approval.id is not null and (b.dissolved_on is null or b.dissolved_on > m.as_of)
             as is_existing,
           case
             when b.away_place is not null then 'AWAY'
             when b.is_functional then 'FUNCTIONAL'
             when approval.kind like 'TEMPORARY%' then 'TEMPORARY'
             when approval.formation is null then 'ORGAN'
             when hosting.is_live is not true then 'HOSTLESS'
           end as other
  ) as standing
$$;

-- built_in --
-- In which organizations branches are built and when: the register's hosts first (place 0), then
-- the organizations of links other than by attachment.
create or replace function built_in(district uuid)
returns table (branch_id uuid, organization_id uuid, valid daterange, place integer)
language sql
stable
security invoker
as $$
  select h.branch_id, h.organization_id, h.valid, 0
  from hosts as h
  where h.district_id = district
  union all
  select k.branch_id, k.organization_id, k.valid, 1
  from coverage_links as k
  where k.district_id = district
    and k.formation <> 'ATTACHMENT'
$$;

-- hosts_living --
-- When the organizations in which branches are built are registered there: as long as the branch is
-- built in them and they have not ended. Those that never are stand out.
create or replace function hosts_living(district uuid)
returns table (
  branch_id uuid,
  organization_id uuid,
  organization_kind text,
  place integer,
  since date,
  until date
)
language sql
stable
security invoker
as $$
  select life.branch_id, life.organization_id, life.kind, life.place, life.since, life.until
  from (
    select built.branch_id, built.organization_id, built.place, o.kind,
           greatest(lower(built.valid), o.registered_on) as since,
           least(upper(built.valid), o.ended_on) as until
    from built_in(district) as built
    left join organizations as o on o.district_id = district and o.id = built.organization_id
    where not isempty(built.valid)
  ) as life
  where life.since is null
    or life.until is null
    or life.since < life.until
$$;

-- branches_at --
-- The same on one day.
create or replace function branches_at(district uuid, as_of date)
returns table (
  id uuid,
  kind text,
  formation text,
  is_existing boolean,
  is_counted boolean,
  has_host boolean,
  other text,
  has_untransferred boolean,
  founded_on date,
  founding_formation text,
  town_id uuid,
  department_id uuid
)
language sql
stable
security invoker
as $$
  select b.id, b.kind, b.formation, b.is_existing, b.is_counted, b.has_host, b.other,
         b.has_untransferred, b.founded_on, b.founding_formation, b.town_id, b.department_id
  from branches_on(district, array[as_of]) as b
$$;
