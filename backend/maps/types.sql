-- view --
-- A view is one row without values: what it shows stands in its layers.
select

-- placed --
-- The operating organizations in scope, with their places; every layer counts these.
select p.*
from map_organizations(:district_id, :as_of, :town_id, :department_id) as p

-- registered --
-- How many organizations in scope are registered in each place.
select r.*
from registered_places(:district_id, :as_of, :town_id, :department_id) as r

-- joint --
-- The branches that cover organizations jointly.
select b.*
from map_branches(:district_id, :as_of) as b

-- inside --
-- The organizations that stand in the box.
select p.*
from {shared placed} as p
where p.longitude between :bbox_west and :bbox_east
  and p.latitude between :bbox_south and :bbox_north

-- towns --
-- The towns in scope that the box touches, and those that nobody has drawn.
select t.id, t.name, t.boundary,
       case when t.west is null then counted.longitude else (t.west + t.east) / 2 end as longitude,
       case when t.west is null then counted.latitude else (t.south + t.north) / 2 end as latitude,
       coalesce(listed.number, 0) as registered,
       coalesce(counted.operating, 0) as operating,
       coalesce(counted.covered, 0) as covered,
       coalesce(counted.verified, 0) as verified
from towns as t
cross join figure_scope(:town_id, null) as scope
left join (
  select p.town_id,
         count(*) as operating,
         count(p.way) as covered,
         count(*) filter (where p.is_verified) as verified,
         avg(p.longitude) as longitude,
         avg(p.latitude) as latitude
  from {shared placed} as p
  group by p.town_id
) as counted on counted.town_id = t.id
left join (
  select r.town_id, sum(r.number) as number
  from {shared registered} as r
  group by r.town_id
) as listed on listed.town_id = t.id
where {scope towns t}
  and (scope.town_id is null or t.id = scope.town_id)
  and (
    t.west is null
    or t.west <= :bbox_east and t.east >= :bbox_west
      and t.south <= :bbox_north and t.north >= :bbox_south
  )
order by t.name_sort collate "C", t.id

-- areas --
-- The areas of the day in scope that the box touches, and those that nobody has drawn.
select a.id, a.name, a.town_id, a.boundary, a.revision,
       case when a.west is null then counted.longitude else (a.west + a.east) / 2 end as longitude,
       case when a.west is null then counted.latitude else (a.south + a.north) / 2 end as latitude,
       coalesce(listed.number, 0) as registered,
       coalesce(counted.operating, 0) as operating,
       coalesce(counted.covered, 0) as covered,
       coalesce(counted.verified, 0) as verified,
       coalesce(built.branch_ids, '{}') as branch_ids
from areas as a
cross join figure_scope(:town_id, null) as scope
left join (
  select p.area_id,
         count(*) as operating,
         count(p.way) as covered,
         count(*) filter (where p.is_verified) as verified,
         avg(p.longitude) as longitude,
         avg(p.latitude) as latitude
  from {shared placed} as p
  group by p.area_id
) as counted on counted.area_id = a.id
left join (
  select r.area_id, sum(r.number) as number
  from {shared registered} as r
  group by r.area_id
) as listed on listed.area_id = a.id
left join (
  select b.area_id, array_agg(b.id order by b.id) as branch_ids
  from {shared joint} as b
  where b.formation = 'AREA'
  group by b.area_id
) as built on built.area_id = a.id
where {scope areas a}
  and (scope.town_id is null or a.town_id = scope.town_id)
  and (a.drawn_on is null or a.drawn_on <= :as_of)
  and (a.ended_on is null or a.ended_on > :as_of)
  and (
    a.west is null
    or a.west <= :bbox_east and a.east >= :bbox_west
      and a.south <= :bbox_north and a.north >= :bbox_south
  )
order by a.name_sort collate "C", a.id

-- buildings --
-- The buildings in scope that stand in the box, and those whose place nobody knows.
select g.id, g.name, g.town_id, g.building_group_id, g.longitude, g.latitude, g.floors, g.revision,
       coalesce(listed.number, 0) as registered,
       coalesce(counted.operating, 0) as operating,
       coalesce(counted.covered, 0) as covered,
       coalesce(counted.verified, 0) as verified,
       coalesce(built.branch_ids, '{}') as branch_ids
