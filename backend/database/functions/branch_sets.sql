-- branch_sets --
-- The named sets in which every branch stands on a day; `since` is the first day on which a
-- founding counts as new (F05). The names are those of BranchSet in backend/coverage/rules.py.
set local check_function_bodies = off;
create or replace function branch_sets(district uuid, as_of date, since date)
returns table (
  id uuid,
  sets text[],
  town_id uuid,
  department_id uuid,
  way text,
  is_existing boolean,
  has_host boolean,
  founded_on date
)
language sql
stable
security invoker
as $$
  select b.id,
         array_remove(
           array[
             case when b.is_counted then 'COUNTED' end,
             case when b.is_counted then 'COUNTED_' || b.kind end,
             case when b.is_counted and b.formation = 'SOLE' then 'ALONE' end,
             case when b.is_counted and b.formation <> 'SOLE' then 'JOINTLY' end,
             case when b.is_counted then 'BY_' || b.formation end,
             case when b.is_counted and b.has_untransferred then 'WITH_UNTRANSFERRED' end,
             case when b.is_existing and not b.is_counted then 'OTHERS' end,
             case when b.is_existing and not b.is_counted then 'OTHERS_' || b.other end,
             case when is_new then 'FOUNDED' end,
             case when is_new and not b.is_existing then 'FOUNDED_DISSOLVED' end,
             case when is_new and b.is_existing then 'FOUNDED_STANDING' end,
             case
               when b.is_counted and b.formation <> 'SOLE'
                 and case when load.branch_id is null then 0 else load.full_members end
                   < rule.joint_full_members
               then 'JOINT_UNDER_MINIMUM'
             end,
             case
               when b.is_counted and load.full_members >= rule.committee_full_members
               then 'COMMITTEE_DUE'
             end,
             case
               when b.is_counted and load.members > rule.branch_members
                 and b.kind in ('BRANCH', 'JOINT_BRANCH')
               then 'OVER_SIZE'
             end,
             case
               when b.is_counted and (
                 b.formation = 'AREA' and load.organizations > rule.area_units
                 or b.formation = 'INDUSTRY' and load.organizations > rule.industry_units
                 or load.attached > rule.attachment_units
               )
               then 'OVER_CAP'
             end,
             case
               when b.is_existing and term.ends <= as_of then 'TERM_ENDED'
             end,
             case
               when b.is_existing and term.ends > as_of and term.ends <= as_of + 90
               then 'TERM_ENDING'
             end
           ],
           null
         ),
         b.town_id,
         b.department_id,
         b.formation,
         b.is_existing,
         b.has_host,
         b.founded_on
  from (select facts.* from branches_at(district, as_of) as facts offset 0) as b
  cross join rules_at(district, as_of) as rule
  left join branch_loads(district, as_of) as load on load.branch_id = b.id
  left join (
    select t.branch_id, max(coalesce(upper(t.valid), 'infinity')) as ends
    from terms as t
    where t.district_id = district
      and (lower(t.valid) is null or lower(t.valid) <= as_of)
      and not isempty(t.valid)
    group by t.branch_id
  ) as term on term.branch_id = b.id
  cross join lateral (
    select coalesce(
      b.founding_formation is not null and b.founded_on between since and as_of, false
    ) as is_new
  ) as founding
$$;

-- branch_loads --
-- What a branch carries on a day: the organizations linked to it and their members together, with
-- the village's by agreement (村企). The sums are unknown to an actor who may not see all of them.
create or replace function branch_loads(district uuid, as_of date)
returns table (
  branch_id uuid,
  organizations bigint,
  attached bigint,
  full_members bigint,
  members bigint
)
language sql
stable
security invoker
as $$
  select k.branch_id,
         count(*),
         count(*) filter (where k.formation = 'ATTACHMENT'),
         case
           when count(o.id) = count(*)
           then coalesce(
             sum(
               m.full_members
                 - case when rule.count_untransferred then 0 else m.untransferred_members end
             ),
             0
           ) + min(b.village_full_members)
         end,
         case
           when count(o.id) = count(*)
           then coalesce(sum(m.full_members + m.probationary_members), 0)
             + min(b.village_full_members)
         end
  from coverage_links as k
  join branches as b on b.district_id = district and b.id = k.branch_id
  cross join rules_at(district, as_of) as rule
  left join organizations as o on o.district_id = district and o.id = k.organization_id
  left join member_counts as m
    on m.district_id = district
    and m.organization_id = k.organization_id
    and m.valid @> as_of
  where k.district_id = district
    and k.valid @> as_of
    and (o.registered_on is null or o.registered_on <= as_of)
    and (o.ended_on is null or o.ended_on > as_of)
  group by k.branch_id
$$;
