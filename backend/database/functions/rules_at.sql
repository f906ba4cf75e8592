-- rules_at --
-- The settings in force on a day, one row: of the newest version that has taken effect, else the
-- defaults of RuleSettings (a test holds the two together), which are version 0.
create or replace function rules_at(district uuid, as_of date)
returns table (
  version integer,
  include_individual_businesses boolean,
  count_untransferred boolean,
  verification_months integer,
  sole_full_members integer,
  joint_full_members integer,
  committee_full_members integer,
  branch_members integer,
  area_units integer,
  industry_units integer,
  attachment_units integer,
  roster_months integer,
  way_order text[]
)
language sql
stable
security invoker
as $$
  select coalesce(latest.version, 0),
         coalesce((latest.settings ->> 'include_individual_businesses')::boolean, false),
         coalesce((latest.settings ->> 'count_untransferred')::boolean, true),
         coalesce((latest.settings ->> 'verification_months')::integer, 12),
         coalesce((latest.settings ->> 'sole_full_members')::integer, 3),
         coalesce((latest.settings ->> 'joint_full_members')::integer, 3),
         coalesce((latest.settings ->> 'committee_full_members')::integer, 7),
         coalesce((latest.settings ->> 'branch_members')::integer, 50),
         coalesce((latest.settings ->> 'area_units')::integer, 5),
         coalesce((latest.settings ->> 'industry_units')::integer, 5),
         coalesce((latest.settings ->> 'attachment_units')::integer, 5),
         coalesce((latest.settings ->> 'roster_months')::integer, 6),
         coalesce(
           (
             select array_agg(way.name order by way.place)
             from jsonb_array_elements_text(latest.settings -> 'way_order')
               with ordinality as way (name, place)
           ),
           array['SOLE', 'BUILDING', 'INDUSTRY', 'VILLAGE', 'AREA', 'ATTACHMENT']
         )
  from (values (true)) as one (row)
  left join (
    select v.version, v.settings
    from rule_versions as v
    where v.district_id = district
      and v.effective_from <= as_of
    order by v.effective_from desc
    limit 1
  ) as latest on true
$$;
