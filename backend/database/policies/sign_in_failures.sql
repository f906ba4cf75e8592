-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table sign_in_failures enable row level security;
alter table sign_in_failures force row level security;
grant select on sign_in_failures to liangxin_reader;
grant select, insert, update, delete on sign_in_failures to liangxin_writer;
create policy readers_see_their_rows on sign_in_failures
  for select to liangxin_reader, liangxin_writer
  using (
    case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end
  );
create policy writers_change_their_rows on sign_in_failures
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and (case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end)
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and (case (select nullif(current_setting('app.role', true), ''))
        when 'SYSTEM' then true
        else false
      end)
  );
