-- place --
-- The places of a round from the keys that are stored, in one reading and one order. $3 says whether
-- it is over; before that nobody advances. Only rows that change are written.
-- Ranked once: a round whose rows the server has not counted yet would be ranked for every row.
-- What moves is one row of pairs: under row security the server takes a round for a single row, and
-- joins 1,000 results to 1,000 places by comparing a million pairs, which takes 0.15 s.
with ranked as materialized (
  select r.id, r.place as former_place, r.is_shared as was_shared, r.advances,
         case when r.rank_key is not null then rank() over best_first end::integer as place,
         r.rank_key is not null and count(*) over equals > 1 as is_shared
  from results as r
  where r.district_id = $1
    and r.round_id = $2
  window best_first as (order by r.rank_key desc nulls last),
         equals as (best_first range between current row and current row)
),
moved as materialized (
  select jsonb_object_agg(x.id, jsonb_build_array(x.place, x.is_shared, x.advances)) as places
  from (
    select r.id, r.place, r.is_shared, r.advances and $3::boolean as advances
    from ranked as r
    where (r.former_place, r.was_shared) is distinct from (r.place, r.is_shared)
       or r.advances and not $3::boolean
  ) as x
)
update results as t
set place = ((select m.places from moved as m) -> t.id::text ->> 0)::integer,
    is_shared = ((select m.places from moved as m) -> t.id::text ->> 1)::boolean,
    advances = ((select m.places from moved as m) -> t.id::text ->> 2)::boolean
where t.district_id = $1
  and t.round_id = $2
  and (select m.places from moved as m) ? t.id::text;

-- freeze --
-- Keeps the ranking of a round as it stands, for the screen.
insert into frozen_results (
  district_id, id, contest_id, organizer_town_id, organizer_department_id, round_id, entry_id,
  theory, practical, seconds, penalties, total, place, is_shared, status, is_pending, advances,
  log_version
)
select r.district_id, r.id, r.contest_id, r.organizer_town_id, r.organizer_department_id,
       r.round_id, r.entry_id, r.theory, r.practical, r.seconds, r.penalties, r.total, r.place,
       r.is_shared, r.status, r.is_pending, r.advances, r.log_version
from results as r
where r.district_id = $1
  and r.round_id = $2;

-- thaw --
-- Lets go of the ranking that was kept.
delete from frozen_results where district_id = $1 and round_id = $2;

-- end_passes --
-- Passes of judges all of whose rounds are closed end at $3 at the latest; the sessions that they
-- opened, too. What ended before stays ended.
with ended as (
  update judge_passes as p
  set ends_at = least(p.ends_at, $3)
  where p.district_id = $1
    and p.judge_id in (
      select j.judge_id from judge_rounds as j where j.district_id = $1 and j.round_id = $2
    )
    and not exists (
      select
      from judge_rounds as other
      join rounds as r
        on r.district_id = other.district_id
        and r.id = other.round_id
      where other.district_id = $1
        and other.judge_id = p.judge_id
        and r.state in ('SET_UP', 'OPEN')
    )
  returning p.id, p.ends_at
)
update sessions as s
set expires_at = e.ends_at
from ended as e
where s.district_id = $1
  and s.pass_id = e.id
  and s.expires_at > e.ends_at;

-- prolong_passes --
-- Passes of the judges of a round that was opened again go on until their latest day, and sessions:
-- those that have not ended by $4.
with prolonged as (
  update judge_passes as p
  set ends_at = (p.works_on + $3::integer)::timestamp at time zone 'Asia/Shanghai'
  where p.district_id = $1
    and p.revoked_at is null
    and p.ends_at > $4
    and p.judge_id in (
      select j.judge_id from judge_rounds as j where j.district_id = $1 and j.round_id = $2
    )
  returning p.id, p.ends_at
)
update sessions as s
set expires_at = e.ends_at
from prolonged as e
where s.district_id = $1
  and s.pass_id = e.id
  and s.expires_at > $4;
