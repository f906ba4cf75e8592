-- refresh_projections --
-- Brings everything that follows from changed rows up to date, in the order in which one depends
-- on the other: organizations, then branches, then members, then counts of members.
-- Note [Many rows]: inside a large import the planner knows nothing yet of the new rows, and nested
-- loops over them would take the square of their number. They are switched off for many rows, and
-- the functions that this one calls make their plans anew each time.
create or replace function refresh_projections(
  district uuid,
  changed_organizations uuid[],
  changed_branches uuid[],
  changed_members uuid[],
  recounted_organizations uuid[],
  today date
)
returns void
language plpgsql
volatile
security invoker
set enable_nestloop to on
as $$
declare
  few constant integer := 200;
  branches_about uuid[];
  members_about uuid[];
  organizations_about uuid[];
begin
  perform set_config('enable_nestloop', (cardinality(changed_organizations) <= few)::text, true);
  if cardinality(changed_organizations) > 0 then
    perform refresh_organization_scope(district, changed_organizations, today);
  end if;

  branches_about := array(
    select unnest(changed_branches)
    union
    select k.branch_id
    from coverage_links as k
    where k.district_id = district
      and k.organization_id = any (changed_organizations)
    union
    select h.branch_id
    from hosts as h
    where h.district_id = district
      and h.organization_id = any (changed_organizations)
  );
  perform set_config('enable_nestloop', (cardinality(branches_about) <= few)::text, true);
  if cardinality(branches_about) > 0 then
    perform refresh_branch_scope(district, branches_about);
  end if;

  members_about := array(
    select unnest(changed_members)
    union
    select r.member_id
    from registrations as r
    where r.district_id = district
      and r.branch_id = any (changed_branches)
  );
  perform set_config('enable_nestloop', (cardinality(members_about) <= few)::text, true);
  if cardinality(members_about) > 0 then
    perform refresh_member_scope(district, members_about, today);
  end if;

  organizations_about := array(
    select unnest(recounted_organizations)
    union
    select w.organization_id
    from workplaces as w
    where w.district_id = district
      and w.member_id = any (changed_members)
      and w.is_main
  );
  perform set_config('enable_nestloop', (cardinality(organizations_about) <= few)::text, true);
  if cardinality(organizations_about) > 0 then
    perform refresh_member_counts(district, organizations_about);
  end if;
end
$$;
