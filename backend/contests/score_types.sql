-- judge_of_score --
-- The judge whose score it is; hidden from other judges like the score.
{target}.user_id = {row}.judge_user_id and {target}.contest_id = {row}.contest_id

-- result_bib --
-- The bib of the entry.
(
  select e.bib
  from entries as e
  where {scope entries e}
    and e.id = {row}.entry_id
)

-- open_conflicts --
-- What of the round waits for a decision.
{target}.round_id = {row}.id and {target}.resolved_at is null

-- board --
-- The first places as the screen shows them: of the freeze while the round is frozen.
select
  b.id as result_id, b.entry_id, e.bib, b.place, b.is_shared, b.theory, b.practical, b.seconds,
  b.penalties, b.total, b.status, b.is_pending, b.advances
from (
  (
    select
      r.id, r.entry_id, r.place, r.is_shared, r.theory, r.practical, r.seconds, r.penalties,
      r.total, r.status, r.is_pending, r.advances
    from results as r
    where {scope results r}
      and r.round_id = {row}.id
      and {row}.frozen_at is null
      and r.place is not null
    order by r.place, r.id
    limit :first
  )
  union all
  (
    select
      f.id, f.entry_id, f.place, f.is_shared, f.theory, f.practical, f.seconds, f.penalties,
      f.total, f.status, f.is_pending, f.advances
    from frozen_results as f
    where {scope frozen_results f}
      and f.round_id = {row}.id
      and {row}.frozen_at is not null
      and f.place is not null
    order by f.place, f.id
    limit :first
  )
) as b
join entries as e
  on {scope entries e}
  and e.id = b.entry_id
order by b.place, e.bib
