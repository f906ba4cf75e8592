-- branch_sets --
-- The named sets in which every branch stands on a day; `since` is the first day on which a
-- founding counts as new (F05). See Note [Plans of figures].
set local check_function_bodies = off;
create or replace function branch_sets(district uuid, as_of date, since date)
returns table (
  id uuid,
  sets text[],
  town_id uuid,
  department_id uuid,
  way text,
  is_existing boolean,
  has_host boolean,
  founded_on date,
  term_ends_on date
)
language sql
stable
security invoker
set enable_nestloop = off
as $$
  select b.id, b.sets, b.town_id, b.department_id, b.way, b.is_existing, b.has_host, b.founded_on, b.term_ends_on
  from branch_sets_on(district, array[as_of], since) as b
$$;

-- branch_sets_on --
-- The named sets in which every branch stands on each of some days. The names are those of
-- BranchSet in backend/coverage/rules.py. What is new begins on `since`, or without it on the
-- first of January of each day. Each row holds from its day until the next; see Note [Moments].
create or replace function branch_sets_on(district uuid, days date[], since date)
returns table (
  as_of date,
  until date,
  id uuid,
  sets text[],
  town_id uuid,
  department_id uuid,
  way text,
  is_existing boolean,
  has_host boolean,
  founded_on date,
  term_ends_on date
)
language sql
stable
security invoker
as $$
  with moment as materialized (
    select m.* from branch_set_moments(district, days) as m
  ),
  rule as materialized (
    select day.as_of, r.*
    from unnest(days) as day (as_of)
    cross join lateral rules_at(district, day.as_of) as r
  ),
  load as (
    -- What a branch carries: the organizations linked to it and their members together, with the
    -- village's by agreement (村企). Unknown to an actor who may not see all of them.
    select b.id, b.as_of,
           count(*) as organizations,
           count(*) filter (where k.formation = 'ATTACHMENT') as attached,
           case
             when count(o.id) = count(*)
             then coalesce(
               sum(
                 m.full_members
                   - case when rule.count_untransferred then 0 else m.untransferred_members end
               ),
               0
             ) + min(branch.village_full_members)
           end as full_members,
           case
             when count(o.id) = count(*)
             then coalesce(sum(m.full_members + m.probationary_members), 0)
               + min(branch.village_full_members)
           end as members
    from moment as b
    join branches as branch on branch.district_id = district and branch.id = b.id
    join rule on rule.as_of = b.as_of
    join coverage_links as k
      on k.district_id = district
      and k.branch_id = b.id
      and k.valid @> b.as_of
    left join organizations as o on o.district_id = district and o.id = k.organization_id
    left join member_counts as m
      on m.district_id = district
      and m.organization_id = k.organization_id
      and m.valid @> b.as_of
    where (o.registered_on is null or o.registered_on <= b.as_of)
      and (o.ended_on is null or o.ended_on > b.as_of)
    group by b.id, b.as_of
  ),
  term as (
    select b.id, b.as_of, max(coalesce(upper(t.valid), 'infinity')) as ends
    from moment as b
    join terms as t
      on t.district_id = district
      and t.branch_id = b.id
      and (lower(t.valid) is null or lower(t.valid) <= b.as_of)
    where not isempty(t.valid)
    group by b.id, b.as_of
  ),
  roster as (
    select r.branch_id, r.confirmed_on,
           lead(r.confirmed_on) over (partition by r.branch_id order by r.confirmed_on) as until
    from roster_confirmations as r
    where r.district_id = district
  )
  select m.as_of,
         m.until,
         b.id,
         array_remove(
           array[
             case when b.is_counted then 'COUNTED' end,
             case when b.is_counted then 'COUNTED_' || b.kind end,
             case when b.is_counted and b.formation = 'SOLE' then 'ALONE' end,
             case when b.is_counted and b.formation <> 'SOLE' then 'JOINTLY' end,
             case when b.is_counted then 'BY_' || b.formation end,
             case when b.is_counted and b.has_untransferred then 'WITH_UNTRANSFERRED' end,
             case when b.is_existing and not b.is_counted then 'OTHERS' end,
             case when b.is_existing and not b.is_counted then 'OTHERS_' || b.other end,
             case when is_new then 'FOUNDED' end,
             case when is_new and not b.is_existing then 'FOUNDED_DISSOLVED' end,
             case when is_new and b.is_existing then 'FOUNDED_STANDING' end,
             case
               when b.is_counted and b.formation <> 'SOLE'
                 and case when load.id is null then 0 else load.full_members end
                   < rule.joint_full_members
               then 'JOINT_UNDER_MINIMUM'
             end,
             case
               when b.is_counted and load.full_members >= rule.committee_full_members
                 and b.kind in ('BRANCH', 'JOINT_BRANCH')
               then 'COMMITTEE_DUE'
             end,
             case
               when b.is_counted and load.members > rule.branch_members
                 and b.kind in ('BRANCH', 'JOINT_BRANCH')
               then 'OVER_SIZE'
             end,
             case
               when b.is_counted and (
                 b.formation = 'AREA' and load.organizations > rule.area_units
                 or b.formation = 'INDUSTRY' and load.organizations > rule.industry_units
                 or load.attached > rule.attachment_units
               )
               then 'OVER_CAP'
             end,
             case
               when b.is_existing and term.ends <= m.as_of then 'TERM_ENDED'
             end,
             case
               when b.is_existing and term.ends > m.as_of and term.ends <= m.as_of + 90
               then 'TERM_ENDING'
             end,
             case
               when b.is_existing and term.ends > m.as_of and term.ends <= m.as_of + 180
               then 'TERM_ENDING_LATER'
             end,
             case
               when b.is_existing and b.kind in ('BRANCH', 'JOINT_BRANCH')
                 -- A branch that was never confirmed has as long from its founding on.
                 and greatest(roster.confirmed_on, b.founded_on)
                   + make_interval(months => rule.roster_months) >= m.as_of is not true
               then 'ROSTER_DUE'
             end
           ],
           null
         ),
         b.town_id,
         b.department_id,
         b.formation,
         b.is_existing,
         b.has_host,
         b.founded_on,
         case when b.is_existing then nullif(term.ends, 'infinity') end
  from moment as m
  join branches_on(district, days) as b
    on b.id = m.id
    and b.as_of <= m.as_of
    and (b.until is null or b.until > m.as_of)
  join rule on rule.as_of = m.as_of
  left join load on load.id = m.id and load.as_of = m.as_of
  left join term on term.id = m.id and term.as_of = m.as_of
  left join roster
    on roster.branch_id = m.id
    and roster.confirmed_on <= m.as_of
    and (roster.until is null or roster.until > m.as_of)
  cross join lateral (
    select coalesce(
      b.founding_formation is not null
        and b.founded_on between coalesce(since, year_start(m.as_of)) and m.as_of,
      false
    ) as is_new
  ) as founding
$$;
