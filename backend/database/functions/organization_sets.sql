-- organization_sets --
-- The named sets in which every organization stands on a day. A figure is one of these sets (and a
-- rate two): its value counts the set, the ledger lists it, an explanation of a change compares it
-- on two days. The names are those of OrganizationSet in backend/coverage/rules.py.
set local check_function_bodies = off;
create or replace function organization_sets(district uuid, as_of date)
returns table (
  id uuid,
  sets text[],
  population text,
  town_id uuid,
  department_id uuid,
  way text,
  is_registered boolean,
  is_excluded boolean,
  is_verified boolean,
  is_covered boolean,
  is_attached boolean,
  branch_ids uuid[],
  newest_founding date,
  has_work_coverage boolean,
  has_count boolean,
  is_computed boolean,
  full_members integer,
  members integer
)
language sql
stable
security invoker
as $$
  select o.id,
         array_remove(
           array[
             case when o.operates then 'OPERATING' end,
             case when o.is_registered then 'POTENTIAL' end,
             case when o.is_registered and o.is_covered then 'POTENTIAL_COVERED' end,
             case when o.operates and o.is_covered then 'COVERED' end,
             case when o.operates and o.way = 'SOLE' then 'SOLE' end,
             case when o.operates and o.sole_kind = 'PARTY_COMMITTEE' then 'SOLE_COMMITTEE' end,
             case when o.operates and o.sole_kind = 'GENERAL_BRANCH' then 'SOLE_GENERAL_BRANCH' end,
             case
               when o.operates and o.way = 'SOLE'
                 and o.sole_kind not in ('PARTY_COMMITTEE', 'GENERAL_BRANCH')
               then 'SOLE_BRANCH'
             end,
             case when o.operates and o.is_covered and o.way <> 'SOLE' then 'JOINT' end,
             case
               when o.operates and o.is_covered and o.way <> 'SOLE' and o.is_due then 'JOINT_DUE'
             end,
             case when o.operates and o.is_due then 'DUE' end,
             case when o.operates and o.is_due and o.is_covered then 'DUE_COVERED' end,
             case when o.operates and not o.is_covered then 'UNCOVERED' end,
             case when o.operates and not o.is_covered and o.is_due then 'DUE_UNCOVERED' end,
             case
               when o.operates and not o.is_covered and not o.is_due and o.members > 0
               then 'FEW_MEMBERS'
             end,
             case
               when o.operates and not o.is_covered and not o.is_due and o.members <= 0
               then 'NO_MEMBERS'
             end,
             case
               when o.operates and (o.is_covered or o.has_work_coverage) then 'WORK_COVERED'
             end,
             case when o.operates and o.has_instructor then 'WITH_INSTRUCTOR' end,
             case when o.operates and o.is_verified then 'VERIFIED' end,
             case when o.operates and not o.is_verified then 'UNVERIFIED' end,
             case
               when o.is_registered and o.is_excluded and not o.has_evidence then 'NO_EVIDENCE'
             end,
             case when o.operates and not o.is_department_confirmed then 'WITHOUT_LINE' end,
             case when o.operates and not o.has_count then 'COUNT_UNKNOWN' end,
             case when o.operates and differing.organization_id is not null then 'COUNTS_DIFFER' end
           ],
           null
         ),
         o.population,
         o.town_id,
         o.department_id,
         o.way,
         o.is_registered,
         o.is_excluded,
         o.is_verified,
         o.is_covered,
         o.is_attached,
         o.branch_ids,
         o.newest_founding,
         o.has_work_coverage,
         o.has_count,
         o.is_computed,
         o.full_members,
         o.members
  from (
    -- `offset 0` has each fact computed once and not in every set that reads it.
    select facts.*, facts.is_registered and not facts.is_excluded as operates
    from organizations_at(district, as_of) as facts
    offset 0
  ) as o
  left join differing_counts(district, as_of) as differing on differing.organization_id = o.id
$$;

-- differing_counts --
-- The organizations whose last reported count is not what the roster gives on the day.
-- Source: domain brief, section 0, decision 2.
create or replace function differing_counts(district uuid, as_of date)
returns table (organization_id uuid)
language sql
stable
security invoker
as $$
  select reported.organization_id
  from (
    select distinct on (r.organization_id) r.*
    from reported_counts as r
    where r.district_id = district
      and r.reported_on <= as_of
    order by r.organization_id, r.reported_on desc
  ) as reported
  join member_counts as m
    on m.district_id = district
    and m.organization_id = reported.organization_id
    and m.valid @> as_of
  where m.is_computed
    and (
      reported.full_members <> m.full_members
      or reported.probationary_members <> m.probationary_members
      or reported.untransferred_members <> m.untransferred_members
      or reported.members <> m.full_members + m.probationary_members
    )
$$;
