-- organization_turns --
-- The days, of those that are asked for, by which something that the sets of an organization are
-- made of may have begun or ended: its own rows, the branches that it is linked to, the rules.
-- See Note [Moments].
set local check_function_bodies = off;
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
    select t.organization_id, t.since, null from report_turns(district) as t
    union all
    select t.organization_id, t.since, t.until from check_turns(district) as t
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

-- report_turns --
-- The days on which a reported count may begin to differ from the roster, or to be the same: not
-- where there is no roster, nor where a report repeats the last one.
create or replace function report_turns(district uuid)
returns table (organization_id uuid, since date)
language sql
stable
security invoker
as $$
  select r.organization_id, r.reported_on
  from (
    select one.organization_id, one.reported_on, one.counts,
           lag(one.counts) over (
             partition by one.organization_id order by one.reported_on
           ) as last_counts
    from (
      select reported.organization_id, reported.reported_on,
             array[
               reported.full_members, reported.probationary_members,
               reported.untransferred_members, reported.members
             ] as counts
      from reported_counts as reported
      where reported.district_id = district
    ) as one
  ) as r
  join (
    select distinct m.organization_id
    from member_counts as m
    where m.district_id = district
      and m.is_computed
  ) as rostered on rostered.organization_id = r.organization_id
  where r.counts is distinct from r.last_counts
$$;

-- check_turns --
-- The days on which what checks say of an organization may change: not where a check repeats one
-- that has not expired, and not where one would expire that was repeated in time.
create or replace function check_turns(district uuid)
returns table (organization_id uuid, since date, until date)
language sql
stable
security invoker
as $$
  select c.organization_id,
         case when c.is_repeated and c.expired_on > c.checked_on then null else c.checked_on end,
         case when c.next_on <= c.expires_on then null else c.expires_on end
  from (
    select one.organization_id, one.checked_on, expiry.expires_on,
           lead(one.checked_on) over in_turn as next_on,
           lag(expiry.expires_on) over in_turn as expired_on,
           said.words = lag(said.words) over in_turn as is_repeated
    from operating_checks as one
    cross join expiry_months(district) as rule
    cross join lateral (
      select (one.checked_on + make_interval(months => rule.verification_months))::date + 1
        as expires_on
    ) as expiry
    cross join lateral (
      select array[one.finding in ('ZOMBIE', 'SHELL'), coalesce(one.evidence <> '', false)] as words
    ) as said
    where one.district_id = district
    window in_turn as (
      partition by one.organization_id, rule.verification_months order by one.checked_on
    )
  ) as c
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

-- branch_turns --
-- The days, of those that are asked for, by which a branch may have begun or ceased to be counted,
-- another host may lead it, that host may lie elsewhere, or the rules may have changed.
-- See Note [Moments].
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
    select l.branch_id, l.since, l.until
    from hosts_living(district) as l
    union all
    select built.branch_id, lower(p.valid), upper(p.valid)
    from built_in(district) as built
    join placements as p
      on p.district_id = district
      and p.organization_id = built.organization_id
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

-- branch_set_turns --
-- The days, of those that are asked for, by which something else that the sets of a branch are made
-- of may have begun or ended: what it carries, its terms, its roster. See Note [Moments].
create or replace function branch_set_turns(district uuid, days date[])
returns table (branch_id uuid, as_of date)
language sql
stable
security invoker
as $$
  select distinct dated.branch_id, first_day_from(days, turn.turns_on)
  from (
    select k.branch_id, lower(m.valid) as since, upper(m.valid) as until
    from coverage_links as k
    join member_counts as m
      on m.district_id = district
      and m.organization_id = k.organization_id
      and m.valid && k.valid
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
    select t.branch_id, t.since, t.until from roster_turns(district) as t
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
  ) as dated
  cross join lateral (values (dated.since), (dated.until)) as turn (turns_on)
  where turn.turns_on > days[1]
    and turn.turns_on <= days[cardinality(days)]
$$;

-- roster_turns --
-- The days on which a roster may become due or be confirmed: not where it is confirmed again in
-- time.
create or replace function roster_turns(district uuid)
returns table (branch_id uuid, since date, until date)
language sql
stable
security invoker
as $$
  select r.branch_id,
         case when r.expired_on > r.confirmed_on then null else r.confirmed_on end,
         case when r.next_on <= r.expires_on then null else r.expires_on end
  from (
    select one.branch_id, one.confirmed_on, expiry.expires_on,
           lead(one.confirmed_on) over in_turn as next_on,
           lag(expiry.expires_on) over in_turn as expired_on
    from roster_confirmations as one
    cross join expiry_months(district) as rule
    cross join lateral (
      select (one.confirmed_on + make_interval(months => rule.roster_months))::date + 1
        as expires_on
    ) as expiry
    where one.district_id = district
    window in_turn as (partition by one.branch_id, rule.roster_months order by one.confirmed_on)
  ) as r
$$;

-- standing_turns --
-- The days, of those that are asked for, by which a branch may have begun or ceased to be counted:
-- its approvals, its end, and the time in which any host lives, with individual businesses among
-- the hosts and without.
create or replace function standing_turns(district uuid, days date[])
returns table (branch_id uuid, as_of date)
language sql
stable
security invoker
as $$
  select distinct dated.branch_id, first_day_from(days, turn.turns_on)
  from (
    select a.branch_id, lower(a.valid) as since, upper(a.valid) as until
    from approvals as a
    where a.district_id = district
    union all
    select b.id, null, b.dissolved_on
    from branches as b
    where b.district_id = district
    union all
    select hosted.branch_id, lower(living.time), upper(living.time)
    from (
      select l.branch_id,
             range_agg(daterange(l.since, l.until)) as by_any,
             range_agg(daterange(l.since, l.until)) filter (
               where l.organization_kind is distinct from 'INDIVIDUAL_BUSINESS'
             ) as by_others
      from hosts_living(district) as l
      group by l.branch_id
    ) as hosted
    cross join lateral (
      select unnest(hosted.by_any) union select unnest(hosted.by_others)
    ) as living (time)
  ) as dated
  cross join lateral (values (dated.since), (dated.until)) as turn (turns_on)
  where turn.turns_on > days[1]
    and turn.turns_on <= days[cardinality(days)]
$$;