from buildings as g
cross join figure_scope(:town_id, null) as scope
left join (
  select p.building_id,
         count(*) as operating,
         count(p.way) as covered,
         count(*) filter (where p.is_verified) as verified
  from {shared placed} as p
  group by p.building_id
) as counted on counted.building_id = g.id
left join (
  select r.building_id, sum(r.number) as number
  from {shared registered} as r
  group by r.building_id
) as listed on listed.building_id = g.id
left join (
  select served.building_id, array_agg(served.branch_id order by served.branch_id) as branch_ids
  from (
    select b.building_id, b.id as branch_id
    from {shared joint} as b
    where b.formation = 'BUILDING'
      and b.building_id is not null
    union
    select member.id, b.id
    from {shared joint} as b
    join buildings as member
      on {scope buildings member}
      and member.building_group_id = b.building_group_id
    where b.formation = 'BUILDING'
  ) as served
  group by served.building_id
) as built on built.building_id = g.id
where {scope buildings g}
  and (scope.town_id is null or g.town_id = scope.town_id)
  and (
    g.longitude is null
    or g.longitude between :bbox_west and :bbox_east
      and g.latitude between :bbox_south and :bbox_north
  )
order by g.name_sort collate "C", g.id

-- organizations --
-- Each organization in the box, or beyond 20,000 of them the cells of a grid: squares on the screen
-- that lie where they lie whatever the box is, and never more than 64 in a row or a column.
select p.id, o.name, p.longitude, p.latitude, p.building_id, p.area_id, p.reason, p.is_verified,
       coalesce(p.way, 'UNCOVERED') as coverage,
       1::bigint as number,
       case when p.way is null then 0 else 1 end as covered,
       false as is_cluster
from {shared inside} as p
join organizations as o
  on {scope organizations o}
  and o.id = p.id
where (select count(*) from {shared inside}) <= 20000
union all
select null, null, avg(p.longitude), avg(p.latitude), null, null, null, null, null,
       count(*), count(p.way), true
from {shared inside} as p
cross join (
  select greatest(90 / 2 ^ :zoom, (:bbox_east - :bbox_west) / 62) as width,
         greatest(
           90 / 2 ^ :zoom * squeeze.factor, (:bbox_north - :bbox_south) / 62
         ) as height
  from (
    select greatest(cosd((:bbox_south + :bbox_north) / 2), 0.01) as factor
  ) as squeeze
) as cell
where (select count(*) from {shared inside}) > 20000
group by floor(p.longitude / cell.width), floor(p.latitude / cell.height)

-- is_clustered --
-- Whether the rows are cells of the grid.
coalesce(bool_or({row}.is_cluster), false)

-- total --
-- How many organizations stand in the box.
coalesce(sum({row}.number), 0)

-- without_place --
-- How many operating organizations in scope stand nowhere on the map.
(select count(*) from {shared placed} as p where p.longitude is null)

-- branches --
-- The branches that cover jointly and have an organization in the box, with all organizations
-- that they cover, wherever those stand.
select b.id, b.name, b.formation, b.building_id, b.area_id,
       coalesce(g.longitude, covered.longitude) as longitude,
       coalesce(g.latitude, covered.latitude) as latitude,
       covered.organization_ids,
       covered.longitudes as organization_longitudes,
       covered.latitudes as organization_latitudes
from {shared joint} as b
join (
  select linked.branch_id,
         avg(p.longitude) as longitude,
         avg(p.latitude) as latitude,
         array_agg(p.id order by p.id) as organization_ids,
         array_agg(p.longitude order by p.id) as longitudes,
         array_agg(p.latitude order by p.id) as latitudes,
         bool_or(
           p.longitude between :bbox_west and :bbox_east
           and p.latitude between :bbox_south and :bbox_north
         ) as is_inside
  from (
    select s.id as branch_id, unnest(s.organization_ids) as organization_id
    from {shared joint} as s
  ) as linked
  join {shared placed} as p on p.id = linked.organization_id
  group by linked.branch_id
) as covered on covered.branch_id = b.id
left join buildings as g
  on {scope buildings g}
  and g.id = b.building_id
where covered.is_inside
order by b.id
