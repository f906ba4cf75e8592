-- present --
-- How the present is told. A judge hears of no events and is told nothing that another's writing
-- would change: from two numbers of transactions one could read that somebody was scored between.
select case when :role = 'JUDGE' then '1:1:'::pg_snapshot else pg_current_snapshot() end

-- position --
-- Where the reader stands: what the snapshot `base` saw is behind it; of what `top` saw besides,
-- it has read up to `sequence`. Without a cursor it stands at the present. What is to be read ends
-- at the cursor `until` in the same way, at the present without one.
select
  coalesce(split_part(:since, '.', 3)::pg_snapshot, {use present}) as base,
  coalesce(split_part(:since, '.', 4)::pg_snapshot, {use present}) as top,
  coalesce(split_part(:since, '.', 5)::bigint, 0) as sequence,
  split_part(:until, '.', 3)::pg_snapshot as last_base,
  split_part(:until, '.', 4)::pg_snapshot as last_top,
  split_part(:until, '.', 5)::bigint as last_sequence,
  {use present} as present,
  trunc(extract(epoch from statement_timestamp()))::bigint as at

-- told --
-- The types that the caller hears of: all for a person, for a token those that its scopes read.
select k.subject_table
from (
  values
    ('organizations', 'Organization'),
    ('branches', 'Branch'),
    ('members', 'Member'),
    ('shops', 'Shop'),
    ('towns', 'Town'),
    ('villages', 'Village'),
    ('areas', 'Area'),
    ('buildings', 'Building'),
    ('building_groups', 'BuildingGroup'),
    ('contests', 'Contest'),
    ('rounds', 'Round'),
    ('contest_publications', 'ContestPublication')
) as k (subject_table, type)
where :token_scopes is null
  or exists (
    select
    from declared_token_scopes() as d
    where d.type = k.type
      and d.scope = any (string_to_array(:token_scopes, ' '))
  )

-- scanned --
-- The next events after the position, first those that `top` saw. A transaction that commits late
-- has an old number, but no snapshot before its commit saw it: nothing slips behind.
select e.at, e.verb, e.subject_table, e.subject_ids, e.former_scope, e.sequence,
       case when v.is_first then p.base else p.top end as base,
       case when v.is_first then p.top else coalesce(p.last_top, p.present) end as top,
       p.at as read_at,
       row_number() over (order by v.is_first desc, e.sequence) as place
from {shared position} as p
join change_events as e
  on {scope change_events e}
  and e.transaction_id >= pg_snapshot_xmin(p.base)::text::bigint
cross join lateral (
  select pg_visible_in_snapshot(e.transaction_id::text::xid8, p.top) as is_first
) as v
where not pg_visible_in_snapshot(e.transaction_id::text::xid8, p.base)
  and not (v.is_first and e.sequence <= p.sequence)
  and (
    :until is null
    or pg_visible_in_snapshot(e.transaction_id::text::xid8, p.last_base)
    or (
      pg_visible_in_snapshot(e.transaction_id::text::xid8, p.last_top)
      and e.sequence <= p.last_sequence
    )
  )
  and (:types is null or upper(e.subject_table) = any (:types))
  and e.subject_table in (select t.subject_table from {shared told} as t)
order by v.is_first desc, e.sequence
limit 1000

-- shown --
-- Those of them that are about objects which the reader reaches now, or reached until they went.
select s.*, n.objects, s.subject_ids[1] as only_id
from {shared scanned} as s
cross join lateral (
  select case
    when s.subject_table = 'organizations' and s.verb = 'delete' then {use former_organizations}
    when s.subject_table = 'organizations' then {use organizations}
    when s.subject_table = 'branches' and s.verb = 'delete' then {use former_branches}
    when s.subject_table = 'branches' then {use branches}
    when s.subject_table = 'members' and s.verb = 'delete' then {use former_members}
    when s.subject_table = 'members' then {use members}
    when s.subject_table = 'shops' and s.verb = 'delete' then {use former_shops}
    when s.subject_table = 'shops' then {use shops}
    when s.subject_table = 'towns' and s.verb = 'delete' then {use former_towns}
    when s.subject_table = 'towns' then {use towns}
    when s.subject_table = 'villages' and s.verb = 'delete' then {use former_villages}
    when s.subject_table = 'villages' then {use villages}
    when s.subject_table = 'areas' and s.verb = 'delete' then {use former_areas}
    when s.subject_table = 'areas' then {use areas}
    when s.subject_table = 'buildings' and s.verb = 'delete' then {use former_buildings}
    when s.subject_table = 'buildings' then {use buildings}
    when s.subject_table = 'building_groups' and s.verb = 'delete' then {use former_building_groups}
    when s.subject_table = 'building_groups' then {use building_groups}
    when s.subject_table = 'contests' then {use contests}
    when s.subject_table = 'rounds' and s.verb = 'delete' then {use former_rounds}
    when s.subject_table = 'rounds' then {use rounds}
    when s.subject_table = 'contest_publications' then {use contest_publications}
  end as objects
) as n
where n.objects > 0
order by s.place
limit :first + 1

