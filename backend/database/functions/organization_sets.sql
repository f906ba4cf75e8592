-- organization_sets --
-- The named sets in which every organization stands on a day.
-- See Note [Plans of figures].
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
  check_expires_on date,
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
set enable_nestloop = off
as $$
  select o.id, o.sets, o.population, o.town_id, o.department_id, o.way, o.is_registered,
         o.is_excluded, o.is_verified, o.check_expires_on, o.is_covered, o.is_attached,
         o.branch_ids, o.newest_founding, o.has_work_coverage, o.has_count, o.is_computed,
         o.full_members, o.members
  from organization_sets_on(district, array[as_of]) as o
$$;

-- organization_sets_on --
-- The named sets in which every organization stands on each of some days. A figure is one of these
-- sets (and a rate two): its value counts the set, the ledger lists it, an explanation of a change
-- compares it on two days. The names are those of OrganizationSet in backend/coverage/rules.py.
-- Each row holds from its day until the next; see Note [Moments].
create or replace function organization_sets_on(district uuid, days date[])
returns table (
  as_of date,
  until date,
  id uuid,
  sets text[],
  population text,
  town_id uuid,
  department_id uuid,
  way text,
  is_registered boolean,
  is_excluded boolean,
  is_verified boolean,
  check_expires_on date,
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
  select o.as_of,
         o.until,
         o.id,
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
             case when o.operates and not o.is_checked then 'NEVER_CHECKED' end,
             case
               when o.operates and o.is_checked and not o.is_verified then 'CHECK_EXPIRED'
             end,
             case
               when o.is_registered and o.is_excluded and not o.has_evidence then 'NO_EVIDENCE'
             end,
             case when o.operates and not o.is_department_confirmed then 'WITHOUT_LINE' end,
             case when o.operates and not o.has_count then 'COUNT_UNKNOWN' end,
             case when o.operates and o.has_other_report then 'COUNTS_DIFFER' end,
             case when o.operates and not o.has_place then 'WITHOUT_PLACE' end
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
         o.check_expires_on,
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
    from organizations_on(district, days) as facts
    offset 0
  ) as o
$$;
