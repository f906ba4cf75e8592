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
