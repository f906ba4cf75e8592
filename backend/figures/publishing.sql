-- scope --
-- The district or the town whose figures are published, by the name of the day of publishing.
select coalesce(t.name, d.name) as name
from districts as d
left join towns as t
  on t.district_id = d.id
  and t.id = $2
where d.id = $1
  and ($2::uuid is null or t.id is not null);

-- latest --
-- The latest edition of a day and scope, and whether it was withdrawn.
select p.id, p.edition, w.id is not null as is_withdrawn
from publications as p
left join publication_withdrawals as w
  on w.district_id = p.district_id
  and w.publication_id = p.id
where p.district_id = $1
  and p.as_of = $2
  and p.town_id is not distinct from $3
order by p.edition desc
limit 1;

-- figures --
-- Every figure of the scope, as it is kept.
select v.place, v.code, v.population, v.family, v.unit, v.name, v.definition,
       v.english_definition, v.formula, v.source as source_text, v.value, v.reason, v.numerator,
       v.denominator, v.reported_numerator, v.reported_denominator, v.verified_share,
       v.window_from, v.window_to, v.rule_version
from figure_values($1, $2, year_start($2), $3, null, null, null) as v;

-- units --
-- The operating organizations of each town of the district, whatever the scope.
select o.population, o.town_id, count(*) as number
from organizations_at($1, $2) as o
where o.is_registered
  and not o.is_excluded
group by o.population, o.town_id;

-- persons --
-- What is counted of contests, by its set and the town that organizes, whatever the scope.
select own.set_name, c.group_key::uuid as town_id, count(*) as number
from contest_sets_on($1, array[$2::date], year_start($2), null, null, 'TOWN') as c
cross join unnest(c.sets) as own (set_name)
group by own.set_name, c.group_key;
