-- What the ranking of a contest's round asks for beside the district of the benchmarks: rounds of a
-- hundred entries with their results, of which two in eight share a place. Run as the owner with
-- app.role, app.district_id, bench.organizations and bench.results set, after district.sql in the
-- same session. A contest has ten disciplines of one round each.
create temporary view ranked as
select current_setting('app.district_id')::uuid as district_id,
       current_setting('bench.organizations')::integer as organizations,
       current_setting('bench.results')::integer as results,
       current_setting('bench.results')::integer / 100 as rounds;

insert into contests
  (district_id, id, created_at, updated_at, source, revision, name, level, kind, starts_on, ends_on,
   appeal_hours, name_days, state, name_sort, search_text)
select district_id, pg_temp.numbered(15, n), now(), now(), 'bench', 1, '基准竞赛' || n, 'DISTRICT',
       'CONTEST', date '2026-05-01' + n, date '2026-05-03' + n, 24, 90, 'OPEN',
       'ji zhun jing sai ' || lpad(n::text, 4, '0'), '基准竞赛' || n
from ranked, generate_series(0, (ranked.rounds - 1) / 10) as n;

insert into disciplines
  (district_id, id, created_at, updated_at, source, revision, contest_id, name, position, is_team)
select district_id, pg_temp.numbered(16, n), now(), now(), 'bench', 1,
       pg_temp.numbered(15, n / 10), '基准赛项' || n, 1 + n % 10, false
from ranked, generate_series(0, ranked.rounds - 1) as n;

insert into rounds
  (district_id, id, created_at, updated_at, source, revision, contest_id, discipline_id, name,
   position, state, theory_share, judges_rule, drops, attempts, attempts_rule, ranking, decimals,
   tie_rules, advance_rule, is_blind, needs_check)
select district_id, pg_temp.numbered(17, n), now(), now(), 'bench', 1,
       pg_temp.numbered(15, n / 10), pg_temp.numbered(16, n), '决赛', 1, 'OPEN', 0.3,
       'DROP_HIGH_LOW', 1, 1, 'BEST', 'HIGHEST', 2, '["PRACTICAL"]', 'NONE', false, false
from ranked, generate_series(0, ranked.rounds - 1) as n;

insert into entries
  (district_id, id, created_at, updated_at, source, revision, contest_id, discipline_id, bib, name,
   organization_id, organization_name, shows_name, keeps_name, state)
select o.district_id, pg_temp.numbered(18, n), now(), now(), 'bench', 1,
       pg_temp.numbered(15, n / 1000), pg_temp.numbered(16, n / 100),
       lpad((n % 1000)::text, 3, '0'), '基准选手' || n, o.id, o.name, false, false, 'ENTERED'
from ranked
cross join generate_series(0, ranked.results - 1) as n
join organizations as o
  on o.district_id = ranked.district_id
  and o.id = pg_temp.numbered(6, n % ranked.organizations);

-- Within a round the 37th multiple spreads places over the entries, so that no order comes by itself.
insert into results
  (district_id, id, contest_id, round_id, entry_id, theory, practical, penalties, total, place,
   is_shared, status, missing, is_pending, has_few_judges, advances, log_version)
select district_id, pg_temp.numbered(19, n), pg_temp.numbered(15, n / 1000),
       pg_temp.numbered(17, n / 100), pg_temp.numbered(18, n), 86, 99 - placed.above * 0.5, 0,
       round(0.3 * 86 + 0.7 * (99 - placed.above * 0.5), 2), placed.above + 1,
       placed.rank % 8 < 2, 'STARTING', 0, false, false, false, n
from ranked
cross join generate_series(0, ranked.results - 1) as n
cross join lateral (
  select n * 37 % 100 as rank,
         case when n * 37 % 100 % 8 = 1 then n * 37 % 100 - 1 else n * 37 % 100 end as above
) as placed;
