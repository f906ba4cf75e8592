-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table import_batches enable row level security;
alter table import_batches force row level security;
grant select on import_batches to liangxin_reader;
grant select, insert, update, delete on import_batches to liangxin_writer;
create policy readers_see_their_rows on import_batches
  for select to liangxin_reader, liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and (
      ((select nullif(current_setting('app.role', true), '')) = 'BRANCH_SECRETARY' and (started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DISTRICT_OFFICER')
      or ((select nullif(current_setting('app.role', true), '')) = 'SYSTEM')
      or ((select nullif(current_setting('app.role', true), '')) = 'TOWN_OFFICER' and (started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)))
    )))
  );
create policy writers_change_their_rows on import_batches
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and (
      ((select nullif(current_setting('app.role', true), '')) = 'BRANCH_SECRETARY' and (started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DISTRICT_OFFICER')
      or ((select nullif(current_setting('app.role', true), '')) = 'SYSTEM')
      or ((select nullif(current_setting('app.role', true), '')) = 'TOWN_OFFICER' and (started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)))
    )))
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and (
      ((select nullif(current_setting('app.role', true), '')) = 'BRANCH_SECRETARY' and (started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DISTRICT_OFFICER')
      or ((select nullif(current_setting('app.role', true), '')) = 'SYSTEM')
      or ((select nullif(current_setting('app.role', true), '')) = 'TOWN_OFFICER' and (started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)))
    )))
  );