-- organizations --
-- How many objects of the event the reader reaches.
select count(*)
from organizations as x
where {scope organizations x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- former_organizations --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::organizations, s.former_scope) as x
where {scope organizations x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- branches --
-- How many objects of the event the reader reaches.
select count(*)
from branches as x
where {scope branches x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.scope_town_ids @> array[:town_id])

-- former_branches --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::branches, s.former_scope) as x
where {scope branches x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.scope_town_ids @> array[:town_id])

-- members --
-- How many objects of the event the reader reaches.
select count(*)
from members as x
where {scope members x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.scope_town_ids @> array[:town_id])

-- former_members --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::members, s.former_scope) as x
where {scope members x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.scope_town_ids @> array[:town_id])

-- shops --
-- How many objects of the event the reader reaches.
select count(*)
from shops as x
where {scope shops x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- former_shops --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::shops, s.former_scope) as x
where {scope shops x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- towns --
-- How many objects of the event the reader reaches.
select count(*)
from towns as x
where {scope towns x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.id = :town_id)

-- former_towns --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::towns, s.former_scope) as x
where {scope towns x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.id = :town_id)

-- villages --
-- How many objects of the event the reader reaches.
select count(*)
from villages as x
where {scope villages x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- former_villages --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::villages, s.former_scope) as x
where {scope villages x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- areas --
-- How many objects of the event the reader reaches.
select count(*)
from areas as x
where {scope areas x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- former_areas --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::areas, s.former_scope) as x
where {scope areas x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- buildings --
-- How many objects of the event the reader reaches.
select count(*)
from buildings as x
where {scope buildings x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- former_buildings --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::buildings, s.former_scope) as x
where {scope buildings x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- building_groups --
-- How many objects of the event the reader reaches.
select count(*)
from building_groups as x
where {scope building_groups x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- former_building_groups --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::building_groups, s.former_scope) as x
where {scope building_groups x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.town_id = :town_id)

-- contests --
-- How many objects of the event the reader reaches; contests are cancelled and never deleted.
select count(*)
from contests as x
where {scope contests x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.organizer_town_id = :town_id)

-- rounds --
-- How many objects of the event the reader reaches.
select count(*)
from rounds as x
where {scope rounds x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.organizer_town_id = :town_id)

-- former_rounds --
-- How many it reached of those that went.
select count(*)
from jsonb_populate_recordset(null::rounds, s.former_scope) as x
where {scope rounds x}
  and (:id is null or x.id = :id)
  and (:town_id is null or x.organizer_town_id = :town_id)

-- contest_publications --
-- How many objects of the event the reader reaches; what is taken down stays as a line.
select count(*)
from contest_publications as x
where {scope contest_publications x}
  and x.id = any (s.subject_ids)
  and (:id is null or x.id = :id)
  and (:town_id is null or x.organizer_town_id = :town_id)

-- page --
-- One object that holds the page.
select 1 as page

-- cursor --
-- Where to go on: at the end, the present unless one was given, when everything was read.
(
  select concat_ws('.', 1, p.at, coalesce(r.base, p.last_base, p.present),
                   coalesce(r.top, p.last_top, p.present),
                   coalesce(r.sequence, p.last_sequence, 0))
  from {shared position} as p
  left join lateral (
    (
      select s.base, s.top, s.sequence
      from {shared shown} as s
      where (select count(*) from {shared shown}) > :first
      order by s.place
      offset :first - 1
      limit 1
    )
    union all
    (
      select s.base, s.top, s.sequence
      from {shared scanned} as s
      where (select count(*) from {shared scanned}) = 1000
        and (select count(*) from {shared shown}) <= :first
      order by s.place desc
      limit 1
    )
  ) as r on true
)

-- has_more --
-- Whether something is known to follow.
(
  (select count(*) from {shared shown}) > :first
  or (select count(*) from {shared scanned}) = 1000
)

-- nodes --
-- The events of the page.
select
  concat_ws('.', 1, s.read_at, s.base, s.top, s.sequence) as cursor,
  case s.verb when 'insert' then 'CREATED' when 'delete' then 'DELETED' else 'CHANGED' end as kind,
  upper(s.subject_table) as type,
  s.at,
  s.objects as count,
  case when s.subject_table = 'organizations' and cardinality(s.subject_ids) = 1 then s.only_id end
    as organization_id,
  case when s.subject_table = 'branches' and cardinality(s.subject_ids) = 1 then s.only_id end
    as branch_id,
  case when s.subject_table = 'members' and cardinality(s.subject_ids) = 1 then s.only_id end
    as member_id,
  case when s.subject_table = 'shops' and cardinality(s.subject_ids) = 1 then s.only_id end
    as shop_id,
  case when s.subject_table = 'towns' and cardinality(s.subject_ids) = 1 then s.only_id end
    as town_id,
  case when s.subject_table = 'villages' and cardinality(s.subject_ids) = 1 then s.only_id end
    as village_id,
  case when s.subject_table = 'areas' and cardinality(s.subject_ids) = 1 then s.only_id end
    as area_id,
  case when s.subject_table = 'buildings' and cardinality(s.subject_ids) = 1 then s.only_id end
    as building_id,
  case when s.subject_table = 'building_groups' and cardinality(s.subject_ids) = 1 then s.only_id end
    as building_group_id,
  case when s.subject_table = 'contests' and cardinality(s.subject_ids) = 1 then s.only_id end
    as contest_id,
  case when s.subject_table = 'rounds' and cardinality(s.subject_ids) = 1 then s.only_id end
    as round_id,
  case
    when s.subject_table = 'contest_publications' and cardinality(s.subject_ids) = 1 then s.only_id
  end as contest_publication_id
from {shared shown} as s
order by s.place
limit :first

-- round_news --
-- Where the reader of one round stands now, and the round unless nothing happened to it since. A
-- judge, who hears of nothing, looks at the round each time.
select
  concat_ws('.', 1, trunc(extract(epoch from statement_timestamp()))::bigint,
            {use present}, {use present}, 0) as cursor,
  case
    when :since is null or :role = 'JUDGE' or exists (
      select
      from change_events as e
      where {scope change_events e}
        and e.transaction_id
          >= pg_snapshot_xmin(split_part(:since, '.', 4)::pg_snapshot)::text::bigint
        and not pg_visible_in_snapshot(
          e.transaction_id::text::xid8, split_part(:since, '.', 4)::pg_snapshot
        )
        and e.subject_table = 'rounds'
        and e.subject_ids @> array[:id]
    ) then :id
  end as round_id

-- job --
-- A job as it stands.
select j.*
from ({use known_jobs}) as j
where j.job_id = :id

-- own_jobs --
-- The jobs that the caller asked for.
select j.*
from ({use known_jobs}) as j
where j.started_by = :user_id
order by j.begun_at desc, j.job_id desc
limit :first

-- known_jobs --
-- Imports and exports as jobs; an import goes back to the state before when a step of it fails.
select
  b.id as job_id,
  b.started_by,
  b.created_at as begun_at,
  b.id as import_batch_id,
  null::uuid as ledger_export_id,
  case
    when b.state in ('CHECKING', 'FAILED', 'CANCELLED')
      or (b.state = 'CHECKED' and b.failure is null)
      then 'IMPORT_CHECK'
    when b.state in ('APPLYING', 'CHECKED') or (b.state = 'APPLIED' and b.failure is null)
      then 'IMPORT_APPLY'
    else 'IMPORT_UNDO'
  end as kind,
  case
    when b.state in ('CHECKING', 'APPLYING', 'UNDOING') then 'RUNNING'
    when b.state = 'CANCELLED' then 'CANCELLED'
    when b.failure is not null then 'FAILED'
    else 'DONE'
  end as state,
  b.progress::bigint as progress,
  b.total::bigint as total,
  b.failure as message
from import_batches as b
where {scope import_batches b}
union all
select
  e.id as job_id,
  e.started_by,
  e.created_at as begun_at,
  null::uuid as import_batch_id,
  e.id as ledger_export_id,
  'LEDGER_EXPORT' as kind,
  e.state,
  coalesce(e.row_count, 0)::bigint as progress,
  coalesce(e.row_count, 0)::bigint as total,
  e.failure as message
from ledger_exports as e
where {scope ledger_exports e}
