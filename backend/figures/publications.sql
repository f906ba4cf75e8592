-- is_withdrawn --
-- Withdrawn since.
exists (
  select
  from publication_withdrawals as w
  where {scope publication_withdrawals w}
    and w.publication_id = {row}.id
)

-- withdrawal --
-- When and why a publication was withdrawn.
select w.withdrawn_at, w.reason
from publication_withdrawals as w
where {scope publication_withdrawals w}
  and w.publication_id = {row}.id

-- shown --
-- Published figures with the day, the scope and the edition of their publication.
select p.as_of, p.town_id, p.scope_name, p.edition, f.publication_id, f.place, f.code, f.population,
       f.family, f.unit, f.name, f.definition, f.english_definition, f.formula,
       f.source_text as source, f.value, f.reason, f.numerator, f.denominator,
       f.reported_numerator, f.reported_denominator, f.verified_share, f.window_from, f.window_to,
       f.rule_version, f.is_suppressed,
       array_position(array['ENTERPRISE', 'SOCIAL_ORGANIZATION', 'ALL'], f.population) as turn,
       exists (
         select
         from publication_withdrawals as w
         where {scope publication_withdrawals w}
           and w.publication_id = p.id
       ) as is_withdrawn
from published_figures as f
join publications as p
  on {scope publications p}
  and p.id = f.publication_id
where {scope published_figures f}

-- figures_of --
-- The figures of a publication; those of a withdrawn one are for the offices alone.
select f.*
from {use shown} as f
where f.publication_id = {row}.id
  and (:codes is null or f.code = any (:codes))
  and (:role <> 'PUBLIC' or not f.is_withdrawn)
order by f.place, f.turn

-- figures_in_force --
-- The figures of the latest edition that is not withdrawn, of the latest day up to the one given.
select f.*
from {use shown} as f
where f.publication_id = (
    select latest.id
    from publications as latest
    where {scope publications latest}
      and latest.as_of <= :on_or_before
      and latest.town_id is not distinct from :town_id
      and not exists (
        select
        from publication_withdrawals as w
        where {scope publication_withdrawals w}
          and w.publication_id = latest.id
      )
    order by latest.as_of desc, latest.edition desc
    limit 1
  )
  and (:codes is null or f.code = any (:codes))
order by f.place, f.turn
