-- given --
-- The rows to write: one JSON document a row, so that few and many take the same way.
select g.id, g.event_id, g.change_id, g.part_id, g.revision, g.patch
from jsonb_to_recordset($1::text::jsonb)
  as g (id uuid, event_id uuid, change_id uuid, part_id uuid, revision integer, patch jsonb)

-- insert --
-- New rows; columns that repeat a parent's scope are read from the parent.
insert into {table} as t ({columns})
select {values}
from given as g
cross join lateral jsonb_populate_record(null::{table}, g.patch) as r
{parent}
returning t.id, null::jsonb as before, to_jsonb(t) as after

-- update --
-- Changed columns of rows that are still as they were read.
update {table} as t
set {assignments}
from given as g
cross join lateral jsonb_populate_record(null::{table}, g.patch) as r
join {table} as old on old.district_id = $2 and old.id = g.id
where t.district_id = $2
  and t.id = g.id
  and t.revision = old.revision
  and old.revision = coalesce(g.revision, old.revision)
returning t.id, to_jsonb(old) as before, to_jsonb(t) as after

-- delete --
-- Rows that go, while they are still as they were read.
delete from {table} as t
using given as g
where t.district_id = $2
  and t.id = g.id
  and t.revision = coalesce(g.revision, t.revision)
returning t.id, to_jsonb(t) as before, null::jsonb as after

-- write --
-- One statement for one verb on one table: the rows, their audit events, their images for undoing,
-- and back the number of rows and what they refer to.
with given as materialized ({given}),
touched as ({verb}),
noted as (
  insert into audit_events (
    district_id, id, at, user_id, role, action, subject_table, subject_id,
    before, after, reason, batch_id, operation_id, request_id
  )
  select $2, g.event_id, $3, $4, $6, $7, '{table}', x.id,
         {audit_before}, {audit_after}, $8, $9, $13, $10
  from touched as x
  join given as g on g.id = x.id
  {audit_fields}
),
kept as (
  insert into import_changes (
    district_id, id, batch_id, started_by, sequence, subject_table, subject_id, before, after
  )
  select $2, g.change_id, $9, $4, $12 + row_number() over (), '{table}', x.id,
         {image_before}, {image_after}
  from touched as x
  join given as g on g.id = x.id
  {image_fields}
  where $9::uuid is not null
),
operation as (
  insert into operations (district_id, id, at, user_id, action, reason)
  select $2, $13, $3, $4, $7, $8
  where $13::uuid is not null
  on conflict do nothing
),
imaged as (
  insert into operation_changes (
    district_id, id, operation_id, user_id, part_id, subject_table, subject_id, before, after
  )
  select $2, g.change_id, $13, $4, g.part_id, '{table}', x.id, {image_before}, {image_after}
  from touched as x
  join given as g on g.id = x.id
  {image_fields}
  where $13::uuid is not null
)
select '{size}' as size, $5::text as source,
  (select count(*) from touched) as written,
  {former},
  {references}

-- all_of_an_image --
-- An inserted or deleted row is noted whole, without what nobody reads.
jsonb_strip_nulls(x.{side} - $11::text[])

-- changed_fields --
-- A changed row is noted by the fields that were to change.
cross join lateral (
  select coalesce(jsonb_object_agg(k.key, x.before -> k.key), '{}') as before,
         coalesce(jsonb_object_agg(k.key, x.after -> k.key), '{}') as after
  from jsonb_object_keys(g.patch) as k (key)
  where k.key <> all ($11::text[])
) as f

-- changed_image --
-- For undoing, the same with the sealed columns and the revision.
cross join lateral (
  select jsonb_object_agg(k.key, x.before -> k.key) as before,
         jsonb_object_agg(k.key, x.after -> k.key) as after
  from (select jsonb_object_keys(g.patch) union all select 'revision') as k (key)
) as i

-- reference --
-- The rows that the touched rows refer to, before and after.
array(
  select distinct (image.row ->> '{column}')::uuid
  from touched as x
  cross join lateral (values (x.before), (x.after)) as image (row)
  where image.row ->> '{column}' is not null
) as {column}

-- former --
-- Who reached the rows that go: their scope columns, for the events that tell of them.
(
  select jsonb_agg(
    (select jsonb_object_agg(k.key, x.before -> k.key) from unnest({columns}) as k (key))
  )
  from touched as x
)::text as former

-- announce --
-- The events of a save, and a call for whoever waits; the call goes out with the commit.
-- A person's own data are told of as a change of the member.
with given as (
  select e.id, e.subject_table, e.verb, e.subject_ids, e.former_scope
  from jsonb_to_recordset($3::text::jsonb)
    as e (id uuid, subject_table text, verb text, subject_ids uuid[], former_scope jsonb)
),
told as (
  insert into change_events (
    district_id, id, at, subject_table, verb, subject_ids, former_scope
  )
  select $1, g.id, $2, s.subject_table, g.verb, s.subject_ids, g.former_scope
  from given as g
  cross join lateral (
    select g.subject_table, g.subject_ids
    where g.subject_table <> 'persons'
    union all
    select 'members', array_agg(m.id order by m.id)
    from members as m
    where g.subject_table = 'persons'
      and m.district_id = $1
      and m.person_id = any (g.subject_ids)
  ) as s
  where s.subject_ids is not null
)
select pg_notify('liangxin_changes', $1::uuid::text)

-- call --
-- A call for whoever waits, with the commit.
select pg_notify('liangxin_changes', $1::uuid::text)

-- forget_events --
-- Events that nobody can resume from any more.
delete from change_events where district_id = $1 and at < $2

-- refresh --
-- Derived columns and counts are kept by the program, whatever the person may see.
select
  set_config('app.role', 'SYSTEM', true),
  refresh_projections($1, $2, $3, $4, $5, $6),
  set_config('app.role', $7, true)

-- next_sequence --
-- The number after the last change of an import.
select coalesce(max(sequence), 0) from import_changes where district_id = $1 and batch_id = $2

-- revisions --
-- The revisions of rows, to tell a row that changed from one that may not be changed.
select id, revision from {table} where district_id = $1 and id = any ($2)

-- rows_at_once --
-- Rows of several tables in one statement: an array of whole rows for each.
select {arrays}

-- rows_of_table --
-- One of these arrays; what the conditions compare with are parameters.
array(select t from {table} as t where t.district_id = $1 and {conditions} order by t.id)

-- many_rows --
-- New rows are not known to the planner yet, see Note [Many rows] in refresh_projections.
set local enable_nestloop = off

-- few_rows --
-- Back to what suits a form.
set local enable_nestloop = on

-- everything --
-- All rows of a district that have something to bring up to date.
select
  array(select id from organizations where district_id = $1) as organizations,
  array(select id from branches where district_id = $1) as branches,
  array(select id from members where district_id = $1) as members
