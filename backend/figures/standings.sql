-- organizations --
-- What held of organizations on the day: the facts that every figure of the day counts.
select o.id as organization_id, :as_of as as_of, o.population, o.town_id, o.department_id,
       o.building_id, o.area_id, o.is_registered,
       o.is_registered and not o.is_excluded as is_operating, o.is_verified, o.check_expires_on, o.is_covered, o.way, o.is_attached, o.has_instructor,
       o.has_work_coverage, o.is_department_confirmed, o.branch_ids
from organizations_at(:district_id, :as_of) as o
join organizations as named
  on {scope organizations named}
  and named.id = o.id
where (:ids is null or o.id = any (:ids))
  and (:town_id is null or o.town_id = :town_id)
  and (:department_id is null or o.department_id = :department_id)
  and (:building_id is null or o.building_id = :building_id)
  and (:area_id is null or o.area_id = :area_id)
  and (:is_operating is null or (o.is_registered and not o.is_excluded) = :is_operating)
order by named.name_sort collate "C", o.id

-- covering --
-- The branches that covered the organization on the day.
{target}.id = any ({row}.branch_ids)

-- branches --
-- What held of branches on the day.
select b.id as branch_id, :as_of as as_of, b.kind, b.formation, b.is_existing, b.is_counted,
       b.has_host, b.founded_on, b.town_id, b.department_id
from branches_at(:district_id, :as_of) as b
join branches as named
  on {scope branches named}
  and named.id = b.id
where (:ids is null or b.id = any (:ids))
  and (:town_id is null or b.town_id = :town_id)
  and (:department_id is null or b.department_id = :department_id)
  and (:is_existing is null or b.is_existing = :is_existing)
order by named.name_sort collate "C", b.id

-- approval --
-- The approval that held on the day.
{target}.branch_id = {row}.branch_id
and {target}.valid @> :as_of

-- hosts --
-- The organizations in which the branch was built on the day, by its register.
{target}.id = any (array(
  select h.organization_id
  from hosts as h
  where {scope hosts h}
    and h.branch_id = {row}.branch_id
    and h.valid @> :as_of
))

-- covered --
-- The organizations that it covered on the day.
{target}.id = any (array(
  select k.organization_id
  from coverage_links as k
  where {scope coverage_links k}
    and k.branch_id = {row}.branch_id
    and k.valid @> :as_of
))
