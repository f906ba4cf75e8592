-- organizations_on --
-- What is true of every organization on each of some days: whether it is registered, operates and
-- was checked, its members, by which way it is covered, where it lies. The facts below every
-- figure. Each row holds from its day until the next; see Note [Moments].
-- An organization is covered alone before jointly, then by the best way in the order that the rules
-- set. A link counts when its branch is counted, or when it leads to a village's own branch (村企).
-- SOLE means alone in a branch that was approved as such: once the host of an attachment is approved
-- as a joint branch, its own organization is no longer alone.
-- Source: domain brief, section 0, decisions 1 to 8, and 0.1, answers 3, 5 and 8.
set local check_function_bodies = off;
create or replace function organizations_on(district uuid, days date[])
returns table (
  as_of date,
  until date,
  id uuid,
  population text,
  town_id uuid,
  department_id uuid,
  is_department_confirmed boolean,
  is_registered boolean,
  is_excluded boolean,
  is_verified boolean,
  is_checked boolean,
  has_evidence boolean,
  has_place boolean,
  check_expires_on date,
  is_covered boolean,
  way text,
  sole_kind text,
  branch_ids uuid[],
  is_attached boolean,
  newest_founding date,
  has_instructor boolean,
  has_work_coverage boolean,
  has_count boolean,
  is_computed boolean,
  has_other_report boolean,
  full_members integer,
  members integer,
  is_due boolean,
  building_id uuid,
  area_id uuid,
  longitude double precision,
  latitude double precision
)
language sql
stable
security invoker
as $$
  with moment as materialized (
    select m.* from organization_moments(district, days) as m
  ),
  rule as materialized (
    select day.as_of, r.*
    from unnest(days) as day (as_of)
    cross join lateral rules_at(district, day.as_of) as r
  ),
  cover as (
    select m.id, m.as_of,
           min(real.place) as place,
           bool_or(real.place = 0 and b.kind = 'PARTY_COMMITTEE') as has_committee,
           bool_or(real.place = 0 and b.kind = 'GENERAL_BRANCH') as has_general_branch,
           array_agg(b.id) as branch_ids,
           bool_and(k.formation = 'ATTACHMENT') as is_attached,
           max(b.founded_on) filter (where k.formation <> 'ATTACHMENT') as newest_founding
    from moment as m
    join rule on rule.as_of = m.as_of
    join coverage_links as k
      on k.district_id = district
      and k.organization_id = m.id
      and k.valid @> m.as_of
    join branches_on(district, days) as b
      on b.id = k.branch_id
      and b.as_of <= m.as_of
      and (b.until is null or b.until > m.as_of)
    cross join lateral (
      select case
        when way.name = 'SOLE' then 0
        else array_position(rule.way_order, way.name)
      end as place
      from (
        select case
          when k.formation = 'SOLE' then coalesce(b.formation, k.formation)
          else k.formation
        end as name
      ) as way
    ) as real
    where b.is_counted
      or (k.formation = 'VILLAGE' and b.is_existing and b.other = 'ORGAN')
    group by m.id, m.as_of
  ),
  work as (
    select m.id, m.as_of, bool_or(w.kind = 'INSTRUCTOR') as has_instructor
    from moment as m
    join work_coverages as w
      on w.district_id = district
      and w.organization_id = m.id
      and w.valid @> m.as_of
    group by m.id, m.as_of
  ),
  checked as (
    select c.organization_id, c.checked_on, c.finding, c.evidence,
           lead(c.checked_on) over (
             partition by c.organization_id order by c.checked_on
           ) as until
    from operating_checks as c
    where c.district_id = district
  ),
  reported as (
    select r.organization_id, r.reported_on, r.full_members, r.probationary_members,
           r.untransferred_members, r.members,
           lead(r.reported_on) over (
             partition by r.organization_id order by r.reported_on
           ) as until
    from reported_counts as r
    where r.district_id = district
  )
  select m.as_of,
         m.until,
         o.id,
         case when o.kind = 'INDIVIDUAL_BUSINESS' then 'ENTERPRISE' else o.kind end,
         coalesce(placement.town_id, o.town_id),
         coalesce(placement.department_id, o.department_id),
         coalesce(placement.is_department_confirmed, o.is_department_confirmed),
         (o.registered_on is null or o.registered_on <= m.as_of)
           and (o.ended_on is null or o.ended_on > m.as_of),
         coalesce(checked.finding in ('ZOMBIE', 'SHELL'), false),
         coalesce(expiry.expires_on > m.as_of, false),
         checked.organization_id is not null,
         coalesce(checked.evidence <> '', false),
         o.longitude is not null or site.longitude is not null,
         expiry.expires_on,
         cover.id is not null,
         case when cover.place = 0 then 'SOLE' else rule.way_order[cover.place] end,
         case
           when cover.place = 0 and cover.has_committee then 'PARTY_COMMITTEE'
           when cover.place = 0 and cover.has_general_branch then 'GENERAL_BRANCH'
           when cover.place = 0 then 'BRANCH'
         end,
         cover.branch_ids,
         coalesce(cover.is_attached, false),
         cover.newest_founding,
         coalesce(work.has_instructor, false),
         work.id is not null,
         counted.organization_id is not null,
         coalesce(counted.is_computed, false),
         coalesce(
           counted.is_computed and (
             reported.full_members <> counted.full_members
             or reported.probationary_members <> counted.probationary_members
             or reported.untransferred_members <> counted.untransferred_members
             or reported.members <> counted.full_members + counted.probationary_members
           ),
           false
         ),
         effective.full_members,
         coalesce(counted.full_members + counted.probationary_members, 0),
         effective.full_members >= rule.sole_full_members,
         case when placement.id is null then o.building_id else placement.building_id end,
         case when placement.id is null then o.area_id else placement.area_id end,
         case when o.longitude is null then site.longitude else o.longitude end,
         case when o.longitude is null then site.latitude else o.latitude end
  from moment as m
  join organizations as o on o.district_id = district and o.id = m.id
  join rule on rule.as_of = m.as_of
  left join placements as placement
    on placement.district_id = district
    and placement.organization_id = o.id
    and placement.valid @> m.as_of
  left join buildings as site
    on site.district_id = district
    and site.id = case
      when placement.id is null then o.building_id
      else placement.building_id
    end
  left join checked
    on checked.organization_id = o.id
    and checked.checked_on <= m.as_of
    and (checked.until is null or checked.until > m.as_of)
  left join reported
    on reported.organization_id = o.id
    and reported.reported_on <= m.as_of
    and (reported.until is null or reported.until > m.as_of)
  left join member_counts as counted
    on counted.district_id = district
    and counted.organization_id = o.id
    and counted.valid @> m.as_of
  left join work on work.id = o.id and work.as_of = m.as_of
  left join cover on cover.id = o.id and cover.as_of = m.as_of
  cross join lateral (
    select (checked.checked_on + make_interval(months => rule.verification_months))::date + 1
      as expires_on
  ) as expiry
  cross join lateral (
    select coalesce(
      counted.full_members
        - case when rule.count_untransferred then 0 else counted.untransferred_members end,
      0
    ) as full_members
  ) as effective
  where o.kind <> 'INDIVIDUAL_BUSINESS' or rule.include_individual_businesses
