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
-- A moment too many costs time: what merely repeats, like a check before the last one expired, is
-- none, so that of all facts `check_expires_on` alone is that of the row's first day. One too few
-- would be wrong, so a property test compares every point of a trend with the figure of that day.
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

-- branch_moments --
-- The same for branches: what `branches_on` reads of them.
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

-- branch_set_moments --
-- The same for the sets of branches, which turn more often: no moment of `branches_on` is missing.
create or replace function branch_set_moments(district uuid, days date[])
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
    union
    select t.branch_id, t.as_of
    from branch_set_turns(district, days) as t
  ) as m
  where cardinality(days) > 1
$$;
