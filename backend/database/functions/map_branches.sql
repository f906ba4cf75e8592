-- map_branches --
-- The branches that cover organizations jointly on a day, with all organizations that they cover:
-- joint branches, hosts of an attachment, villages' own branches in which an enterprise takes part.
-- What covers is what coverage_at takes as coverage. See Note [Plans of figures].
set local check_function_bodies = off;
create or replace function map_branches(district uuid, as_of date)
returns table (
  id uuid,
  name text,
  formation text,
  building_id uuid,
  building_group_id uuid,
  area_id uuid,
  organization_ids uuid[]
)
language sql
stable
security invoker
set enable_nestloop = off
as $$
  select b.id,
         b.name,
         coalesce(standing.formation, 'VILLAGE'),
         b.building_id,
         b.building_group_id,
         b.area_id,
         coalesce(
           case when standing.is_counted then linked.organization_ids else linked.by_village end,
           '{}'
         )
  from branches_at(district, as_of) as standing
  join branches as b
    on b.district_id = district
    and b.id = standing.id
  left join (
    select k.branch_id,
           array_agg(k.organization_id) as organization_ids,
           array_agg(k.organization_id) filter (where k.formation = 'VILLAGE') as by_village,
           bool_or(k.formation <> 'SOLE') as is_joint
    from coverage_links as k
    where k.district_id = district
      and k.valid @> as_of
    group by k.branch_id
  ) as linked on linked.branch_id = b.id
  where case
    when standing.is_counted then standing.formation <> 'SOLE' or linked.is_joint
    else standing.is_existing and standing.other = 'ORGAN' and linked.by_village is not null
  end
$$;
