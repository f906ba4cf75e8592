-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table import_changes enable row level security;
alter table import_changes force row level security;
grant select on import_changes to liangxin_reader;
grant select, insert, update, delete on import_changes to liangxin_writer;
create policy readers_see_their_rows on import_changes
  for select to liangxin_reader, liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        when 'DEPARTMENT_OFFICER' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        else false
      end))
  );
create policy writers_change_their_rows on import_changes
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        when 'DEPARTMENT_OFFICER' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        else false
      end))
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        when 'DEPARTMENT_OFFICER' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then started_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        else false
      end))
  );
