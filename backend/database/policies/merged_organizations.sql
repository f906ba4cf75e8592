-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.
alter table merged_organizations enable row level security;
alter table merged_organizations force row level security;
grant select on merged_organizations to liangxin_reader;
grant select, insert, update, delete on merged_organizations to liangxin_writer;
create policy readers_see_their_rows on merged_organizations
  for select to liangxin_reader, liangxin_writer
  using (
    (district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'BRANCH_SECRETARY' then scope_branch_ids @> array[(select nullif(current_setting('app.branch_id', true), '')::uuid)]
        when 'DEPARTMENT_OFFICER' then scope_department_id = (select nullif(current_setting('app.department_id', true), '')::uuid)
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then scope_town_id = (select nullif(current_setting('app.town_id', true), '')::uuid)
        else false
      end)
  );
create policy writers_change_their_rows on merged_organizations
  for all to liangxin_writer
  using (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then scope_town_id = (select nullif(current_setting('app.town_id', true), '')::uuid)
        else false
      end))
  )
  with check (
    (select nullif(current_setting('app.channel', true), '')) is distinct from 'TOKEN'
    and ((district_id = (select nullif(current_setting('app.district_id', true), '')::uuid)
    and case (select nullif(current_setting('app.role', true), ''))
        when 'DISTRICT_OFFICER' then true
        when 'SYSTEM' then true
        when 'TOWN_OFFICER' then scope_town_id = (select nullif(current_setting('app.town_id', true), '')::uuid)
        else false
      end))
  );
