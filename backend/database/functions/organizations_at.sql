-- organizations_at --
-- What is true of every organization on a day: whether it is registered, operates and was checked,
-- its members, by which way it is covered, where it lies. The facts below every figure.
-- Source: domain brief, section 0, decisions 1 to 8, and 0.1, answers 3, 5 and 8.
set local check_function_bodies = off;
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
  has_evidence boolean,
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
  full_members integer,
  members integer,
  is_due boolean
)
language sql
stable
security invoker
as $$
  select o.id,
         case when o.kind = 'INDIVIDUAL_BUSINESS' then 'ENTERPRISE' else o.kind end,
         coalesce(placement.town_id, o.town_id),
         coalesce(placement.department_id, o.department_id),
         coalesce(placement.is_department_confirmed, o.is_department_confirmed),
         (o.registered_on is null or o.registered_on <= as_of)
           and (o.ended_on is null or o.ended_on > as_of),
         coalesce(checked.finding in ('ZOMBIE', 'SHELL'), false),
         coalesce(
           checked.checked_on + make_interval(months => rule.verification_months) >= as_of, false
         ),
         coalesce(checked.evidence <> '', false),
         cover.organization_id is not null,
         cover.way,
         case when cover.way = 'SOLE' then cover.sole_kind end,
         cover.branch_ids,
         coalesce(cover.is_attached, false),
         cover.newest_founding,
         coalesce(work.has_instructor, false),
         work.organization_id is not null,
         counted.organization_id is not null,
         coalesce(counted.is_computed, false),
         effective.full_members,
         coalesce(counted.full_members + counted.probationary_members, 0),
         effective.full_members >= rule.sole_full_members
  from organizations as o
  cross join rules_at(district, as_of) as rule
  left join placements as placement
    on placement.district_id = district
    and placement.organization_id = o.id
    and placement.valid @> as_of
  left join (
    select distinct on (c.organization_id)
           c.organization_id, c.checked_on, c.finding, c.evidence
    from operating_checks as c
    where c.district_id = district
      and c.checked_on <= as_of
    order by c.organization_id, c.checked_on desc
  ) as checked on checked.organization_id = o.id
  left join member_counts as counted
    on counted.district_id = district
    and counted.organization_id = o.id
    and counted.valid @> as_of
  left join (
    select w.organization_id, bool_or(w.kind = 'INSTRUCTOR') as has_instructor
    from work_coverages as w
    where w.district_id = district
      and w.valid @> as_of
    group by w.organization_id
  ) as work on work.organization_id = o.id
  left join coverage_at(district, as_of) as cover on cover.organization_id = o.id
  cross join lateral (
    select coalesce(
      counted.full_members
        - case when rule.count_untransferred then 0 else counted.untransferred_members end,
      0
    ) as full_members
  ) as effective
  where o.district_id = district
    and (o.kind <> 'INDIVIDUAL_BUSINESS' or rule.include_individual_businesses)
$$;

-- coverage_at --
-- The organizations that a branch covers on a day, and by which way: alone before jointly, then the
-- best by the order of ways that the rules set. A link counts when its branch is counted, or when it leads to a
-- village's own branch (村企). SOLE means alone in a branch that was approved as such: once the
-- host of an attachment is approved as a joint branch, its own organization is no longer alone.
create or replace function coverage_at(district uuid, as_of date)
returns table (
  organization_id uuid,
  way text,
  sole_kind text,
  branch_ids uuid[],
  is_attached boolean,
  newest_founding date
)
language sql
stable
security invoker
as $$
  select k.organization_id,
         (array_agg(real.way order by real.way = 'SOLE' desc, preference.place, real.way))[1],
         (array_agg(
           b.kind
           order by real.way = 'SOLE' desc,
                    array_position(array['PARTY_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH'], b.kind)
         ))[1],
         array_agg(b.id),
         bool_and(k.formation = 'ATTACHMENT'),
         max(b.founded_on) filter (where k.formation <> 'ATTACHMENT')
  from coverage_links as k
  join branches_at(district, as_of) as b on b.id = k.branch_id
  cross join rules_at(district, as_of) as rule
  cross join lateral (
    select case
      when k.formation = 'SOLE' then coalesce(b.formation, k.formation)
      else k.formation
    end as way
  ) as real
  left join lateral jsonb_array_elements_text(rule.way_order)
    with ordinality as preference (way, place) on preference.way = real.way
  where k.district_id = district
    and k.valid @> as_of
    and (
      b.is_counted
      or (k.formation = 'VILLAGE' and b.is_existing and b.other = 'ORGAN')
    )
  group by k.organization_id
$$;
