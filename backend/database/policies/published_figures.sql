-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table published_figures enable row level security;
alter table published_figures force row level security;
grant select on published_figures to liangxin_reader;
grant select, insert on published_figures to liangxin_writer;
create policy readers_see_their_rows on published_figures
  for select to liangxin_reader, liangxin_writer
  using (
    (district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then true
        when 'DEPARTMENT_OFFICER' then true
        when 'DISTRICT_OFFICER' then true
        when 'JUDGE' then true
        when 'PUBLIC' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then true
        else false
      end)
  );
create policy writers_change_their_rows on published_figures
  for insert to liangxin_writer
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        else false
      end))
  );
