-- What a map needs beside the district of the benchmarks: 500 drawn areas of 40 corners, every
-- organization in one of them, and every fourth branch a joint branch of a building instead.
-- Run as the owner with app.role and app.district_id set, after district.sql.
insert into areas
  (district_id, id, created_at, updated_at, source, revision, town_id, name, boundary,
   west, south, east, north, name_sort, search_text)
select t.district_id, gen_random_uuid(), now(), now(), 'bench', 1, t.id, '基准片区' || drawn.n,
       'POLYGON ((' || drawn.ring || '))',
       drawn.x - 0.01, drawn.y - 0.01, drawn.x + 0.01, drawn.y + 0.01,
       'ji zhun pian qu ' || lpad(drawn.n::text, 4, '0'), '基准片区' || drawn.n
from (
  select place.n, place.x, place.y,
         string_agg(
           round((place.x + 0.01 * cosd(9 * corner))::numeric, 6) || ' '
             || round((place.y + 0.01 * sind(9 * corner))::numeric, 6),
           ', ' order by corner
         ) as ring
  from (
    select n, 82 + n % 25 * 0.02 as x, 38 + n / 25 * 0.02 as y
    from generate_series(0, 499) as n
  ) as place
  cross join generate_series(0, 40) as corner
  group by place.n, place.x, place.y
) as drawn
join (
  select district_id, id, row_number() over (order by name_sort) - 1 as n
  from towns
) as t on t.n = drawn.n % 20;

update organizations
set area_id = lying.area_id
from (
  select o.id, a.id as area_id
  from (select id, (row_number() over (order by id) - 1) % 500 as n from organizations) as o
  join (select id, row_number() over (order by name_sort) - 1 as n from areas) as a on a.n = o.n
) as lying
where lying.id = organizations.id;

update placements
set area_id = o.area_id
from organizations as o
where o.district_id = placements.district_id
  and o.id = placements.organization_id;

update branches
set area_id = lying.area_id,
    building_id = case when get_byte(uuid_send(branches.id), 15) % 4 = 0 then lying.building_id end,
    formation = case
      when get_byte(uuid_send(branches.id), 15) % 4 = 0 then 'BUILDING' else 'AREA'
    end
from (
  select distinct on (k.branch_id) k.branch_id, o.area_id, o.building_id
  from coverage_links as k
  join organizations as o on o.district_id = k.district_id and o.id = k.organization_id
  order by k.branch_id, o.id
) as lying
where lying.branch_id = branches.id;

update approvals
set formation = b.formation
from branches as b
where b.district_id = approvals.district_id
  and b.id = approvals.branch_id;

update coverage_links
set formation = b.formation
from branches as b
where b.district_id = coverage_links.district_id
  and b.id = coverage_links.branch_id;
