-- first_day_from --
-- The first of the days, which stand in order, on which something that turns on a day shows.
set local check_function_bodies = off;
create or replace function first_day_from(days date[], turns_on date)
returns date
language sql
immutable
security invoker
as $$
  select days[1 + width_bucket(turns_on - 1, days)]
$$;

-- organization_moments --
-- The days, of those that are asked for, on which an organization has to be looked at, each with
-- the one after it. One day asks for that day alone.
-- Note [Moments]: a trend over sixty days needs the facts of every organization on each day, and
-- between most days nothing about an organization changes. The facts are worked out by the same
-- functions for one day and for many, at the moments of each object, and hold until its next one.
-- A moment too many costs time; one too few would be wrong, so a property test compares every
-- point of a trend with the figure of that day.
create or replace function organization_moments(district uuid, days date[])
returns table (id uuid, as_of date, until date)
language sql
stable
security invoker
as $$
  select o.id, days[1], null::date
  from organizations as o
  where o.district_id = district
    and cardinality(days) = 1
  union all
  select m.id, m.as_of, lead(m.as_of) over (partition by m.id order by m.as_of)
  from (
    select o.id, days[1] as as_of
    from organizations as o
    where o.district_id = district
    union
    select t.organization_id, t.as_of
    from organization_turns(district, days) as t
  ) as m
  where cardinality(days) > 1
$$;

-- organization_turns --
-- The days, of those that are asked for, by which something that the sets of an organization are
-- made of may have begun or ended: its own rows, the branches that it is linked to, the rules.
-- See Note [Moments].
create or replace function organization_turns(district uuid, days date[])
returns table (organization_id uuid, as_of date)
language sql
stable
security invoker
as $$
  select k.organization_id, t.as_of
  from coverage_links as k
  join standing_turns(district, days) as t on t.branch_id = k.branch_id
  where k.district_id = district
  union all
  select dated.organization_id, first_day_from(days, turn.turns_on)
  from (
    select o.id as organization_id, o.registered_on as since, o.ended_on as until
    from organizations as o
    where o.district_id = district
    union all
    select p.organization_id, lower(p.valid), upper(p.valid)
    from placements as p
    where p.district_id = district
    union all
    select m.organization_id, lower(m.valid), upper(m.valid)
    from member_counts as m
    where m.district_id = district
    union all
    select w.organization_id, lower(w.valid), upper(w.valid)
    from work_coverages as w
    where w.district_id = district
    union all
    select k.organization_id, lower(k.valid), upper(k.valid)
    from coverage_links as k
    where k.district_id = district
    union all
    select r.organization_id, r.reported_on, null
    from reported_counts as r
    where r.district_id = district
    union all
    select c.organization_id, c.checked_on,
           (c.checked_on + make_interval(months => rule.verification_months))::date + 1
    from operating_checks as c
    cross join expiry_months(district) as rule
    where c.district_id = district
    union all
    select o.id, v.effective_from, null
    from organizations as o
    join rule_versions as v on v.district_id = district
    where o.district_id = district
  ) as dated
  cross join lateral (values (dated.since), (dated.until)) as turn (turns_on)
  where turn.turns_on > days[1]
    and turn.turns_on <= days[cardinality(days)]
$$;

-- expiry_months --
-- After how many months a check and a confirmed roster expire, by the defaults and by any version
-- of the rules.
create or replace function expiry_months(district uuid)
returns table (verification_months integer, roster_months integer)
language sql
stable
security invoker
as $$
  select rule.verification_months, rule.roster_months
  from rules_at(district, '-infinity') as rule
  union
  select rule.verification_months, rule.roster_months
  from rule_versions as v
  cross join lateral rules_at(district, v.effective_from) as rule
  where v.district_id = district
$$;

