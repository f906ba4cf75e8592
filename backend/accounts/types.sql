-- me --
-- The signed-in person, also as the owner of an API token.
{target}.id = :user_id

-- caller --
-- Who asks, and by which scopes of a token.
select :role as role, :token_scopes is not null as is_token, :token_scopes as scopes

-- token_scopes --
-- The scopes of API tokens.
select distinct d.place, d.scope as name, d.description
from declared_token_scopes() as d
order by d.place

-- token_scope_fields --
-- The fields that a scope reads.
select d.type, own.field
from declared_token_scopes() as d
cross join lateral unnest(d.fields) with ordinality as own (field, turn)
where d.scope = {row}.name
order by d.type <> 'Query', d.type, own.turn

-- field_changes --
-- Each field that an event changed, as text before and after.
select
  coalesce(b.key, a.key) as field,
  b.value as before,
  a.value as after
from jsonb_each_text(coalesce({row}.before, '{}'::jsonb)) as b
full join jsonb_each_text(coalesce({row}.after, '{}'::jsonb)) as a
  on a.key = b.key
order by 1

-- scopes --
-- The scopes of a token in one line.
(
  select string_agg(s.scope, ' ' order by s.scope)
  from jsonb_array_elements_text({row}.scopes) as s (scope)
)

-- row_count --
-- The rows of an operation, while their images are kept.
(
  select count(*)
  from operation_changes as c
  where {scope operation_changes c}
    and c.operation_id = {row}.id
)

-- organization_history --
-- What was done to an organization, and to the records that were merged into it.
{target}.subject_table = 'organizations'
and (
  {target}.subject_id = {row}.id
  or {target}.subject_id in (
    select m.id
    from merged_organizations as m
    where {scope merged_organizations m}
      and m.organization_id = {row}.id
  )
)

-- branch_history --
-- What was done to a branch.
{target}.subject_table = 'branches'
and {target}.subject_id = {row}.id

-- member_history --
-- What was done to a member, who looked included.
{target}.subject_table = 'members'
and {target}.subject_id = {row}.id

-- building_history --
-- What was done to a building.
{target}.subject_table = 'buildings'
and {target}.subject_id = {row}.id

-- village_history --
-- What was done to a village.
{target}.subject_table = 'villages'
and {target}.subject_id = {row}.id

-- area_history --
-- What was done to an area.
{target}.subject_table = 'areas'
and {target}.subject_id = {row}.id

-- shop_history --
-- What was done to a shop.
{target}.subject_table = 'shops'
and {target}.subject_id = {row}.id

-- town_history --
-- What was done to a town.
{target}.subject_table = 'towns'
and {target}.subject_id = {row}.id

-- department_history --
-- What was done to a department line.
{target}.subject_table = 'departments'
and {target}.subject_id = {row}.id
