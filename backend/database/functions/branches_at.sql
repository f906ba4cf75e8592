-- branches_at --
-- What is true of every branch on a day: its kind and way by the approval then in force, whether
-- it exists and is counted in F01, when it was founded, and where its leading organization lies.
-- The leading organization is the live host that began first; a branch stands once in every
-- breakdown, with that organization. An organization that the actor may not see is taken as the
-- register of branches has it: a two-new one, still registered.
-- Source: domain brief, section 0, decisions 5 to 8; docs/glossary.md, "branch".
set local check_function_bodies = off;
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
  select b.id,
         standing.kind,
         case when approval.id is null then founding.formation else approval.formation end,
         standing.is_existing,
         standing.is_existing and standing.other is null,
         coalesce(hosting.is_live, false),
         case when standing.is_existing then standing.other end,
         b.has_untransferred,
         lower(founding.valid),
         case
           when standing.is_ordinary
             and founding.kind in ('PARTY_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'JOINT_BRANCH')
             and (hosting.until is null or hosting.until > lower(founding.valid))
             and hosting.organization_id is not null
           then founding.formation
         end,
         case
           when hosting.organization_id is null then b.town_id
           else coalesce(placement.town_id, host.town_id)
         end,
         coalesce(placement.department_id, host.department_id)
  from branches as b
  left join approvals as approval
    on approval.district_id = district
    and approval.branch_id = b.id
    and approval.valid @> as_of
  left join (
    select distinct on (a.branch_id) a.branch_id, a.kind, a.formation, a.valid
    from approvals as a
    where a.district_id = district
      and a.action = 'FOUNDING'
    order by a.branch_id, lower(a.valid) nulls first
  ) as founding on founding.branch_id = b.id
  left join (
    select h.branch_id,
           bool_or(h.is_live) as is_live,
           nullif(max(coalesce(h.until, 'infinity')), 'infinity') as until,
           (array_agg(
             h.organization_id
             order by h.is_live desc, h.place, h.since nulls first, h.organization_id
           ))[1] as organization_id
    from branch_hosts(district, as_of) as h
    group by h.branch_id
  ) as hosting on hosting.branch_id = b.id
  left join organizations as host
    on host.district_id = district
    and host.id = hosting.organization_id
  left join placements as placement
    on placement.district_id = district
    and placement.organization_id = hosting.organization_id
    and placement.valid @> as_of
  cross join lateral (
    select approval.kind,
           approval.formation,
           not b.is_functional and b.away_place is null as is_ordinary,
           approval.id is not null and (b.dissolved_on is null or b.dissolved_on > as_of)
             as is_existing,
           case
             when b.away_place is not null then 'AWAY'
             when b.is_functional then 'FUNCTIONAL'
             when approval.kind like 'TEMPORARY%' then 'TEMPORARY'
             when approval.formation is null then 'ORGAN'
             when hosting.is_live is not true then 'HOSTLESS'
           end as other
  ) as standing
  where b.district_id = district
$$;

-- branch_hosts --
-- The two-new organizations in which branches are or were built until a day: the register's hosts
-- first, then the organizations of links other than by attachment, each as long as it is registered.
create or replace function branch_hosts(district uuid, as_of date)
returns table (
  branch_id uuid,
  organization_id uuid,
  place integer,
  since date,
  until date,
  is_live boolean
)
language sql
stable
security invoker
as $$
  select built.branch_id,
         built.organization_id,
         built.place,
         life.since,
         life.until,
         life.until is null or life.until > as_of
  from (
    select h.branch_id, h.organization_id, h.valid, 0 as place
    from hosts as h
    where h.district_id = district
    union all
    select k.branch_id, k.organization_id, k.valid, 1
    from coverage_links as k
    where k.district_id = district
      and k.formation <> 'ATTACHMENT'
  ) as built
  cross join rules_at(district, as_of) as rule
  left join organizations as o on o.district_id = district and o.id = built.organization_id
  cross join lateral (
    select greatest(lower(built.valid), o.registered_on) as since,
           least(upper(built.valid), o.ended_on) as until
  ) as life
  where not isempty(built.valid)
    and (o.kind is distinct from 'INDIVIDUAL_BUSINESS' or rule.include_individual_businesses)
    and (life.since is null or life.since <= as_of)
    and (life.since is null or life.until is null or life.since < life.until)
$$;
