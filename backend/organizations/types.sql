-- is_operating --
-- Registered on the day, and the last check up to it found neither zombie nor shell.
(
  ({row}.registered_on is null or {row}.registered_on <= :as_of)
  and ({row}.ended_on is null or {row}.ended_on > :as_of)
  and coalesce(
    (
      select c.finding
      from operating_checks as c
      where {scope operating_checks c}
        and c.organization_id = {row}.id
        and c.checked_on <= :as_of
      order by c.checked_on desc
      limit 1
    ) not in ('ZOMBIE', 'SHELL'),
    true
  )
)

-- is_verified --
-- A check stands within the months before the day that the rules of the day ask for.
exists (
  select
  from operating_checks as c
  cross join rules_at(:district_id, :as_of) as rule
  where {scope operating_checks c}
    and c.organization_id = {row}.id
    and c.checked_on <= :as_of
    and c.checked_on + make_interval(months => rule.verification_months) >= :as_of
)

-- member_count --
-- Members working there on the day; a department officer sees no count of one or two.
select
  case when suppressed.is_suppressed then null else m.full_members end as full_members,
  case when suppressed.is_suppressed then null else m.probationary_members end
    as probationary_members,
  case when suppressed.is_suppressed then null else m.untransferred_members end
    as untransferred_members,
  m.is_computed,
  suppressed.is_suppressed
from member_counts as m
cross join lateral (
  select :role = 'DEPARTMENT_OFFICER' and {use is_small} as is_suppressed
) as suppressed
where {scope member_counts m}
  and m.organization_id = {row}.id
  and m.valid @> :as_of

-- full_members --
-- Full members working there today.
select m.full_members
from member_counts as m
where {scope member_counts m}
  and m.organization_id = {row}.id
  and m.valid @> :today

-- hidden_full_members --
-- The same where a department officer sees no count of the organization, else none.
select case when {use is_small} then m.full_members else 0 end
from member_counts as m
where {scope member_counts m}
  and m.organization_id = {row}.id
  and m.valid @> :today

-- probationary_members --
-- Probationary members working there today.
select m.probationary_members
from member_counts as m
where {scope member_counts m}
  and m.organization_id = {row}.id
  and m.valid @> :today

-- hidden_probationary_members --
-- The same where a department officer sees no count of the organization, else none.
select case when {use is_small} then m.probationary_members else 0 end
from member_counts as m
where {scope member_counts m}
  and m.organization_id = {row}.id
  and m.valid @> :today

-- is_small --
-- One of the counts is of one or two persons: then none of them is told.
m.full_members + m.probationary_members between 1 and 2
or m.full_members between 1 and 2
or m.probationary_members between 1 and 2
or m.untransferred_members between 1 and 2

-- covered_so --
-- The organizations that operate on the day and that branches cover so, or leave uncovered for this
-- reason: the rows of the figure that counts them. Which ones have few members or none is kept from
-- those who may not know it, there as here (tells_small_counts).
select r.id
from (
  values
    ('COVERED', 'F06', null),
    ('SOLE', 'F06', 'SOLE'),
    ('AREA', 'F06', 'AREA'),
    ('INDUSTRY', 'F06', 'INDUSTRY'),
    ('ATTACHMENT', 'F06', 'ATTACHMENT'),
    ('VILLAGE', 'F06', 'VILLAGE'),
    ('BUILDING', 'F06', 'BUILDING'),
    ('UNCOVERED', 'BLIND_UNCOVERED', null),
    ('DUE', 'UNITS_DUE', null),
    ('FEW_MEMBERS', 'UNITS_FEW', null),
    ('NO_MEMBERS', 'UNITS_NONE', null)
) as counted (coverage, code, way)
cross join lateral figure_rows(
  :district_id, :as_of, :as_of, null, null, counted.way, counted.code, 'ALL', 'NUMERATOR'
) as r
where counted.coverage = :coverage

-- possible_duplicates --
-- Others that may be the same firm: by name, by the organization code that is part of the credit
-- code (GB 32100, places 9 to 17), or by the beginning of the name at the same address.
{target}.id <> {row}.id
and (
  {target}.name = {row}.name
  or substr({target}.credit_code, 9, 9) = substr({row}.credit_code, 9, 9)
  or (
    {target}.address = {row}.address
    and left({target}.name, 4) = left({row}.name, 4)
  )
)
