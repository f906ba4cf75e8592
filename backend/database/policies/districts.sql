-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table districts enable row level security;
alter table districts force row level security;
grant select on districts to liangxin_reader;
grant select, insert, update, delete on districts to liangxin_writer;
create policy readers_see_their_rows on districts
  for select to liangxin_reader, liangxin_writer
  using (
    (id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then true
        when 'DEPARTMENT_OFFICER' then true
        when 'DISTRICT_OFFICER' then true
        when 'JUDGE' then true
        when 'TOWN_OFFICER' then true
        else false
      end)
    or case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end
  );
create policy writers_change_their_rows on districts
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DISTRICT_OFFICER' then true
        else false
      end)
    or case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end)
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DISTRICT_OFFICER' then true
        else false
      end)
    or case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end)
  );