-- branch_moments --
-- The same for branches: what `branches_on` and `branch_sets_on` read of them.
create or replace function branch_moments(district uuid, days date[])
returns table (id uuid, as_of date, until date)
language sql
stable
security invoker
as $$
  select b.id, days[1], null::date
  from branches as b
  where b.district_id = district
    and cardinality(days) = 1
  union all
  select m.id, m.as_of, lead(m.as_of) over (partition by m.id order by m.as_of)
  from (
    select b.id, days[1] as as_of
    from branches as b
    where b.district_id = district
    union
    select t.branch_id, t.as_of
    from branch_turns(district, days) as t
  ) as m
  where cardinality(days) > 1
$$;

-- branch_turns --
-- The days, of those that are asked for, by which something that the sets of a branch are made of
-- may have begun or ended. See Note [Moments].
create or replace function branch_turns(district uuid, days date[])
returns table (branch_id uuid, as_of date)
language sql
stable
security invoker
as $$
  select t.branch_id, t.as_of
  from standing_turns(district, days) as t
  union all
  select distinct dated.branch_id, first_day_from(days, turn.turns_on)
  from (
    select built.branch_id, lower(p.valid) as since, upper(p.valid) as until
    from built_in(district) as built
    join placements as p
      on p.district_id = district
      and p.organization_id = built.organization_id
    union all
    select k.branch_id, lower(m.valid), upper(m.valid)
    from coverage_links as k
    join member_counts as m
      on m.district_id = district
      and m.organization_id = k.organization_id
    where k.district_id = district
    union all
    select k.branch_id, lower(k.valid), upper(k.valid)
    from coverage_links as k
    where k.district_id = district
      and k.formation = 'ATTACHMENT'
    union all
    select k.branch_id, o.registered_on, o.ended_on
    from coverage_links as k
    join organizations as o on o.district_id = district and o.id = k.organization_id
    where k.district_id = district
      and k.formation = 'ATTACHMENT'
    union all
    select term.branch_id, lower(term.valid), upper(term.valid) - soon.days
    from terms as term
    cross join unnest(array[0, 90, 180]) as soon (days)
    where term.district_id = district
    union all
    select r.branch_id, r.confirmed_on,
           (r.confirmed_on + make_interval(months => rule.roster_months))::date + 1
    from roster_confirmations as r
    cross join expiry_months(district) as rule
    where r.district_id = district
    union all
    select a.branch_id, null,
           (lower(a.valid) + make_interval(months => rule.roster_months))::date + 1
    from approvals as a
    cross join expiry_months(district) as rule
    where a.district_id = district
      and a.action = 'FOUNDING'
    union all
    select a.branch_id, (year_start(lower(a.valid)) + interval '1 year')::date, null
    from approvals as a
    where a.district_id = district
    union all
    select b.id, v.effective_from, null
    from branches as b
    join rule_versions as v on v.district_id = district
    where b.district_id = district
  ) as dated
  cross join lateral (values (dated.since), (dated.until)) as turn (turns_on)
  where turn.turns_on > days[1]
    and turn.turns_on <= days[cardinality(days)]
$$;

-- standing_turns --
-- The days, of those that are asked for, by which a branch may have begun or ceased to be counted:
-- its approvals, its end, its hosts and theirs.
create or replace function standing_turns(district uuid, days date[])
returns table (branch_id uuid, as_of date)
language sql
stable
security invoker
as $$
  select distinct dated.branch_id, first_day_from(days, turn.turns_on)
  from (
    select a.branch_id, lower(a.valid) as since, upper(a.valid) as until, null::date as begun,
           null::date as ended
    from approvals as a
    where a.district_id = district
    union all
    select b.id, null, b.dissolved_on, null, null
    from branches as b
    where b.district_id = district
    union all
    select built.branch_id, lower(built.valid), upper(built.valid), o.registered_on, o.ended_on
    from built_in(district) as built
    left join organizations as o on o.district_id = district and o.id = built.organization_id
  ) as dated
  cross join lateral (
    values (dated.since), (dated.until), (dated.begun), (dated.ended)
  ) as turn (turns_on)
  where turn.turns_on > days[1]
    and turn.turns_on <= days[cardinality(days)]
$$;
