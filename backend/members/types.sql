-- in_branch --
-- Members whose registration in the branch, formal or for activities, holds on the day.
{target}.id = any (array(
  select r.member_id
  from registrations as r
  where {scope registrations r}
    and r.branch_id = {row}.id
    and r.valid @> :as_of
))

-- in_chosen_town --
-- Members of branches of one town, when a town was chosen.
(:town_id is null or {target}.scope_town_ids @> array[:town_id])

-- secretary --
-- The member who is the secretary of the branch on the day.
{target}.id = any (array(
  select h.member_id
  from post_holdings as h
  where {scope post_holdings h}
    and h.branch_id = {row}.id
    and h.post = 'SECRETARY'
    and h.valid @> :as_of
))

-- roster_digest --
-- What the roster of the branch is on the day.
roster_digest({row}.district_id, {row}.id, :as_of)

-- is_current_roster --
-- The roster has not changed since it was confirmed.
{row}.roster_digest = roster_digest({row}.district_id, {row}.branch_id, :as_of)

-- has_roster_notes --
-- The last confirmation says what is not right; only who may read the notes finds the branch.
{row}.id = any (array(
  select n.branch_id
  from roster_notes as n
  where {scope roster_notes n}
    and n.confirmation_id = (
      select c.id
      from roster_confirmations as c
      where {scope roster_confirmations c}
        and c.branch_id = n.branch_id
      order by c.created_at desc, c.id desc
      limit 1
    )
))
