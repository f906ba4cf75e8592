-- full_member_count --
-- Full members in good standing whose formal relation lies in the branch on the day.
(
  select count(*)
  from registrations as r
  join members as m on m.id = r.member_id and {scope members m}
  where {scope registrations r}
    and r.branch_id = {row}.id
    and r.role = 'FORMAL'
    and r.valid @> :as_of
    and case when m.full_on is null then m.kind = 'FULL' else m.full_on <= :as_of end
    and not exists (
      select
      from standing_periods as p
      where {scope standing_periods p}
        and p.member_id = m.id
        and p.standing <> 'NORMAL'
        and p.valid @> :as_of
    )
)

-- is_existing --
-- Founded by the day, and not dissolved by then.
(
  ({row}.founded_on is null or {row}.founded_on <= :as_of)
  and ({row}.dissolved_on is null or {row}.dissolved_on > :as_of)
)

-- covering --
-- The branches that a link leads an organization to on the day.
{target}.id = any (array(
  select k.branch_id
  from coverage_links as k
  where {scope coverage_links k}
    and k.organization_id = {row}.id
    and k.valid @> :as_of
))

-- covered --
-- The organizations that a link leads to a branch on the day.
{target}.id = any (array(
  select k.organization_id
  from coverage_links as k
  where {scope coverage_links k}
    and k.branch_id = {row}.id
    and k.valid @> :as_of
))