$$;

-- organizations_at --
-- The same on one day.
create or replace function organizations_at(district uuid, as_of date)
returns table (
  id uuid,
  population text,
  town_id uuid,
  department_id uuid,
  is_department_confirmed boolean,
  is_registered boolean,
  is_excluded boolean,
  is_verified boolean,
  is_checked boolean,
  has_evidence boolean,
  has_place boolean,
  check_expires_on date,
  is_covered boolean,
  way text,
  sole_kind text,
  branch_ids uuid[],
  is_attached boolean,
  newest_founding date,
  has_instructor boolean,
  has_work_coverage boolean,
  has_count boolean,
  is_computed boolean,
  has_other_report boolean,
  full_members integer,
  members integer,
  is_due boolean,
  building_id uuid,
  area_id uuid,
  longitude double precision,
  latitude double precision
)
language sql
stable
security invoker
as $$
  select o.id, o.population, o.town_id, o.department_id, o.is_department_confirmed,
         o.is_registered, o.is_excluded, o.is_verified, o.is_checked, o.has_evidence,
         o.has_place, o.check_expires_on, o.is_covered, o.way, o.sole_kind, o.branch_ids,
         o.is_attached, o.newest_founding, o.has_instructor, o.has_work_coverage, o.has_count,
         o.is_computed, o.has_other_report, o.full_members, o.members, o.is_due, o.building_id,
         o.area_id, o.longitude, o.latitude
  from organizations_on(district, array[as_of]) as o
$$;
