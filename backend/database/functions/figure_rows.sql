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

-- figure_rows --
-- The rows of every figure on a day: one row for each figure, population, part and object in scope.
-- THE definition: values count it, ledgers filter by it, explanations compare it on two days.
-- A town or line that is not asked for is the actor's own, where the actor has one. A way of
-- formation narrows numerators and branches, never a denominator: then a rate is that way's share.
create or replace function figure_rows(
  district uuid, as_of date, since date, town uuid, department uuid, wanted_way text
)
returns table (
  code text,
  population text,
  part text,
  id uuid,
  town_id uuid,
  department_id uuid,
  way text,
  is_reported boolean,
  is_unknown boolean
)
language sql
stable
security invoker
as $$
  select p.code, p.population, p.part, o.id, o.town_id, o.department_id, o.way,
         o.has_count and not o.is_computed,
         not o.has_count
  from organization_sets(district, as_of) as o
  cross join lateral unnest(o.sets) as member (set_name)
  join figure_parts() as p on p.set_name = member.set_name and p.subject = 'ORGANIZATION'
  cross join figure_scope(town, department) as scope
  where lies_within(o.town_id, o.department_id, scope.town_id, scope.department_id)
    and p.population in ('ALL', o.population)
    and (wanted_way is null or p.part = 'DENOMINATOR' or o.way = wanted_way)
  union all
  select p.code, p.population, p.part, b.id, b.town_id, b.department_id, b.way, false, false
  from branch_sets(district, as_of, since) as b
  cross join lateral unnest(b.sets) as member (set_name)
  join figure_parts() as p on p.set_name = member.set_name and p.subject = 'BRANCH'
  cross join figure_scope(town, department) as scope
  where lies_within(b.town_id, b.department_id, scope.town_id, scope.department_id)
    and (wanted_way is null or b.way = wanted_way)
$$;

-- lies_within --
-- Whether a place is inside the scope that is asked for; null asks for every town or line.
create or replace function lies_within(
  town uuid, department uuid, wanted_town uuid, wanted_department uuid
)
returns boolean
language sql
immutable
security invoker
as $$
  select (wanted_town is null or town is not distinct from wanted_town)
    and (wanted_department is null or department is not distinct from wanted_department)
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
  select make_date(extract(year from as_of)::integer, 1, 1)
$$;
