-- figure_values --
-- The values of all figures on a day in one statement, for the whole scope (`breakdown` null) or
-- for each TOWN, DEPARTMENT or FORMATION in it. A ratio without a denominator has no value.
set local check_function_bodies = off;
create or replace function figure_values(
  district uuid,
  as_of date,
  since date,
  town uuid,
  department uuid,
  wanted_way text,
  breakdown text
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
  formula text,
  source text,
  value numeric,
  reason text,
  numerator bigint,
  denominator bigint,
  reported_numerator bigint,
  reported_denominator bigint,
  unknown_numerator bigint,
  unknown_denominator bigint,
  verified_share numeric,
  window_from date,
  window_to date,
  rule_version integer
)
language sql
stable
security invoker
as $$
  with counted as (
    select groups.group_key, r.code, r.population,
           count(*) filter (where r.part = 'NUMERATOR') as numerator,
           count(*) filter (where r.part = 'DENOMINATOR') as denominator,
           count(*) filter (where r.part = 'NUMERATOR' and r.is_reported) as reported_numerator,
           count(*) filter (where r.part = 'DENOMINATOR' and r.is_reported) as reported_denominator,
           count(*) filter (where r.part = 'NUMERATOR' and r.is_unknown) as unknown_numerator,
           count(*) filter (where r.part = 'DENOMINATOR' and r.is_unknown) as unknown_denominator
    from (
      select f.code, f.population, f.part, f.is_reported, f.is_unknown,
             case breakdown
               when 'TOWN' then f.town_id::text
               when 'DEPARTMENT' then f.department_id::text
               when 'FORMATION' then f.way
             end as group_key
      from figure_rows(district, as_of, since, town, department, wanted_way) as f
    ) as r
    cross join lateral unnest(
      case
        when breakdown = 'FORMATION' and r.part = 'DENOMINATOR' then ways()
        else array[r.group_key]
      end
    ) as groups (group_key)
    group by groups.group_key, r.code, r.population
  )
  select keys.group_key, d.place, d.code, variant.population, d.family, d.subject, d.unit, d.name,
         d.definition, d.formula, d.source,
         case
           when d.denominator is null then coalesce(c.numerator, 0)
           else round(c.numerator::numeric / nullif(c.denominator, 0), 6)
         end,
         case
           when d.denominator is not null and coalesce(c.denominator, 0) = 0
           then 'ZERO_DENOMINATOR'
         end,
         coalesce(c.numerator, 0),
         case when d.denominator is not null then coalesce(c.denominator, 0) end,
         coalesce(c.reported_numerator, 0),
         case when d.denominator is not null then coalesce(c.reported_denominator, 0) end,
         coalesce(c.unknown_numerator, 0),
         case when d.denominator is not null then coalesce(c.unknown_denominator, 0) end,
         case
           when d.denominator is not null
           then round(checked.numerator::numeric / nullif(checked.denominator, 0), 6)
         end,
         since,
         as_of,
         rule.version
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
-- key (branches of the district itself, organizations that no way covers).
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
      or breakdown = 'FORMATION'
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
