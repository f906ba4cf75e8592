-- A district of :organizations organizations for the benchmarks: 20 towns, 2,000 buildings, 4,000
-- branches of which each covers four in five of its organizations, two checks and one count each.
-- Run as the owner with app.role, app.district_id and bench.organizations set: row security binds
-- the owner too. Ids follow from the number of the row, so that no join is needed to refer to one,
-- and grow with it as UUIDv7 do.
create function pg_temp.numbered(kind integer, place bigint) returns uuid
language sql immutable
return format(
  '01900000-%s-7000-8000-%s', lpad(to_hex(kind), 4, '0'), lpad(to_hex(place), 12, '0')
)::uuid;

create temporary view bench as
select current_setting('app.district_id')::uuid as district_id,
       current_setting('bench.organizations')::integer as organizations;

insert into departments
  (district_id, id, created_at, updated_at, source, revision,
   name, kind, is_default, name_sort, search_text)
select district_id, pg_temp.numbered(1, n), now(), now(), 'bench', 1,
       '基准部门' || n, 'INDUSTRY', false, 'ji zhun bu men ' || n, '基准部门' || n
from bench, generate_series(1, 4) as n;

insert into towns
  (district_id, id, created_at, updated_at, source, revision, name, kind, name_sort, search_text)
select district_id, pg_temp.numbered(2, n), now(), now(), 'bench', 1,
       '基准镇' || n, 'TOWN', 'ji zhun zhen ' || lpad(n::text, 2, '0'), '基准镇' || n
from bench, generate_series(0, 19) as n;

insert into buildings
  (district_id, id, created_at, updated_at, source, revision,
   town_id, name, address, floors, longitude, latitude, coordinate_system, name_sort, search_text)
select district_id, pg_temp.numbered(3, n), now(), now(), 'bench', 1,
       pg_temp.numbered(2, n % 20), '基准大厦' || n, '基准路' || n || '号', 1 + n % 30,
       82 + n % 50 * 0.01, 38 + n / 50 * 0.01, 'WGS84',
       'ji zhun da sha ' || lpad(n::text, 4, '0'), '基准大厦' || n
from bench, generate_series(0, 1999) as n;

insert into branches
  (district_id, id, created_at, updated_at, source, revision,
   name, kind, formation, town_id, is_functional, has_untransferred, village_full_members,
   founded_on, scope_town_ids, scope_department_ids, name_sort, search_text)
select district_id, pg_temp.numbered(4, n), now(), now(), 'bench', 1,
       '中共基准区第' || n || '支部委员会', 'JOINT_BRANCH', 'AREA', pg_temp.numbered(2, n % 20),
       false, false, 0, date '2024-01-01' + n % 600, array[pg_temp.numbered(2, n % 20)],
       array[pg_temp.numbered(1, 1 + n % 4)],
       'zhong gong ji zhun qu di ' || lpad(n::text, 4, '0'), '中共基准区第' || n || '支部委员会'
from bench, generate_series(0, 3999) as n;

insert into approvals
  (district_id, id, created_at, updated_at, source, revision,
   branch_id, action, number, kind, formation, valid, scope_town_ids, scope_department_ids)
select b.district_id, pg_temp.numbered(5, row_number() over ()), now(), now(), 'bench', 1,
       b.id, 'FOUNDING', '基准〔2024〕' || row_number() over () || '号', b.kind, b.formation,
       daterange(b.founded_on, null), b.scope_town_ids, b.scope_department_ids
from branches as b
join bench using (district_id);

insert into organizations
  (district_id, id, created_at, updated_at, source, revision,
   credit_code, name, kind, registration_state, size_class, industry_code, address,
   town_id, department_id, is_department_confirmed, building_id, longitude, latitude,
   coordinate_system, branch_ids, name_sort, search_text)
select district_id, pg_temp.numbered(6, n), now(), now(), 'bench', 1,
       '91990199' || lpad(n::text, 10, '0'), '基准第' || n || '号有限公司',
       'ENTERPRISE', 'ACTIVE', 'SMALL', '3400', '基准路' || n || '号',
       pg_temp.numbered(2, n % 20), pg_temp.numbered(1, 1 + n % 4), true,
       pg_temp.numbered(3, n % 2000), 82 + n % 50 * 0.01, 38 + n % 2000 / 50 * 0.01, 'WGS84',
       -- Every fifth one, spread over towns, names and branches, is covered by no branch.
       case
         when n / 4000 % 5 = n / 20 % 5 then '{}'
         else array[pg_temp.numbered(4, n % 4000)]
       end,
       'ji zhun di ' || lpad(n::text, 8, '0') || ' hao you xian gong si',
       '基准第' || n || '号有限公司'
from bench, generate_series(0, bench.organizations - 1) as n;

insert into placements
  (district_id, id, created_at, updated_at, source, revision,
   organization_id, town_id, department_id, is_department_confirmed, building_id, valid,
   scope_town_id, scope_department_id, scope_branch_ids)
select o.district_id, pg_temp.numbered(7, row_number() over ()), now(), now(), 'bench', 1,
       o.id, o.town_id, o.department_id, true, o.building_id, daterange(null, null),
       o.town_id, o.department_id, o.branch_ids
from organizations as o
join bench using (district_id);

insert into coverage_links
  (district_id, id, created_at, updated_at, source, revision,
   branch_id, organization_id, formation, is_derived, valid, scope_town_ids, scope_department_ids)
select o.district_id, pg_temp.numbered(8, row_number() over ()), now(), now(), 'bench', 1,
       o.branch_ids[1], o.id, 'AREA', false, daterange('2025-09-01', null),
       array[o.town_id], array[o.department_id]
from organizations as o
join bench using (district_id)
where o.branch_ids <> '{}';

insert into operating_checks
  (district_id, id, created_at, updated_at, source, revision,
   organization_id, checked_on, finding, scope_town_id, scope_department_id, scope_branch_ids)
select o.district_id, pg_temp.numbered(9, row_number() over ()), now(), now(), 'bench', 1,
       o.id, date '2026-01-01' + 90 * n, 'OPERATING', o.town_id, o.department_id, o.branch_ids
from organizations as o
join bench using (district_id)
cross join generate_series(1, 2) as n;

insert into member_counts
  (district_id, id, created_at, updated_at, source, revision,
   organization_id, is_computed, full_members, probationary_members, untransferred_members, valid,
   scope_town_id, scope_department_id, scope_branch_ids)
select o.district_id, pg_temp.numbered(10, n), now(), now(), 'bench', 1,
       o.id, false, n % 5, n % 2, 0, daterange(null, null), o.town_id, o.department_id, o.branch_ids
from (
  select *, row_number() over () as n
  from organizations
) as o
join bench using (district_id);
