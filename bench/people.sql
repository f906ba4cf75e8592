-- What the reads of the public API ask for beside the district of the benchmarks: members of whom
-- the first of each branch is its secretary, shops with days of opening that many share, and
-- buildings beyond the view of the map. Run as the owner with app.role, app.district_id,
-- bench.members, bench.shops and bench.buildings set, after district.sql in the same session.
create temporary view crowd as
select current_setting('app.district_id')::uuid as district_id,
       current_setting('bench.organizations')::integer as organizations,
       current_setting('bench.members')::integer as members,
       current_setting('bench.shops')::integer as shops,
       current_setting('bench.buildings')::integer as buildings;

insert into persons
  (district_id, id, created_at, updated_at, source, revision,
   scope_branch_id, scope_town_ids, name, sex)
select district_id, pg_temp.numbered(11, n), now(), now(), 'bench', 1,
       pg_temp.numbered(4, n % 4000), array[pg_temp.numbered(2, n % 20)], '基准党员' || n,
       case n % 2 when 0 then 'FEMALE' else 'MALE' end
from crowd, generate_series(0, crowd.members - 1) as n;

insert into members
  (district_id, id, created_at, updated_at, source, revision, scope_branch_id, scope_town_ids,
   person_id, name, kind, standing, joined_on, is_floating, name_sort, search_text)
select p.district_id, pg_temp.numbered(12, n), now(), now(), 'bench', 1, p.scope_branch_id,
       p.scope_town_ids, p.id, p.name, 'FULL', 'NORMAL', date '2000-01-01' + n % 9000, false,
       'ji zhun dang yuan ' || lpad(n::text, 6, '0'), p.name
from crowd
cross join generate_series(0, crowd.members - 1) as n
join persons as p on p.district_id = crowd.district_id and p.id = pg_temp.numbered(11, n);

insert into post_holdings
  (district_id, id, created_at, updated_at, source, revision, scope_branch_id, scope_town_ids,
   member_id, branch_id, post, valid)
select m.district_id, pg_temp.numbered(13, n), now(), now(), 'bench', 1, m.scope_branch_id,
       m.scope_town_ids, m.id, m.scope_branch_id, 'SECRETARY', daterange('2024-01-01', null)
from crowd
cross join generate_series(0, least(crowd.members, 4000) - 1) as n
join members as m on m.district_id = crowd.district_id and m.id = pg_temp.numbered(12, n);

insert into shops
  (district_id, id, created_at, updated_at, source, revision, name, platform, organization_id,
   town_id, department_id, opened_on, state, name_sort, search_text)
select district_id, pg_temp.numbered(14, n), now(), now(), 'bench', 1, '基准店铺' || n, 'OTHER',
       pg_temp.numbered(6, n % crowd.organizations), pg_temp.numbered(2, n % 20),
       pg_temp.numbered(1, 1 + n % 4), date '2024-01-01' + n * 7 % 700, 'OPEN',
       'ji zhun dian pu ' || lpad(n::text, 6, '0'), '基准店铺' || n
from crowd, generate_series(0, crowd.shops - 1) as n;

insert into buildings
  (district_id, id, created_at, updated_at, source, revision,
   town_id, name, address, floors, longitude, latitude, coordinate_system, name_sort, search_text)
select district_id, pg_temp.numbered(3, n), now(), now(), 'bench', 1,
       pg_temp.numbered(2, n % 20), '基准外大厦' || n, '基准路' || n || '号', 1 + n % 30,
       92 + n % 50 * 0.01, 38 + n / 50 * 0.01, 'WGS84',
       'ji zhun wai da sha ' || lpad(n::text, 4, '0'), '基准外大厦' || n
from crowd, generate_series(2000, crowd.buildings - 1) as n;
