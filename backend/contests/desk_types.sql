-- progress --
-- The judges of the round, each with the scores given and those that are the judge's to give.
select
  j.id as judge_id, j.name,
  coalesce(sum(g.given), 0)::int as done,
  (
    count(e.id) * {row}.attempts * (
      select count(*)
      from criteria as c
      where {scope criteria c}
        and c.round_id = {row}.id
    )
  )::int as expected
from judge_rounds as a
join judges as j
  on {scope judges j}
  and j.id = a.judge_id
left join (
  starts as s
  join entries as e
    on {scope entries e}
    and e.id = s.entry_id
)
  on {scope starts s}
  and s.round_id = {row}.id
  and s.status = 'STARTING'
  and j.organization_id is distinct from e.organization_id
  and not exists (
    select
    from recusals as x
    where {scope recusals x}
      and x.judge_id = j.id
      and (x.entry_id = e.id or x.organization_id = e.organization_id)
  )
left join (
  select t.entry_id, t.judge_user_id, count(*) as given
  from scores as t
  where {scope scores t}
    and t.round_id = {row}.id
    and t.kind = 'SCORE'
    and t.version > 0
  group by t.entry_id, t.judge_user_id
) as g
  on g.entry_id = e.id
  and g.judge_user_id = j.user_id
where {scope judge_rounds a}
  and a.round_id = {row}.id
group by j.id, j.name
order by j.name, j.id

-- panels --
-- The fewest and the most judges who may judge an entry that starts in the round.
select min(p.judges)::int as fewest, max(p.judges)::int as most
from (
  select count(j.id) as judges
  from starts as s
  join entries as e
    on {scope entries e}
    and e.id = s.entry_id
  left join (
    judge_rounds as a
    join judges as j
      on {scope judges j}
      and j.id = a.judge_id
  )
    on {scope judge_rounds a}
    and a.round_id = {row}.id
    and j.organization_id is distinct from e.organization_id
    and not exists (
      select
      from recusals as x
      where {scope recusals x}
        and x.judge_id = j.id
        and (x.entry_id = e.id or x.organization_id = e.organization_id)
    )
  where {scope starts s}
    and s.round_id = {row}.id
    and s.status = 'STARTING'
  group by s.id
) as p
having count(*) > 0

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
