-- figures --
-- Every figure on the day, in the scope that is asked for.
select v.*, null::text as group_name, :town_id as town_id, :department_id as department_id,
       :formation as formation, :formation as wanted_way, :trade as trade, :cluster as cluster
from figure_values(
  :district_id, :as_of, coalesce(:since, year_start(:as_of)),
  :town_id, :department_id, :formation, null, :trade, :cluster
) as v
where :role <> 'PUBLIC'
  and (:codes is null or v.code = any (:codes))
  and (:family is null or v.family = :family)
  and (:population is null or v.population = :population)
order by v.place, array_position(array['ENTERPRISE', 'SOCIAL_ORGANIZATION', 'ALL'], v.population)

-- groups --
-- The same for each town, line or way in the scope; what has no town or line has the nil id.
select v.*,
       coalesce(t.name, d.name) as group_name,
       case :breakdown
         when 'TOWN' then coalesce(v.group_key, '00000000-0000-0000-0000-000000000000')::uuid
         else :town_id
       end as town_id,
       case :breakdown
         when 'DEPARTMENT' then coalesce(v.group_key, '00000000-0000-0000-0000-000000000000')::uuid
         else :department_id
       end as department_id,
       case :breakdown when 'FORMATION' then v.group_key else :formation end as formation,
       case :breakdown
         when 'FORMATION' then coalesce(v.group_key, 'NONE')
         else :formation
       end as wanted_way,
       null::text as trade, null::text as cluster
from figure_values(
  :district_id, :as_of, coalesce(:since, year_start(:as_of)),
  :town_id, :department_id, :formation, :breakdown
) as v
left join towns as t
  on {scope towns t}
  and :breakdown = 'TOWN'
  and t.id::text = v.group_key
left join departments as d
  on {scope departments d}
  and :breakdown = 'DEPARTMENT'
  and d.id::text = v.group_key
where :role <> 'PUBLIC'
  and (:codes is null or v.code = any (:codes))
  and (:family is null or v.family = :family)
  and (:population is null or v.population = :population)
order by coalesce(t.name_sort, d.name_sort, v.group_key) collate "C" nulls last, v.group_key,
         v.place, array_position(array['ENTERPRISE', 'SOCIAL_ORGANIZATION', 'ALL'], v.population)

-- contest_groups --
-- The figures of the contests for each trade or cluster that has something to count.
select v.*, v.group_key as group_name, :town_id as town_id, :department_id as department_id,
       null::text as formation, null::text as wanted_way,
       case :breakdown when 'TRADE' then coalesce(v.group_key, '') end as trade,
       case :breakdown when 'CLUSTER' then coalesce(v.group_key, '') end as cluster
from (
  select f.*, max(f.numerator) over (partition by f.group_key) as most
  from figure_values(
    :district_id, :as_of, coalesce(:since, year_start(:as_of)),
    :town_id, :department_id, null, :breakdown
  ) as f
) as v
where :role <> 'PUBLIC'
  and v.most > 0
  and (:codes is null or v.code = any (:codes))
order by v.group_key collate "C" nulls last, v.place

-- figure --
-- One figure, for its first population unless another is asked for.
select f.*
from (
  select v.*, null::text as group_name, :town_id as town_id, :department_id as department_id,
         :formation as formation, :formation as wanted_way, :trade as trade, :cluster as cluster
  from figure_values(
    :district_id, :as_of, coalesce(:since, year_start(:as_of)),
    :town_id, :department_id, :formation, null, :trade, :cluster
  ) as v
) as f
where :role <> 'PUBLIC'
  and f.code = :code
  and (:population is null or f.population = :population)
order by array_position(array['ENTERPRISE', 'SOCIAL_ORGANIZATION', 'ALL'], f.population)

-- figure_before --
-- The figure on the first of two days.
select v.*, null::text as group_name, :town_id as town_id, :department_id as department_id,
       :formation as formation, :formation as wanted_way, null::text as trade,
       null::text as cluster
from figure_values(
  :district_id, :from, year_start(:from), :town_id, :department_id, :formation, null
) as v
where v.code = :code
  and v.population = {row}.population

-- figure_after --
-- The figure on the second of two days.
select v.*, null::text as group_name, :town_id as town_id, :department_id as department_id,
       :formation as formation, :formation as wanted_way, null::text as trade,
       null::text as cluster
from figure_values(
  :district_id, :to, year_start(:to), :town_id, :department_id, :formation, null
) as v
where v.code = :code
  and v.population = {row}.population

