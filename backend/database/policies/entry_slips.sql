-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table entry_slips enable row level security;
alter table entry_slips force row level security;
grant select on entry_slips to liangxin_reader;
grant select, insert, update, delete on entry_slips to liangxin_writer;
create policy readers_see_their_rows on entry_slips
  for select to liangxin_reader, liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DEPARTMENT_OFFICER' then organizer_department_id = (select nullif(current_setting('app.department_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'TOWN_OFFICER' then organizer_town_id = (select nullif(current_setting('app.town_id', true), '')::uuid)
        else false
      end)
    or case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end)
  );
create policy writers_change_their_rows on entry_slips
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DEPARTMENT_OFFICER' then organizer_department_id = (select nullif(current_setting('app.department_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'TOWN_OFFICER' then organizer_town_id = (select nullif(current_setting('app.town_id', true), '')::uuid)
        else false
      end)
    or case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end)
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DEPARTMENT_OFFICER' then organizer_department_id = (select nullif(current_setting('app.department_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'TOWN_OFFICER' then organizer_town_id = (select nullif(current_setting('app.town_id', true), '')::uuid)
        else false
      end)
    or case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end)
  );
