-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table standing_periods enable row level security;
alter table standing_periods force row level security;
grant select on standing_periods to liangxin_reader;
grant select, insert, update, delete on standing_periods to liangxin_writer;
create policy readers_see_their_rows on standing_periods
  for select to liangxin_reader, liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then scope_branch_id = (select nullif(current_setting('app.branch_id', true), '')::uuid) or scope_activity_branch_ids @> array[(select nullif(current_setting('app.branch_id', true), '')::uuid)]
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then scope_town_ids @> array[(select nullif(current_setting('app.town_id', true), '')::uuid)]
        else false
      end))
  );
create policy writers_change_their_rows on standing_periods
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then scope_branch_id = (select nullif(current_setting('app.branch_id', true), '')::uuid)
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
        when 'BRANCH_SECRETARY' then scope_branch_id = (select nullif(current_setting('app.branch_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then scope_town_ids @> array[(select nullif(current_setting('app.town_id', true), '')::uuid)]
        else false
      end))
  );
