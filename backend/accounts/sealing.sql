-- digest --
-- What an event is known by: all its columns but the district, whose chain it is.
sha256(convert_to(
  jsonb_build_array(
    e.id, e.sequence, extract(epoch from e.at), e.user_id, e.role, e.action, e.subject_table,
    e.subject_id, e.before, e.after, e.reason, e.batch_id, e.operation_id, e.request_id
  )::text,
  'UTF8'
))

-- head --
-- The last seal of a district, and the first transaction that has not ended.
select
  coalesce(s.number, 0) as number,
  s.seal as seal,
  coalesce(s.seen, 0) as seen,
  pg_snapshot_xmin(pg_current_snapshot())::text::bigint as floor
from (select $1::uuid as district_id) as d
left join lateral (
  select l.number, l.seal, l.seen
  from audit_seals as l
  where l.district_id = d.district_id
  order by l.number desc
  limit 1
) as s on true;

-- horizon --
-- The first transaction that has not begun: what a look at the log before this saw lies below.
select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as horizon;

-- settled --
-- The last seal after which every event is sealed with a number that it had seen: whoever wrote
-- then had ended before the look at the log for the last seal of all. That they have ended by now
-- is not enough, since nobody may have looked since. The margin is for those who have drawn a
-- number and no transaction yet; the day is for a database that was restored elsewhere, where
-- transactions are counted anew.
select s.number as number, s.seen as seen
from (
  select l.number, l.sealed_at, l.floor
  from audit_seals as l
  where l.district_id = $1
  order by l.number desc
  limit 1
) as h
join audit_seals as s
  on s.district_id = $1
  and s.number < h.number
where s.horizon + 100 <= h.floor
  or s.sealed_at <= h.sealed_at - interval '1 day'
order by s.number desc
limit 1;

-- settles --
-- Whether a seal with this moment and this floor, though without events, would settle all that the
-- seals before it have seen.
select exists (
  select
  from audit_seals as s
  where s.district_id = $1
    and s.number > $2
    and s.seen = $3
    and (s.horizon + 100 <= $5::bigint or s.sealed_at <= $4::timestamptz - interval '1 day')
) as settles;

-- unsealed --
-- Events that no seal holds, among those beyond what is settled.
select e.sequence as sequence, {use digest} as digest
from audit_events as e
where e.district_id = $1
  and e.sequence > $2
  and not exists (
    select
    from (
      select unnest(s.sequences) as sequence
      from audit_seals as s
      where s.district_id = $1
        and s.number > $3
    ) as k
    where k.sequence = e.sequence
  )
order by e.sequence;

-- chain --
-- The next seals of a chain.
select s.number as number, s.sealed_at as sealed_at, s.seen as seen, s.horizon as horizon,
  s.floor as floor, s.sequences as sequences, s.digests as digests, s.previous as previous, s.seal as seal
from audit_seals as s
where s.district_id = $1
  and s.number > $2
order by s.number
limit 20;

-- sealed --
-- The events of a seal as they are now.
select e.sequence as sequence, e.id as id, e.at as at, e.action as action, {use digest} as digest
from audit_events as e
where e.district_id = $1
  and e.sequence = any ($2::bigint[])
order by e.sequence, e.id;

-- strangers --
-- Events with numbers that are settled, and which no seal holds.
select e.sequence as sequence, e.id as id, e.at as at, e.action as action
from audit_events as e
where e.district_id = $1
  and e.sequence <= $2
  and not exists (
    select
    from (
      select unnest(s.sequences) as sequence
      from audit_seals as s
      where s.district_id = $1
    ) as k
    where k.sequence = e.sequence
  )
order by e.sequence
limit 1000;

-- districts --
-- All districts, for the program at the gate.
select d.id as id, d.name as name, d.code as code
from districts as d
order by d.code;

-- waiting --
-- How many events wait for their seal.
select count(*) as waiting
from audit_events as e
where e.district_id = $1
  and e.sequence > $2
  and not exists (
    select
    from (
      select unnest(s.sequences) as sequence
      from audit_seals as s
      where s.district_id = $1
        and s.number > $3
    ) as k
    where k.sequence = e.sequence
  );
