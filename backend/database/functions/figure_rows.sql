-- figure_parts --
-- Which set is the numerator and which the denominator of a figure, in each of its populations.
set local check_function_bodies = off;
create or replace function figure_parts()
returns table (code text, population text, part text, subject text, set_name text)
language sql
immutable
security invoker
as $$
  select d.code, variant.population, part.part, d.subject, part.set_name
  from declared_figures() as d
  cross join lateral unnest(d.populations) as variant (population)
  cross join lateral (
    values ('NUMERATOR', d.numerator), ('DENOMINATOR', d.denominator)
  ) as part (part, set_name)
  where part.set_name is not null
$$;

-- counts_in --
-- Whether an object in these sets counts in a part of a figure: THE definition, used by values,
-- ledgers and explanations alike. A way of formation narrows numerators and never a denominator:
-- a rate is then that way's share. NONE asks for what no way covers.
create or replace function counts_in(
  sets text[],
  population text,
  way text,
  wanted_set text,
  wanted_population text,
  wanted_part text,
  wanted_way text
)
returns boolean
language sql
immutable
security invoker
as $$
  select wanted_set = any (sets)
    and counts_for(population, way, wanted_population, wanted_part, wanted_way)
$$;

-- counts_for --
-- Whether an object that is in the set of a part of a figure counts there: the rest of `counts_in`.
create or replace function counts_for(
  population text, way text, wanted_population text, wanted_part text, wanted_way text
)
returns boolean
language sql
immutable
security invoker
as $$
  select wanted_population in ('ALL', population)
    and (wanted_way is null or wanted_part = 'DENOMINATOR' or coalesce(way, 'NONE') = wanted_way)
$$;

-- figure_rows --
-- The rows of one part of a figure, of its subject: what its ledger shows.
-- See Note [Plans of figures].
create or replace function figure_rows(
  district uuid,
  as_of date,
  since date,
  town uuid,
  department uuid,
  wanted_way text,
  wanted_code text,
  wanted_population text,
  wanted_part text,
  wanted_trade text default null,
  wanted_cluster text default null
)
returns table (id uuid)
language sql
stable
security invoker
set enable_nestloop = off
as $$
  with wanted as materialized (
    select p.subject, p.set_name
    from figure_parts() as p
    where p.code = wanted_code
      and p.population = wanted_population
      and p.part = wanted_part
      and not tells_small_counts(p.set_name)
  )
  select o.id
  from organization_sets_on(district, array[as_of]) as o
  cross join figure_scope(town, department) as scope
  where (select w.subject from wanted as w) = 'ORGANIZATION'
    and lies_within(o.town_id, o.department_id, scope.town_id, scope.department_id)
    and counts_in(
      o.sets, o.population, o.way,
      (select w.set_name from wanted as w), wanted_population, wanted_part, wanted_way
    )
  union all
  select b.id
  from branch_sets_on(district, array[as_of], since) as b
  cross join figure_scope(town, department) as scope
  where (select w.subject from wanted as w) = 'BRANCH'
    and lies_within(b.town_id, b.department_id, scope.town_id, scope.department_id)
    and counts_in(
      b.sets, 'ALL', b.way,
      (select w.set_name from wanted as w), wanted_population, wanted_part, wanted_way
    )
  union all
  select c.id
  from contest_sets_on(
    district, array[as_of], since, town, department, null, wanted_trade, wanted_cluster
  ) as c
  where (select w.subject not in ('ORGANIZATION', 'BRANCH') from wanted as w)
    and c.subject = (select w.subject from wanted as w)
    and counts_in(
      c.sets, 'ALL', null,
      (select w.set_name from wanted as w), wanted_population, wanted_part, wanted_way
    )
$$;

-- tells_small_counts --
-- Whether the rows of this set would tell the caller how many members single organizations have,
-- where they are so few that a department or an API token may not know: how many such rows there are
-- is no count of persons, which ones they are is. Source: domain brief 0.1, answer 12.
create or replace function tells_small_counts(set_name text)
returns boolean
language sql
stable
security invoker
as $$
  select set_name in ('FEW_MEMBERS', 'NO_MEMBERS', 'COUNTS_DIFFER', 'JOINT_UNDER_MINIMUM')
    and (
      current_setting('app.role', true) = 'DEPARTMENT_OFFICER'
      or current_setting('app.channel', true) = 'TOKEN'
    )
$$;

-- lies_within --
-- Whether a place is inside the scope that is asked for; null asks for every town or line, and the
-- nil id for what has none (a branch of the district itself).
create or replace function lies_within(
  town uuid, department uuid, wanted_town uuid, wanted_department uuid
)
returns boolean
language sql
immutable
security invoker
as $$
  select (
      wanted_town is null
      or coalesce(town, '00000000-0000-0000-0000-000000000000') = wanted_town
    )
    and (
      wanted_department is null
      or coalesce(department, '00000000-0000-0000-0000-000000000000') = wanted_department
    )
$$;

-- figure_scope --
-- The town and the line that are asked for, else the actor's own; `offset 0` has them read once.
create or replace function figure_scope(town uuid, department uuid)
returns table (town_id uuid, department_id uuid)
language sql
stable
security invoker
as $$
  select coalesce(town, nullif(current_setting('app.town_id', true), '')::uuid),
         coalesce(department, nullif(current_setting('app.department_id', true), '')::uuid)
  offset 0
$$;

-- year_start --
-- The first of January of a day's year: the window of what is new "this year" begins there.
create or replace function year_start(as_of date)
returns date
language sql
immutable
security invoker
as $$
  select date_trunc('year', as_of::timestamp)::date
$$;
