-- changed_fields --
-- The fields of rows that were changed here after a moment; no fields means the whole row. What an
-- import wrote counts from the date of its ledger, so that a corrected copy of the same ledger is
-- no conflict with its first import.
select
  e.subject_table,
  e.subject_id,
  case
    when bool_or(e.before is null or e.after is null) then null
    else (select array_agg(distinct k.key) from unnest(array_agg(e.id)) as i (id)
          join audit_events as a on a.district_id = :district and a.id = i.id
          cross join lateral jsonb_object_keys(a.after) as k (key))
  end as fields
from audit_events as e
left join import_batches as b on b.district_id = e.district_id and b.id = e.batch_id
where e.district_id = :district
  and e.subject_id = any (:ids)
  and e.at > :moment
  and (
    :is_export
    or b.id is null
    or coalesce(b.cutoff_on, b.effective_on) + time '24:00' > :moment at time zone 'Asia/Shanghai'
  )
group by e.subject_table, e.subject_id

-- insert_rows --
-- The results of a check, one JSON document a row.
insert into import_rows (
  district_id, id, batch_id, started_by, token_id, position, ledger, sheet, row_number, label, outcome,
  findings
)
select :district, r.id, :batch, :started_by, :token, r.position, r.ledger, r.sheet, r.row_number,
       r.label, r.outcome, r.findings
from jsonb_to_recordset(cast(:rows as jsonb)) as r (
  id uuid, position integer, ledger text, sheet text, row_number integer, label text, outcome text,
  findings jsonb
)

-- touched_since --
-- Changes of the rows of an import that are newer than it; a newer import that was undone left
-- nothing behind.
select count(distinct (e.subject_table, e.subject_id)), min(e.subject_table), min(e.action)
from audit_events as e
join import_changes as c
  on c.district_id = e.district_id
  and c.subject_table = e.subject_table
  and c.subject_id = e.subject_id
left join import_batches as b on b.district_id = e.district_id and b.id = e.batch_id
where e.district_id = :district
  and c.batch_id = :batch
  and e.sequence > (
    select max(own.sequence)
    from audit_events as own
    where own.district_id = :district
      and own.batch_id = :batch
  )
  and e.batch_id is distinct from c.batch_id
  and e.action <> 'import.undo'
  and (e.before is not null or e.after is not null)
  and b.state is distinct from 'UNDONE'

-- figure_ids --
-- The rows of a part of a figure: its first population unless another is asked for.
select r.id
from figure_rows(
  :district, :as_of, year_start(:as_of), :town, :department, cast(:formation as text),
  cast(:code as text),
  coalesce(
    cast(:population as text),
    (select d.populations[1] from declared_figures() as d where d.code = cast(:code as text))
  ),
  cast(:part as text)
) as r
where (cast(:building as uuid) is null and cast(:area as uuid) is null)
   or r.id in (
     select o.id
     from organizations_at(:district, :as_of) as o
     where (cast(:building as uuid) is null or o.building_id = :building)
       and (cast(:area as uuid) is null or o.area_id = :area)
   )
