-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table change_events enable row level security;
alter table change_events force row level security;
grant select on change_events to liangxin_reader;
grant select, insert, update, delete on change_events to liangxin_writer;
create policy readers_see_their_rows on change_events
  for select to liangxin_reader, liangxin_writer
  using (
    (district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then true
        when 'DEPARTMENT_OFFICER' then true
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then true
        else false
      end)
  );
create policy writers_change_their_rows on change_events
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then true
        when 'DEPARTMENT_OFFICER' then true
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then true
        else false
      end))
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then true
        when 'DEPARTMENT_OFFICER' then true
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then true
        else false
      end))
  );
