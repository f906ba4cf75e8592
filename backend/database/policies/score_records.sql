-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table score_records enable row level security;
alter table score_records force row level security;
grant select on score_records to liangxin_reader;
grant select, insert on score_records to liangxin_writer;
create policy readers_see_their_rows on score_records
  for select to liangxin_reader, liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DEPARTMENT_OFFICER' then organizer_department_id = (select nullif(current_setting('app.department_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'JUDGE' then judge_user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then organizer_town_id = (select nullif(current_setting('app.town_id', true), '')::uuid)
        else false
      end))
  );
create policy writers_change_their_rows on score_records
  for insert to liangxin_writer
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DEPARTMENT_OFFICER' then organizer_department_id = (select nullif(current_setting('app.department_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'JUDGE' then judge_user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then organizer_town_id = (select nullif(current_setting('app.town_id', true), '')::uuid)
        else false
      end))
  );
