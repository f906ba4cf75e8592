-- figure_changes --
-- Why a figure differs between two days: the rows that stand in one of its parts on one day and not
-- on the other, each with one reason, grouped. What entered minus what left is the difference.
-- See Note [Plans of figures].
set local check_function_bodies = off;
create or replace function figure_changes(
  district uuid,
  before date,
  after date,
  town uuid,
  department uuid,
  wanted_way text,
  wanted_code text,
  wanted_population text
)
returns table (part text, direction text, reason text, count integer, subject text, ids uuid[])
language sql
stable
security invoker
set enable_nestloop = off
as $$
  with wanted as materialized (
    select p.subject, p.part, p.set_name
    from figure_parts() as p
    where p.code = wanted_code
      and p.population = wanted_population
  ),
  changed as (
    select c.part, c.is_in, c.reason, c.id
    from (
      select array_agg(w.part) as parts, array_agg(w.set_name) as sets
      from wanted as w
      where w.subject = 'ORGANIZATION'
      having count(*) > 0
    ) as asked
    cross join lateral organization_changes(
      district, before, after, town, department, wanted_way,
      asked.parts, asked.sets, wanted_population
    ) as c
    union all
    select w.part, c.is_in, c.reason, c.id
    from wanted as w
    cross join lateral branch_changes(
      district, before, after, town, department, wanted_way, w.set_name
    ) as c
    where w.subject = 'BRANCH'
    union all
    select w.part, c.is_in, c.reason, c.id
    from wanted as w
    cross join lateral contest_changes(
      district, before, after, town, department, w.set_name
    ) as c
    where w.subject not in ('ORGANIZATION', 'BRANCH')
      and wanted_way is null
  )
  select c.part,
         case when c.is_in then 'ENTERED' else 'LEFT' end,
         c.reason,
         count(*)::integer,
         (select w.subject from wanted as w limit 1),
         coalesce(
           array_agg(c.id order by c.id) filter (
             where not (select bool_or(tells_small_counts(w.set_name)) from wanted as w)
           ),
           '{}'
         )
  from changed as c
  group by c.part, c.is_in, c.reason
  order by c.part desc, c.is_in desc, count(*) desc, c.reason
$$;

-- organization_changes --
-- The organizations that came into a part of a figure or went out of it, with the reason of each:
-- the first that holds, from the organization itself to its coverage, members and checks. The
-- parts stand beside the sets that they count; both days are worked out once for all of them.
create or replace function organization_changes(
  district uuid,
  before date,
  after date,
  town uuid,
  department uuid,
  wanted_way text,
  wanted_parts text[],
  wanted_sets text[],
  wanted_population text
)
returns table (part text, is_in boolean, reason text, id uuid)
language sql
stable
security invoker
set enable_nestloop = off
as $$
  with standing as materialized (
    select o.*
    from organization_sets_on(
      district, array[least(before, after), greatest(before, after)]
    ) as o
  ),
  earlier as (
    select o.* from standing as o
    where o.as_of <= before and (o.until is null or o.until > before)
  ),
  later as (
    select o.* from standing as o
    where o.as_of <= after and (o.until is null or o.until > after)
  ),
  existing as materialized (
    select array_agg(b.id) as ids from branches_on(district, array[after]) as b where b.is_existing
  ),
  linked as materialized (
    select k.organization_id, array_agg(k.branch_id) as branch_ids
    from coverage_links as k
    where k.district_id = district
      and k.valid @> after
    group by k.organization_id
  ),
  compared as (
    select w.part, w.set_name, coalesce(l.id, e.id) as id,
           coalesce(lies_within(e.town_id, e.department_id, s.town_id, s.department_id), false)
             as was_here,
           coalesce(lies_within(l.town_id, l.department_id, s.town_id, s.department_id), false)
             as is_here,
           coalesce(
             counts_in(
               e.sets, e.population, e.way,
               w.set_name, wanted_population, w.part, wanted_way
             ),
             false
           ) as was_counted,
           coalesce(
             counts_in(
               l.sets, l.population, l.way,
               w.set_name, wanted_population, w.part, wanted_way
             ),
             false
           ) as is_counted,
           coalesce(e.is_registered, false) as was_registered,
           coalesce(l.is_registered, false) as is_registered,
           e.is_excluded as was_excluded, l.is_excluded,
           e.is_covered as was_covered, l.is_covered,
           e.branch_ids as old_branches, l.is_attached, l.newest_founding,
           e.way as old_way, l.way,
           e.is_verified as was_verified, l.is_verified,
           e.has_work_coverage as was_worked, l.has_work_coverage as is_worked,
           (e.full_members, e.members) is distinct from (l.full_members, l.members)
             as has_other_members
    from earlier as e
    full join later as l on l.id = e.id
    cross join figure_scope(town, department) as s
    cross join unnest(wanted_parts, wanted_sets) as w (part, set_name)
  )
  select c.part,
         c.is_here and c.is_counted,
         case
           when c.is_registered and not c.was_registered then 'REGISTERED'
           when c.was_registered and not c.is_registered then 'DEREGISTERED'
           when c.is_here and not c.was_here then 'MOVED_IN'
           when c.was_here and not c.is_here then 'MOVED_OUT'
           when c.set_name not like 'POTENTIAL%' and c.was_excluded and not c.is_excluded
           then 'BECAME_OPERATING'
           when c.set_name not like 'POTENTIAL%' and c.is_excluded and not c.was_excluded
           then 'NO_LONGER_OPERATING'
           when c.set_name in ('VERIFIED', 'UNVERIFIED') and c.is_verified and not c.was_verified
           then 'CHECKED'
           when c.set_name in ('VERIFIED', 'UNVERIFIED') and c.was_verified and not c.is_verified
           then 'CHECK_EXPIRED'
           when depends_on_coverage(c.set_name) and c.is_covered and not c.was_covered
           then case
             when c.newest_founding > before then 'FOUNDED'
             when c.is_attached then 'ATTACHED'
             else 'JOINED'
           end
           when depends_on_coverage(c.set_name) and c.was_covered and not c.is_covered
           then case
             when not c.old_branches && coalesce((select e.ids from existing as e), '{}')
             then 'DISSOLVED'
             when c.old_branches && coalesce(linked.branch_ids, '{}') then 'STANDING_CHANGED'
             else 'LEFT_BRANCH'
           end
           when depends_on_members(c.set_name) and c.has_other_members then 'MEMBERS_CHANGED'
           when depends_on_coverage(c.set_name) and c.old_way is distinct from c.way
           then 'FORMATION_CHANGED'
           when c.was_worked is distinct from c.is_worked then 'WORK_COVERAGE_CHANGED'
           when (select r.version from rules_at(district, before) as r)
             <> (select r.version from rules_at(district, after) as r)
           then 'RULES_CHANGED'
           else 'OTHER'
         end,
         c.id
  from compared as c
  left join linked on linked.organization_id = c.id
  where (c.was_here and c.was_counted) <> (c.is_here and c.is_counted)
