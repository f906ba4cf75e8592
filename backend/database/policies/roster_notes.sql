-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table roster_notes enable row level security;
alter table roster_notes force row level security;
grant select on roster_notes to liangxin_reader;
grant select, insert, update, delete on roster_notes to liangxin_writer;
create policy readers_see_their_rows on roster_notes
  for select to liangxin_reader, liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then branch_id = (select nullif(current_setting('app.branch_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then scope_town_ids @> array[(select nullif(current_setting('app.town_id', true), '')::uuid)]
        else false
      end))
  );
create policy writers_change_their_rows on roster_notes
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then branch_id = (select nullif(current_setting('app.branch_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then scope_town_ids @> array[(select nullif(current_setting('app.town_id', true), '')::uuid)]
        else false
      end))
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then branch_id = (select nullif(current_setting('app.branch_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then scope_town_ids @> array[(select nullif(current_setting('app.town_id', true), '')::uuid)]
        else false
      end))
  );
