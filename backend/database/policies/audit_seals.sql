-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table audit_seals enable row level security;
alter table audit_seals force row level security;
grant select on audit_seals to liangxin_reader;
grant select, insert on audit_seals to liangxin_writer;
create policy readers_see_their_rows on audit_seals
  for select to liangxin_reader, liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end))
  );
create policy writers_change_their_rows on audit_seals
  for insert to liangxin_writer
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end))
  );
