-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
grant select on idempotency_keys to liangxin_reader;
grant select, insert, update, delete on idempotency_keys to liangxin_writer;
create policy readers_see_their_rows on idempotency_keys
  for select to liangxin_reader, liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and (
      ((select nullif(current_setting('app.role', true), '')) = 'BRANCH_SECRETARY' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DEPARTMENT_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DISTRICT_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'TOWN_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
    ))
    or ((select nullif(current_setting('app.role', true), '')) = 'SYSTEM'))
  );
create policy writers_change_their_rows on idempotency_keys
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and (
      ((select nullif(current_setting('app.role', true), '')) = 'BRANCH_SECRETARY' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DEPARTMENT_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DISTRICT_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'TOWN_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
    ))
    or ((select nullif(current_setting('app.role', true), '')) = 'SYSTEM'))
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and (
      ((select nullif(current_setting('app.role', true), '')) = 'BRANCH_SECRETARY' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DEPARTMENT_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'DISTRICT_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
      or ((select nullif(current_setting('app.role', true), '')) = 'TOWN_OFFICER' and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
    ))
    or ((select nullif(current_setting('app.role', true), '')) = 'SYSTEM'))
  );
