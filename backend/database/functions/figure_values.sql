-- figure_values --
-- The values of all figures on a day in one statement, for the whole scope (`breakdown` null) or
-- for each TOWN, DEPARTMENT or FORMATION in it. A ratio without a denominator has no value. Where it
-- is asked for by the TRADE or the CLUSTER of contests, or for one of them, no other figures are told.
-- Note [Plans of figures]: the planner takes most sets of a district for a few rows, and a nested
-- loop over them would take the square of their number. Nested loops are switched off wherever the
-- sets of all organizations or branches are made.
set local check_function_bodies = off;
create or replace function figure_values(
  district uuid,
  as_of date,
  since date,
  town uuid,
  department uuid,
  wanted_way text,
  breakdown text,
  wanted_trade text default null,
  wanted_cluster text default null
)
returns table (
  group_key text,
  place integer,
  code text,
  population text,
  family text,
  subject text,
  unit text,
  name text,
  definition text,
  english_definition text,
  formula text,
  source text,
  value numeric,
  reason text,
  numerator integer,
  denominator integer,
  reported_numerator integer,
  reported_denominator integer,
  unknown_numerator integer,
  unknown_denominator integer,
  verified_share numeric,
  window_from date,
  window_to date,
  rule_version integer,
  earliest_due_on date
)
language sql
stable
security invoker
set enable_nestloop = off
as $$
  with alike as materialized (
    -- Organizations and branches that stand alike are counted together, in a few groups of many.
    select 'ORGANIZATION' as subject, o.sets, o.population, o.way,
           o.has_count and not o.is_computed as is_reported,
           not o.has_count as is_unknown,
           breakdown_key(breakdown, o.town_id, o.department_id, o.way) as group_key,
           count(*) as number,
           min(o.check_expires_on) as due_on
    from figure_scope(town, department) as scope
    cross join organization_sets_on(district, array[as_of]) as o
    where lies_within(o.town_id, o.department_id, scope.town_id, scope.department_id)
      and not is_of_contests(breakdown, wanted_trade, wanted_cluster)
    group by o.sets, o.population, o.way, 5, 6, 7
    union all
    select 'BRANCH', b.sets, 'ALL', b.way, false, false,
           breakdown_key(breakdown, b.town_id, b.department_id, b.way),
           count(*),
           min(b.term_ends_on)
    from figure_scope(town, department) as scope
    cross join branch_sets_on(district, array[as_of], since) as b
    where lies_within(b.town_id, b.department_id, scope.town_id, scope.department_id)
      and not is_of_contests(breakdown, wanted_trade, wanted_cluster)
    group by b.sets, b.way, 7
    union all
    select c.subject, c.sets, 'ALL', null, false, false, c.group_key, count(*), null
    from contest_sets_on(
      district, array[as_of], since, town, department, breakdown, wanted_trade, wanted_cluster
    ) as c
    group by c.subject, c.sets, c.group_key
  ),
  parts as materialized (
    select p.* from figure_parts() as p
  ),
  counted as materialized (
    select groups.group_key, p.code, p.population,
           sum(a.number) filter (where p.part = 'NUMERATOR') as numerator,
           sum(a.number) filter (where p.part = 'DENOMINATOR') as denominator,
           sum(a.number) filter (where p.part = 'NUMERATOR' and a.is_reported)
             as reported_numerator,
           sum(a.number) filter (where p.part = 'DENOMINATOR' and a.is_reported)
             as reported_denominator,
           sum(a.number) filter (where p.part = 'NUMERATOR' and a.is_unknown)
             as unknown_numerator,
           sum(a.number) filter (where p.part = 'DENOMINATOR' and a.is_unknown)
             as unknown_denominator,
           min(a.due_on) filter (where p.part = 'NUMERATOR') as earliest_due_on
    from alike as a
    join parts as p
      on p.subject = a.subject
      and counts_in(a.sets, a.population, a.way, p.set_name, p.population, p.part, wanted_way)
    cross join lateral unnest(
      case
        when breakdown = 'FORMATION' and p.part = 'DENOMINATOR' then ways()
        else array[a.group_key]
      end
    ) as groups (group_key)
    group by groups.group_key, p.code, p.population
  )
  select keys.group_key, d.place, d.code, variant.population, d.family, d.subject, d.unit, d.name,
         d.definition, d.english_definition, d.formula, d.source,
         value_of(c.numerator, c.denominator, d.unit),
         no_value_reason(c.denominator, d.unit),
         coalesce(c.numerator, 0)::integer,
         case when d.denominator is not null then coalesce(c.denominator, 0)::integer end,
         coalesce(c.reported_numerator, 0)::integer,
         case when d.denominator is not null then coalesce(c.reported_denominator, 0)::integer end,
         coalesce(c.unknown_numerator, 0)::integer,
         case when d.denominator is not null then coalesce(c.unknown_denominator, 0)::integer end,
         case
           when d.denominator is not null
           then value_of(checked.numerator, checked.denominator, 'RATIO')
         end,
         since,
         as_of,
         rule.version,
         c.earliest_due_on
  from breakdown_keys(district, town, department, breakdown) as keys
  cross join declared_figures() as d
  cross join lateral unnest(d.populations) as variant (population)
  cross join rules_at(district, as_of) as rule
  left join counted as c
    on c.group_key is not distinct from keys.group_key
    and c.code = d.code
    and c.population = variant.population
  left join counted as checked
    on checked.group_key is not distinct from keys.group_key
    and checked.code = 'F06_VERIFIED'
    and checked.population = variant.population
  where case
    when d.family = 'CONTEST' then reads_contests()
    else not is_of_contests(breakdown, wanted_trade, wanted_cluster)
  end