-- trend --
-- Figures on the last day of each period, and on the last of the days that are asked for.
select f.*, null::text as group_name, :town_id as town_id, :department_id as department_id,
       :formation as formation
from figure_trend(
  :district_id, trend_days(:from, :to, :step),
  :town_id, :department_id, :formation,
  case when :code is null then :codes else array[:code] end, :family, :population, null
) as f
where :role <> 'PUBLIC'
order by f.place, f.as_of

-- trend_groups --
-- The same for each town, line or way in the scope.
select f.*,
       coalesce(t.name, d.name) as group_name,
       case :breakdown
         when 'TOWN' then coalesce(f.group_key, '00000000-0000-0000-0000-000000000000')::uuid
         else :town_id
       end as town_id,
       case :breakdown
         when 'DEPARTMENT' then coalesce(f.group_key, '00000000-0000-0000-0000-000000000000')::uuid
         else :department_id
       end as department_id,
       case :breakdown when 'FORMATION' then f.group_key else :formation end as formation
from figure_trend(
  :district_id, trend_days(:from, :to, :step),
  :town_id, :department_id, :formation, :codes, null, :population, :breakdown
) as f
left join towns as t
  on {scope towns t}
  and :breakdown = 'TOWN'
  and t.id::text = f.group_key
left join departments as d
  on {scope departments d}
  and :breakdown = 'DEPARTMENT'
  and d.id::text = f.group_key
where :role <> 'PUBLIC'
order by coalesce(t.name_sort, d.name_sort, f.group_key) collate "C" nulls last, f.group_key,
         f.place, f.as_of

-- change --
-- The population that is asked for, or the figure's first one.
select coalesce(:population, d.populations[1]) as population
from declared_figures() as d
where :role <> 'PUBLIC'
  and d.code = :code
  and coalesce(:population, d.populations[1]) = any (d.populations)

-- change_groups --
-- What entered and what left between the two days, by reason.
select c.*
from figure_changes(
  :district_id, :from, :to, :town_id, :department_id, :formation, :code, {row}.population
) as c

-- is_in_group --
-- The rows of a group of a change.
{target}.id = any ({row}.ids)

-- rows --
-- The rows of a part of the figure, in the scope in which it was counted.
select r.id
from figure_rows(
  :district_id, {row}.window_to, {row}.window_from,
  {row}.town_id, {row}.department_id, {row}.wanted_way,
  {row}.code, {row}.population, :part, {row}.trade, {row}.cluster
) as r

-- ledger_rows --
-- The rows of a part of a figure: the figure's first population unless another is asked for. With
-- `changed_since` only the rows that came in or went out after that day, by any reason or by one.
select r.id
from figure_rows(
  :district_id, :as_of, coalesce(:since, year_start(:as_of)),
  :town_id, :department_id, :formation,
  :code,
  coalesce(
    :population, (select d.populations[1] from declared_figures() as d where d.code = :code)
  ),
  :part
) as r
where :changed_since is null
union all
select changed.id
from figure_changes(
  :district_id, :changed_since, :as_of,
  :town_id, :department_id, :formation,
  :code,
  coalesce(
    :population, (select d.populations[1] from declared_figures() as d where d.code = :code)
  )
) as c
cross join lateral unnest(c.ids) as changed (id)
where :changed_since is not null
  and c.part = :part
  and (:direction is null or c.direction = :direction)
  and (:change_reason is null or c.reason = :change_reason)

-- organization_rows --
-- The same, and only those that stood in a building or an area on the day, as the map counts them.
select r.id
from {use ledger_rows} as r
where (:building_id is null and :area_id is null)
   or r.id in (
     select o.id
     from organizations_at(:district_id, :as_of) as o
     where (:building_id is null or o.building_id = :building_id)
       and (:area_id is null or o.area_id = :area_id)
   )

-- definitions --
-- Every figure as it is declared, with the rules of a day.
select d.*, variant.population, rule.version as rule_version,
       case
         when d.family = 'CONTEST' or 'FOUNDED' = d.numerator or d.numerator like 'FOUNDED\_%'
         then 'YEAR'
         else 'DAY'
       end as measured
from declared_figures() as d
cross join lateral unnest(d.populations) with ordinality as variant (population, turn)
cross join rules_at(:district_id, :as_of) as rule
where (:codes is null or d.code = any (:codes))
order by d.place, variant.turn
