-- recused --
-- Which judge of the round must not judge which entry of its contest: of the own organization, or
-- by what was declared.
select j.id as judge_id, e.id as entry_id
from judge_rounds as a
join judges as j
  on {scope judges j}
  and j.id = a.judge_id
join entries as e
  on {scope entries e}
  and e.contest_id = {row}.contest_id
  and e.organization_id = j.organization_id
where {scope judge_rounds a}
  and a.round_id = {row}.id
union
select x.judge_id, x.entry_id
from judge_rounds as a
join recusals as x
  on {scope recusals x}
  and x.judge_id = a.judge_id
  and x.entry_id is not null
where {scope judge_rounds a}
  and a.round_id = {row}.id
union
select x.judge_id, e.id
from judge_rounds as a
join recusals as x
  on {scope recusals x}
  and x.judge_id = a.judge_id
join entries as e
  on {scope entries e}
  and e.contest_id = {row}.contest_id
  and e.organization_id = x.organization_id
where {scope judge_rounds a}
  and a.round_id = {row}.id

-- starting --
-- The entries that start in the round.
select s.entry_id
from starts as s
where {scope starts s}
  and s.round_id = {row}.id
  and s.status = 'STARTING'

-- progress --
-- The judges of the round, each with the scores given and those that are the judge's to give. What
-- is counted is looked up in sets made once, since a contest has no statistics while it is young, and
-- a join of its scores with its starts took seconds. Theory is sat once however many attempts there
-- are, and whoever sat it again gave no more of what is due.
select
  j.id as judge_id, j.name,
  coalesce(g.given, 0)::int as done,
  ((n.entries - coalesce(r.entries, 0)) * n.values_due)::int as expected
from judge_rounds as a
join judges as j
  on {scope judges j}
  and j.id = a.judge_id
cross join (
  select
    (select count(*) from {use starting} as s) as entries,
    (
      select coalesce(sum(case c.part when 'THEORY' then 1 else {row}.attempts end), 0)
      from criteria as c
      where {scope criteria c}
        and c.round_id = {row}.id
    ) as values_due
) as n
left join (
  select
    t.judge_user_id,
    count(*) filter (where h.id is null)
    + count(distinct (t.entry_id, t.criterion_id)) filter (where h.id is not null) as given
  from scores as t
  left join criteria as h
    on {scope criteria h}
    and h.id = t.criterion_id
    and h.part = 'THEORY'
  where {scope scores t}
    and t.round_id = {row}.id
    and t.kind = 'SCORE'
    and t.version > 0
    and t.entry_id <> all (
      array(
        select s.entry_id
        from starts as s
        where {scope starts s}
          and s.round_id = {row}.id
          and s.status <> 'STARTING'
      )
    )
    and (t.judge_user_id, t.entry_id) not in (
      select k.user_id, x.entry_id
      from {use recused} as x
      join judges as k
        on {scope judges k}
        and k.id = x.judge_id
    )
  group by t.judge_user_id
) as g
  on g.judge_user_id = j.user_id
left join (
  select x.judge_id, count(*) as entries
  from {use recused} as x
  where x.entry_id in (select s.entry_id from {use starting} as s)
  group by x.judge_id
) as r
  on r.judge_id = j.id
where {scope judge_rounds a}
  and a.round_id = {row}.id
order by j.name, j.id

-- panels --
-- The fewest and the most judges who may judge an entry that starts in the round.
select (n.judges - max(p.barred))::int as fewest, (n.judges - min(p.barred))::int as most
from (
  select count(*) as judges
  from judge_rounds as a
  where {scope judge_rounds a}
    and a.round_id = {row}.id
) as n
cross join (
  select coalesce(x.barred, 0) as barred
  from {use starting} as s
  left join (
    select r.entry_id, count(*) as barred
    from {use recused} as r
    group by r.entry_id
  ) as x
    on x.entry_id = s.entry_id
) as p
group by n.judges

-- spreads --
-- Where two judges or more gave one entry different values, the widest difference first.
select
  e.id as entry_id, e.bib, c.id as criterion_id, c.name as criterion, d.attempt, d.lowest, d.highest
from (
  select
    t.entry_id, t.criterion_id, t.attempt, min(t.value) as lowest, max(t.value) as highest
  from scores as t
  where {scope scores t}
    and t.round_id = {row}.id
    and t.kind = 'SCORE'
    and t.value is not null
  group by t.entry_id, t.criterion_id, t.attempt
  having min(t.value) < max(t.value)
) as d
join entries as e
  on {scope entries e}
  and e.id = d.entry_id
join criteria as c
  on {scope criteria c}
  and c.id = d.criterion_id
order by d.highest - d.lowest desc, e.bib, c.position, d.attempt

-- unchecked_scores --
-- What stands and only its judge has looked at.
{target}.round_id = {row}.id
and {target}.state = 'CURRENT'
and {target}.version > 0
and {target}.checked_at is null
