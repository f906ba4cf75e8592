-- contest_history --
-- What was done to the contest itself; its rounds and entries have their own events in the log.
{target}.subject_table = 'contests' and {target}.subject_id = {row}.id

-- tie_rules --
-- What decides between equal totals of a round, in order.
select t.rule
from jsonb_array_elements_text({row}.tie_rules) with ordinality as t (rule, place)
order by t.place

-- team_names --
-- The names of a team in one line.
(
  select string_agg(n.name, '、' order by n.place)
  from jsonb_array_elements_text({row}.team_names) with ordinality as n (name, place)
)

-- start_bib --
-- The bib of the entry that starts.
(
  select e.bib
  from entries as e
  where {scope entries e}
    and e.id = {row}.entry_id
)

-- start_name --
-- Its name, which a blind round of the discipline keeps from everybody here: bibs are the same in
-- all its rounds. The organizer reads it at the entry.
(
  select e.name
  from entries as e
  join rounds as r on r.id = {row}.round_id and {scope rounds r}
  where {scope entries e}
    and e.id = {row}.entry_id
    and not exists (
      select
      from rounds as s
      where {scope rounds s}
        and s.discipline_id = r.discipline_id
        and s.is_blind
    )
)

-- start_organization_name --
-- The name of its organization, which a blind round of the discipline keeps from everybody here.
(
  select e.organization_name
  from entries as e
  join rounds as r on r.id = {row}.round_id and {scope rounds r}
  where {scope entries e}
    and e.id = {row}.entry_id
    and not exists (
      select
      from rounds as s
      where {scope rounds s}
        and s.discipline_id = r.discipline_id
        and s.is_blind
    )
)

-- start_is_recused --
-- Whether the judge who reads must not judge the entry: no other judge is in that judge's reach.
exists (
  select
  from judges as j
  join entries as e
    on {scope entries e}
    and e.id = {row}.entry_id
  where {scope judges j}
    and j.contest_id = {row}.contest_id
    and (
      j.organization_id = e.organization_id
      or exists (
        select
        from recusals as x
        where {scope recusals x}
          and x.judge_id = j.id
          and (x.entry_id = e.id or x.organization_id = e.organization_id)
      )
    )
)

-- is_personal_best --
-- Whether nothing that the entry reached in sessions of the same unit and direction is better.
(
  {row}.value is not null
  and not exists (
    select
    from practice_sessions as own
    join practice_sessions as s
      on s.discipline_id = own.discipline_id
      and s.unit = own.unit
      and s.ranking = own.ranking
      and {scope practice_sessions s}
    join practice_results as o
      on o.practice_session_id = s.id
      and o.entry_id = {row}.entry_id
      and {scope practice_results o}
    where {scope practice_sessions own}
      and own.id = {row}.practice_session_id
      and case own.ranking
        when 'HIGHEST' then o.value > {row}.value
        else o.value < {row}.value
      end
  )
)

-- appeals_end_at --
-- Until when the result of a round can be appealed against; null while it is not closed.
(
  select {row}.closed_at + make_interval(hours => c.appeal_hours)
  from contests as c
  where {scope contests c}
    and c.id = {row}.contest_id
)

-- appeal_state --
-- How the latest appeal against a result stands; null where there is none.
(
  select a.state
  from appeals as a
  where {scope appeals a}
    and a.round_id = {row}.round_id
    and a.entry_id = {row}.entry_id
  order by a.lodged_at desc
  limit 1
)

-- award_is_published --
-- Whether the edition that is out tells of the award: beside a result of the entry, or among the
-- awards to organizations.
(
  exists (
    select
    from contest_publications as p
    where {scope contest_publications p}
      and p.contest_id = {row}.contest_id
      and p.withdrawn_at is null
      and p.organization_awards @> jsonb_build_array(jsonb_build_object('id', {row}.id))
  )
  or exists (
    select
    from contest_publications as p
    join published_results as r
      on {scope published_results r}
      and r.publication_id = p.id
    join entries as e
      on {scope entries e}
      and e.id = {row}.entry_id
      and e.bib = r.bib
    where {scope contest_publications p}
      and p.contest_id = {row}.contest_id
      and p.withdrawn_at is null
      and r.award = {row}.rank
  )
)

-- organization_awards --
-- The awards to organizations of an edition, by name.
select a.name as organization_name
from jsonb_to_recordset(coalesce({row}.organization_awards, '[]')) as a (name text)
order by a.name
