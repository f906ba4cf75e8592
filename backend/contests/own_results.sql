-- own_results --
-- What the holder of the slip of entry $2 sees: that entry, and with the hash of the holder as $3
-- all entries of the same person, the latest contest first, with what is released of each round,
-- awards once the last round or the contest is, and practice. Null where the entry's names are erased. An entry without a hash (a team, or
-- no identity number given) stands alone.
with own as materialized (
  select e.*
  from entries as held
  join entries as e
    on e.district_id = held.district_id
    and (
      e.id = held.id
      or e.contestant_hash = held.contestant_hash and held.contestant_hash = $3::bytea
    )
  where held.district_id = $1
    and held.id = $2
    and held.name_erased_at is null
    and e.name_erased_at is null
),
started as (
  select s.entry_id,
         json_agg(
           json_build_object(
             'name', r.name,
             'isReleased', t.id is not null,
             'startsAt', s.position,
             'status', t.status,
             'place', t.place,
             'isShared', t.is_shared,
             'ranked', case
               when t.id is not null
               then (
                 select count(*)
                 from results as other
                 where other.district_id = $1
                   and other.round_id = r.id
                   and other.place is not null
               )
             end,
             'total', t.total::text,
             'theory', t.theory::text,
             'practical', t.practical::text,
             'seconds', t.seconds::text,
             'penalties', t.penalties::text,
             'isPending', t.is_pending,
             'advances', t.advances,
             -- Whose values by criterion are made of the scores; it does not leave the program.
             'scored', case
               when t.id is not null and c.shows_own_scores and 'PUBLISHED' in (c.state, ends.state)
               then json_build_array(r.id, s.entry_id)
             end
           )
           order by r.position desc
         ) as rounds
  from own as o
  join contests as c
    on c.district_id = $1
    and c.id = o.contest_id
  cross join lateral (
    select last.state
    from rounds as last
    where last.district_id = $1
      and last.discipline_id = o.discipline_id
    order by last.position desc
    limit 1
  ) as ends
  join starts as s
    on s.district_id = $1
    and s.entry_id = o.id
  join rounds as r
    on r.district_id = $1
    and r.id = s.round_id
    and r.state <> 'SET_UP'
  left join results as t
    on t.district_id = $1
    and t.round_id = r.id
    and t.entry_id = o.id
    and t.released_contest_id = o.contest_id
    and r.state = 'PUBLISHED'
  group by s.entry_id
),
awarded as (
  select a.entry_id,
         json_agg(
           json_build_object(
             'rank', a.rank, 'givenOn', a.given_on, 'certificateNumber', a.certificate_number
           )
           order by a.given_on, a.id
         ) as awards
  from own as o
  join awards as a
    on a.district_id = $1
    and a.entry_id = o.id
  join contests as c
    on c.district_id = $1
    and c.id = o.contest_id
  where c.state = 'PUBLISHED'
    -- An award follows from the last round, and would tell its result before that is released.
    or (
      select r.state
      from rounds as r
      where r.district_id = $1
        and r.discipline_id = o.discipline_id
        and r.state <> 'SET_UP'
      order by r.position desc
      limit 1
    ) = 'PUBLISHED'
  group by a.entry_id
),
practised as (
  select p.entry_id,
         json_agg(
           json_build_object(
             'name', s.name,
             'heldOn', s.held_on,
             'unit', s.unit,
             'isPresent', p.is_present,
             'value', p.value::text,
             'isBest', p.value is not null
               and p.value = case s.ranking
                 when 'HIGHEST' then p.greatest_value
                 else p.least_value
               end
           )
           order by s.held_on desc, s.id desc
         ) as practice
  from (
    select p.*,
           max(p.value) over alike as greatest_value,
           min(p.value) over alike as least_value
    from own as o
    join practice_results as p
      on p.district_id = $1
      and p.entry_id = o.id
    join practice_sessions as s
      on s.district_id = $1
      and s.id = p.practice_session_id
    window alike as (partition by p.entry_id, s.unit, s.ranking)
  ) as p
  join practice_sessions as s
    on s.district_id = $1
    and s.id = p.practice_session_id
  group by p.entry_id
)
select json_build_object(
  'holder', (
    select json_build_object('name', o.name, 'bib', o.bib) from own as o where o.id = $2
  ),
  'isWhole', $3::bytea is not null or not exists (
    select from own as o where o.id = $2 and o.contestant_hash is not null
  ),
  'entries', json_agg(
    json_build_object(
      'contest', c.name,
      'kind', c.kind,
      'startsOn', c.starts_on,
      'endsOn', c.ends_on,
      'discipline', d.name,
      'isTeam', d.is_team,
      'bib', o.bib,
      'name', o.name,
      'organization', o.organization_name,
      'isWithdrawn', o.state = 'WITHDRAWN',
      'isHeld', o.id = $2,
      'rounds', coalesce(s.rounds, '[]'),
      'awards', coalesce(a.awards, '[]'),
      'practice', coalesce(p.practice, '[]')
    )
    order by c.starts_on desc, c.id desc, d.position, o.id
  )
)::text
from own as o
join contests as c
  on c.district_id = $1
  and c.id = o.contest_id
  and (o.id = $2 or c.state not in ('DRAFT', 'CANCELLED'))
join disciplines as d
  on d.district_id = $1
  and d.id = o.discipline_id
left join started as s on s.entry_id = o.id
left join awarded as a on a.entry_id = o.id
left join practised as p on p.entry_id = o.id
having count(*) > 0;