$$;

-- is_of_contests --
-- Whether figures are asked for by what contests alone have.
create or replace function is_of_contests(
  breakdown text, wanted_trade text, wanted_cluster text
)
returns boolean
language sql
immutable
security invoker
as $$
  select coalesce(breakdown in ('TRADE', 'CLUSTER'), false)
    or wanted_trade is not null
    or wanted_cluster is not null
$$;

-- value_of --
-- The value of a figure: a count, or a ratio of two counts, which nothing to divide by leaves empty.
create or replace function value_of(numerator numeric, denominator numeric, unit text)
returns numeric
language sql
immutable
security invoker
as $$
  select case
    when unit = 'RATIO' then round(coalesce(numerator, 0) / nullif(denominator, 0), 6)
    else coalesce(numerator, 0)
  end
$$;

-- no_value_reason --
-- Why a figure has no value; null when it has one.
create or replace function no_value_reason(denominator numeric, unit text)
returns text
language sql
immutable
security invoker
as $$
  select case when unit = 'RATIO' and coalesce(denominator, 0) = 0 then 'ZERO_DENOMINATOR' end
$$;

-- breakdown_key --
-- The group of a breakdown in which an object stands.
create or replace function breakdown_key(
  breakdown text, town uuid, department uuid, way text
)
returns text
language sql
immutable
security invoker
as $$
  select case breakdown
    when 'TOWN' then town::text
    when 'DEPARTMENT' then department::text
    when 'FORMATION' then way
  end
$$;

-- ways --
-- The six ways of formation, in the order in which they are shown.
create or replace function ways()
returns text[]
language sql
immutable
security invoker
as $$
  select array['SOLE', 'BUILDING', 'INDUSTRY', 'VILLAGE', 'AREA', 'ATTACHMENT']
$$;

-- breakdown_keys --
-- The groups of a breakdown: every town or line in scope, the six ways, and the group without a
-- key (branches of the district itself, organizations that no way covers, contests of no trade).
create or replace function breakdown_keys(
  district uuid, town uuid, department uuid, breakdown text
)
returns table (group_key text)
language sql
stable
security invoker
as $$
  select keys.group_key
  from figure_scope(town, department) as scope
  cross join lateral (
    select null::text as group_key
    where breakdown is null
      or breakdown = 'TOWN' and scope.town_id is null
      or breakdown = 'DEPARTMENT' and scope.department_id is null
      or breakdown in ('FORMATION', 'TRADE', 'CLUSTER')
    union all
    select distinct case breakdown when 'TRADE' then c.trade else c.cluster_name end
    from contests as c
    where breakdown in ('TRADE', 'CLUSTER')
      and reads_contests()
      and c.district_id = district
      and case breakdown when 'TRADE' then c.trade else c.cluster_name end is not null
    union all
    select t.id::text
    from towns as t
    where breakdown = 'TOWN'
      and t.district_id = district
      and (scope.town_id is null or t.id = scope.town_id)
    union all
    select d.id::text
    from departments as d
    where breakdown = 'DEPARTMENT'
      and d.district_id = district
      and (scope.department_id is null or d.id = scope.department_id)
    union all
    select w.way
    from unnest(ways()) as w (way)
    where breakdown = 'FORMATION'
  ) as keys
$$;
