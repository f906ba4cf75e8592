-- contest_sets_on --
-- What belongs to contests on each of some days, with the sets in which it stands: of the window
-- that ends with the day and begins with `since`, or else with its year. A contest belongs to its
-- window by its first day, once it is opened and not cancelled; an award and a session by their own.
-- A person or an organization is one row, its first in the window, in each group of the breakdown:
-- so who entered twice counts once and its number still leads to rows. A trade and a cluster are what
-- the organizer wrote; the empty text asks for contests without one.
set local check_function_bodies = off;
create or replace function contest_sets_on(
  district uuid,
  days date[],
  since date,
  town uuid,
  department uuid,
  breakdown text,
  wanted_trade text default null,
  wanted_cluster text default null
)
returns table (
  subject text, id uuid, sets text[], group_key text, as_of date, until date
)
language sql
stable
security invoker
as $$
  with span as materialized (
    select d.as_of, coalesce(since, year_start(d.as_of)) as begins_on,
           lead(d.as_of) over (order by d.as_of) as until
    from (select distinct u.as_of from unnest(days) as u (as_of)) as d
  ),
  shown as materialized (
    select c.id, c.kind, c.level, c.starts_on,
           case breakdown
             when 'TRADE' then c.trade
             when 'CLUSTER' then c.cluster_name
             else breakdown_key(breakdown, c.organizer_town_id, c.organizer_department_id, null)
           end as group_key
    from figure_scope(town, department) as scope
    cross join contests as c
    where reads_contests()
      and c.district_id = district
      and c.state in ('OPEN', 'CLOSED', 'PUBLISHED')
      and lies_within(
        c.organizer_town_id, c.organizer_department_id, scope.town_id, scope.department_id
      )
      and (wanted_trade is null or coalesce(c.trade, '') = wanted_trade)
      and (wanted_cluster is null or coalesce(c.cluster_name, '') = wanted_cluster)
  ),
  held as materialized (
    select c.*, s.as_of, s.until
    from shown as c
    join span as s on c.starts_on between s.begins_on and s.as_of
  ),
  entered as materialized (
    select e.id, h.group_key, h.as_of, h.until, d.is_team,
           row_number() over (
             partition by h.as_of, h.group_key, d.is_team,
                          coalesce(e.contestant_hash, uuid_send(e.id))
             order by h.starts_on, e.id
           ) as turn_of_person,
           row_number() over (
             partition by h.as_of, h.group_key, e.organization_id
             order by h.starts_on, e.id
           ) as turn_of_organization
    from held as h
    join entries as e
      on e.district_id = district
      and e.contest_id = h.id
      and e.state = 'ENTERED'
    join disciplines as d
      on d.district_id = district
      and d.id = e.discipline_id
    where h.kind = 'CONTEST'
  ),
  practised as materialized (
    select r.id, c.group_key, s.as_of, s.until,
           row_number() over (
             partition by s.as_of, c.group_key, coalesce(e.contestant_hash, uuid_send(e.id))
             order by p.held_on, r.id
           ) as turn_of_person
    from shown as c
    join practice_sessions as p
      on p.district_id = district
      and p.contest_id = c.id
    join span as s on p.held_on between s.begins_on and s.as_of
    join practice_results as r
      on r.district_id = district
      and r.practice_session_id = p.id
      and r.is_present
    join entries as e
      on e.district_id = district
      and e.id = r.entry_id
  )
  select 'CONTEST', h.id,
         case h.kind
           when 'CONTEST' then array['CONTEST_HELD', 'CONTEST_OF_' || h.level]
           else array['PRACTICE_CAMP']
         end,
         h.group_key, h.as_of, h.until
  from held as h
  union all
  select 'DISCIPLINE', d.id, array['CONTEST_DISCIPLINE'], h.group_key, h.as_of, h.until
  from held as h
  join disciplines as d
    on d.district_id = district
    and d.contest_id = h.id
  where h.kind = 'CONTEST'
  union all
  select 'ENTRY', e.id,
         array_remove(
           array[
             case when not e.is_team and e.turn_of_person = 1 then 'CONTESTANT' end,
             case when e.is_team and e.turn_of_person = 1 then 'CONTEST_TEAM' end,
             case when e.turn_of_organization = 1 then 'CONTEST_ORGANIZATION' end
           ],
           null
         ),
         e.group_key, e.as_of, e.until
  from entered as e
  union all
  select 'JUDGE', j.id, array['CONTEST_JUDGE'], h.group_key, h.as_of, h.until
  from held as h
  join judges as j
    on j.district_id = district
    and j.contest_id = h.id
  where h.kind = 'CONTEST'
  union all
  select 'AWARD', a.id, array['AWARD', 'AWARD_' || a.rank], c.group_key, s.as_of, s.until
  from shown as c
  join awards as a
    on a.district_id = district
    and a.contest_id = c.id
  join span as s on a.given_on between s.begins_on and s.as_of
  union all
  select 'PRACTICE_SESSION', p.id, array['PRACTICE_SESSION'], c.group_key, s.as_of, s.until
  from shown as c
  join practice_sessions as p
    on p.district_id = district
    and p.contest_id = c.id
  join span as s on p.held_on between s.begins_on and s.as_of
  union all
  select 'PRACTICE_RESULT', r.id,
         array_remove(
           array[
             'PRACTICE_ATTENDANCE', case when r.turn_of_person = 1 then 'PRACTICE_PERSON' end
           ],
           null
         ),
         r.group_key, r.as_of, r.until
  from practised as r
$$;

-- reads_contests --
-- Whether the caller may know of contests what is not published: organizers, who read what they
-- hold. Everybody else would be told of no contest at all, which is no number.
create or replace function reads_contests()
returns boolean
language sql
stable
security invoker
as $$
  select current_setting('app.role', true)
      in ('DISTRICT_OFFICER', 'TOWN_OFFICER', 'DEPARTMENT_OFFICER', 'SYSTEM')
    and current_setting('app.channel', true) is distinct from 'TOKEN'
$$;

-- contest_changes --
-- What belongs to contests and came into a figure or went out of it, with the reason of each.
create or replace function contest_changes(
  district uuid, before date, after date, town uuid, department uuid, wanted_set text
)
returns table (is_in boolean, reason text, id uuid)
language sql
stable
security invoker
as $$
  with standing as materialized (
    select c.id, c.as_of
    from contest_sets_on(district, array[before, after], null, town, department, null) as c
    where wanted_set = any (c.sets)
  ),
  earlier as (
    select s.id from standing as s where s.as_of = before
  ),
  later as (
    select s.id from standing as s where s.as_of = after
  )
  select l.id is not null,
         case
           when l.id is not null then 'HELD'
           when year_start(before) <> year_start(after) then 'WINDOW_CHANGED'
           else 'OTHER'
         end,
         coalesce(l.id, e.id)
  from earlier as e
  full join later as l on l.id = e.id
  where (e.id is null) <> (l.id is null)
$$;
