-- figure_trend --
-- The values of figures on each of some days, in one statement: of some codes, of one family or of
-- all, each for the population that is asked for or else its first, for the whole scope (`breakdown`
-- null) or for each TOWN, DEPARTMENT or FORMATION in it. What stands alike is counted once for as
-- long as it stands (see Note [Moments]) and added up from day to day.
-- See Note [Plans of figures]; without sorts what stands alike is grouped by hashing, since
-- comparing lists of names in order costs more than all the rest of grouping.
set local check_function_bodies = off;
create or replace function figure_trend(
  district uuid,
  days date[],
  town uuid,
  department uuid,
  wanted_way text,
  wanted_codes text[],
  wanted_family text,
  wanted_population text,
  breakdown text
)
returns table (
  group_key text,
  place integer,
  as_of date,
  code text,
  population text,
  subject text,
  unit text,
  value numeric,
  reason text,
  numerator integer,
  denominator integer,
  window_from date,
  rule_version integer
)
language sql
stable
security invoker
set enable_nestloop = off
set enable_sort = off
as $$
  with wanted as materialized (
    select d.place, d.code, d.family, d.subject, d.unit, d.denominator,
           case
             when wanted_population = any (d.populations) then wanted_population
             else d.populations[1]
           end as population
    from declared_figures() as d
    where (wanted_codes is null or d.code = any (wanted_codes))
      and (wanted_family is null or d.family = wanted_family)
      and (d.family <> 'CONTEST' or reads_contests())
  ),
  parts as materialized (
    select p.*
    from figure_parts() as p
    join wanted as w on w.code = p.code and w.population = p.population
  ),
  alike as materialized (
    select 'ORGANIZATION' as subject, o.sets, o.population, o.way, o.as_of, o.until,
           breakdown_key(breakdown, o.town_id, o.department_id, o.way) as group_key,
           count(*) as number
    from figure_scope(town, department) as scope
    cross join organization_sets_on(district, days) as o
    where (select bool_or(w.subject = 'ORGANIZATION') from wanted as w)
      and lies_within(o.town_id, o.department_id, scope.town_id, scope.department_id)
    group by o.sets, o.population, o.way, o.as_of, o.until, 7
    union all
    select 'BRANCH', b.sets, 'ALL', b.way, b.as_of, b.until,
           breakdown_key(breakdown, b.town_id, b.department_id, b.way),
           count(*)
    from figure_scope(town, department) as scope
    cross join branch_sets_on(district, days, null) as b
    where (select bool_or(w.subject = 'BRANCH') from wanted as w)
      and lies_within(b.town_id, b.department_id, scope.town_id, scope.department_id)
    group by b.sets, b.way, b.as_of, b.until, 7
    union all
    select c.subject, c.sets, 'ALL', null, c.as_of, c.until, c.group_key, count(*)
    from contest_sets_on(district, days, null, town, department, breakdown) as c
    where (select bool_or(w.family = 'CONTEST') from wanted as w)
    group by c.subject, c.sets, c.as_of, c.until, c.group_key
  ),
  stepped as materialized (
    select a.subject, a.sets, a.population, a.way, a.group_key, step.as_of,
           sum(step.number) as number
    from alike as a
    cross join lateral (values (a.as_of, a.number), (a.until, -a.number)) as step (as_of, number)
    where step.as_of is not null
    group by a.subject, a.sets, a.population, a.way, a.group_key, step.as_of
  ),
  named as materialized (
    select s.subject, own.set_name, s.population, s.way, s.group_key, s.as_of,
           sum(s.number) as number
    from stepped as s
    cross join lateral unnest(s.sets) as own (set_name)
    group by s.subject, own.set_name, s.population, s.way, s.group_key, s.as_of
  ),
  counted as materialized (
    select groups.group_key, p.code, p.part, n.as_of, sum(n.number) as number
    from named as n
    join parts as p
      on p.subject = n.subject
      and p.set_name = n.set_name
      and counts_for(n.population, n.way, p.population, p.part, wanted_way)
    cross join lateral unnest(
      case
        when breakdown = 'FORMATION' and p.part = 'DENOMINATOR' then ways()
        else array[n.group_key]
      end
    ) as groups (group_key)
    group by groups.group_key, p.code, p.part, n.as_of
  ),
  added as materialized (
    select keys.group_key, w.place, w.code, w.population, w.subject, w.unit, w.denominator,
           day.as_of,
           sum(n.number) over so_far as numerator,
           sum(d.number) over so_far as denominator_so_far
    from wanted as w
    cross join unnest(days) as day (as_of)
    cross join breakdown_keys(district, town, department, breakdown) as keys
    left join counted as n
      on n.code = w.code
      and n.part = 'NUMERATOR'
      and n.as_of = day.as_of
      and n.group_key is not distinct from keys.group_key
    left join counted as d
      on d.code = w.code
      and d.part = 'DENOMINATOR'
      and d.as_of = day.as_of
      and d.group_key is not distinct from keys.group_key
    window so_far as (partition by keys.group_key, w.code order by day.as_of)
  )
  select a.group_key, a.place, a.as_of, a.code, a.population, a.subject, a.unit,
         value_of(a.numerator, a.denominator_so_far, a.unit),
         no_value_reason(a.denominator_so_far, a.unit),
         coalesce(a.numerator, 0)::integer,
         case
           when a.denominator is not null then coalesce(a.denominator_so_far, 0)::integer
         end,
         year_start(a.as_of),
         rule.version
  from added as a
  cross join lateral rules_at(district, a.as_of) as rule
$$;

-- trend_days --
-- The last days of the months, quarters or years that end between two days, and the second of the
-- two; the latest sixty of them.
create or replace function trend_days(first_day date, last_day date, step text)
returns date[]
language sql
stable
security invoker
as $$
  select array_agg(latest.as_of order by latest.as_of)
  from (
    select day.as_of
    from (
      select (period.starts + make_interval(months => every.months) - interval '1 day')::date
        as as_of
      from (
        select case step when 'YEAR' then 12 when 'QUARTER' then 3 else 1 end as months
      ) as every
      cross join lateral generate_series(
        date_trunc(lower(step), first_day::timestamp),
        last_day::timestamp,
        make_interval(months => every.months)
      ) as period (starts)
      union
      select last_day
    ) as day
    where day.as_of <= last_day
    order by day.as_of desc
    limit 60
  ) as latest
$$;
