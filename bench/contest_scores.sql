-- A round in full swing: 999 entries that start after the one that was drawn, and for each of the
-- thousand fifty points of every judge for every criterion, as records and as present scores. Run as the owner with app.role, app.district_id,
-- bench.round and bench.organization set.
create temporary view swing as
select r.district_id, r.id as round_id, r.contest_id, r.discipline_id,
       current_setting('bench.organization')::uuid as organization_id
from rounds as r
where r.district_id = current_setting('app.district_id')::uuid
  and r.id = current_setting('bench.round')::uuid;

insert into entries
  (district_id, id, created_at, updated_at, source, revision, contest_id, discipline_id, bib, name,
   organization_id, organization_name, shows_name, keeps_name, state)
select s.district_id, gen_random_uuid(), now(), now(), 'bench', 1, s.contest_id, s.discipline_id,
       lpad(n::text, 4, '0'), '基准选手' || n, s.organization_id, '基准厂', false, false, 'ENTERED'
from swing as s, generate_series(1, 999) as n;

insert into starts
  (district_id, id, created_at, updated_at, source, revision, contest_id, round_id, entry_id,
   position, status)
select s.district_id, gen_random_uuid(), now(), now(), 'bench', 1, s.contest_id, s.round_id, e.id,
       1 + e.bib::integer, 'STARTING'
from swing as s
join entries as e on e.district_id = s.district_id and e.discipline_id = s.discipline_id
where e.bib <> '0000';

insert into score_records
  (district_id, id, contest_id, round_id, entry_id, operation_key, kind, criterion_id,
   judge_user_id, recorded_by, attempt, value, base_version, version, verdict, device,
   device_sequence, recorded_at, received_at, is_confirmed)
select s.district_id, gen_random_uuid(), s.contest_id, s.round_id, e.id,
       concat_ws('-', 'swing', e.bib, c.position, j.judge_user_id), 'SCORE', c.id, j.judge_user_id,
       j.judge_user_id, 1, 50, 0, 1, 'ACCEPTED', 'bench', 1, now(), now(), false
from swing as s
join entries as e on e.district_id = s.district_id and e.discipline_id = s.discipline_id
join criteria as c on c.district_id = s.district_id and c.round_id = s.round_id
join judge_rounds as j on j.district_id = s.district_id and j.round_id = s.round_id;

insert into scores
  (district_id, id, contest_id, round_id, entry_id, kind, criterion_id, judge_user_id, attempt,
   value, version, record_id, state)
select r.district_id, gen_random_uuid(), r.contest_id, r.round_id, r.entry_id, r.kind,
       r.criterion_id, r.judge_user_id, r.attempt, r.value, r.version, r.id, 'CURRENT'
from swing as s
join score_records as r on r.district_id = s.district_id and r.round_id = s.round_id;

drop view swing;