$$;

-- branch_changes --
-- The branches that came into a figure or went out of it, with the reason of each.
-- The window of what is new begins on 1 January of each day's own year.
create or replace function branch_changes(
  district uuid,
  before date,
  after date,
  town uuid,
  department uuid,
  wanted_way text,
  wanted_set text
)
returns table (is_in boolean, reason text, id uuid)
language sql
stable
security invoker
set enable_nestloop = off
as $$
  with standing as materialized (
    select b.*
    from branch_sets_on(
      district, array[least(before, after), greatest(before, after)], null
    ) as b
  ),
  earlier as (
    select b.* from standing as b
    where b.as_of <= before and (b.until is null or b.until > before)
  ),
  later as (
    select b.* from standing as b
    where b.as_of <= after and (b.until is null or b.until > after)
  ),
  compared as (
    select coalesce(l.id, e.id) as id,
           coalesce(lies_within(e.town_id, e.department_id, s.town_id, s.department_id), false)
             as was_here,
           coalesce(lies_within(l.town_id, l.department_id, s.town_id, s.department_id), false)
             as is_here,
           coalesce(
             counts_in(e.sets, 'ALL', e.way, wanted_set, 'ALL', 'NUMERATOR', wanted_way), false
           ) as was_counted,
           coalesce(
             counts_in(l.sets, 'ALL', l.way, wanted_set, 'ALL', 'NUMERATOR', wanted_way), false
           ) as is_counted,
           coalesce(e.is_existing, false) as was_existing,
           coalesce(l.is_existing, false) as is_existing,
           e.has_host as had_host, l.has_host,
           e.way as old_way, l.way,
           l.founded_on
    from earlier as e
    full join later as l on l.id = e.id
    cross join figure_scope(town, department) as s
  )
  select c.is_here and c.is_counted,
         case
           when wanted_set like 'FOUNDED%' and c.founded_on < year_start(after)
           then 'WINDOW_CHANGED'
           when c.is_existing and not c.was_existing then 'FOUNDED'
           when wanted_set like 'FOUNDED%' and c.founded_on > before then 'FOUNDED'
           when c.was_existing and not c.is_existing then 'DISSOLVED'
           when c.had_host is distinct from c.has_host then 'HOST_CHANGED'
           when c.is_here and not c.was_here then 'MOVED_IN'
           when c.was_here and not c.is_here then 'MOVED_OUT'
           when c.old_way is distinct from c.way then 'FORMATION_CHANGED'
           when wanted_set in ('JOINT_UNDER_MINIMUM', 'COMMITTEE_DUE', 'OVER_SIZE')
           then 'MEMBERS_CHANGED'
           when (select r.version from rules_at(district, before) as r)
             <> (select r.version from rules_at(district, after) as r)
           then 'RULES_CHANGED'
           else 'OTHER'
         end,
         c.id
  from compared as c
  where (c.was_here and c.was_counted) <> (c.is_here and c.is_counted)
$$;

-- depends_on_coverage --
-- Whether an organization may enter or leave the set because a branch covers it or no longer does.
create or replace function depends_on_coverage(wanted_set text)
returns boolean
language sql
immutable
security invoker
as $$
  select wanted_set in (
    'COVERED', 'POTENTIAL_COVERED', 'WORK_COVERED', 'DUE_COVERED', 'UNCOVERED', 'DUE_UNCOVERED',
    'FEW_MEMBERS', 'NO_MEMBERS', 'SOLE', 'SOLE_COMMITTEE', 'SOLE_GENERAL_BRANCH', 'SOLE_BRANCH',
    'JOINT', 'JOINT_DUE'
  )
$$;

-- depends_on_members --
-- Whether an organization may enter or leave the set because its members become more or fewer.
create or replace function depends_on_members(wanted_set text)
returns boolean
language sql
immutable
security invoker
as $$
  select wanted_set in (
    'DUE', 'DUE_COVERED', 'DUE_UNCOVERED', 'FEW_MEMBERS', 'NO_MEMBERS', 'JOINT_DUE',
    'COUNTS_DIFFER', 'COUNT_UNKNOWN'
  )
$$;
