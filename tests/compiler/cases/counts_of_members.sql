select convert_to(('{"small":' || coalesce((select ('{"memberCount":' || coalesce((select ('{"fullMembers":' || coalesce(("t2"."full_members")::text, 'null') || ',"isSuppressed":' || ("t2"."is_suppressed")::text || ',"isComputed":' || ("t2"."is_computed")::text || '}') from (select
  case when suppressed.is_suppressed then null else m.full_members end as full_members,
  case when suppressed.is_suppressed then null else m.probationary_members end
    as probationary_members,
  case when suppressed.is_suppressed then null else m.untransferred_members end
    as untransferred_members,
  m.is_computed,
  suppressed.is_suppressed
from member_counts as m
cross join lateral (
  select $2::text = 'DEPARTMENT_OFFICER' and (m.full_members + m.probationary_members between 1 and 2
or m.full_members between 1 and 2
or m.probationary_members between 1 and 2
or m.untransferred_members between 1 and 2) as is_suppressed
) as suppressed
where ("m"."district_id" = $1::uuid)
  and m.organization_id = "t1".id
  and m.valid @> $3::date) as "t2" limit 1), 'null') || '}') from "organizations" as "t1" where "t1"."district_id" = $1::uuid and "t1"."id" = (select coalesce((select "former"."organization_id" from "merged_organizations" as "former" where "former"."district_id" = $1::uuid and "former"."id" = $4::uuid), $4::uuid))), 'null') || ',"large":' || coalesce((select ('{"memberCount":' || coalesce((select ('{"fullMembers":' || coalesce(("t4"."full_members")::text, 'null') || ',"isSuppressed":' || ("t4"."is_suppressed")::text || ',"isComputed":' || ("t4"."is_computed")::text || '}') from (select
  case when suppressed.is_suppressed then null else m.full_members end as full_members,
  case when suppressed.is_suppressed then null else m.probationary_members end
    as probationary_members,
  case when suppressed.is_suppressed then null else m.untransferred_members end
    as untransferred_members,
  m.is_computed,
  suppressed.is_suppressed
from member_counts as m
cross join lateral (
  select $2::text = 'DEPARTMENT_OFFICER' and (m.full_members + m.probationary_members between 1 and 2
or m.full_members between 1 and 2
or m.probationary_members between 1 and 2
or m.untransferred_members between 1 and 2) as is_suppressed
) as suppressed
where ("m"."district_id" = $1::uuid)
  and m.organization_id = "t3".id
  and m.valid @> $3::date) as "t4" limit 1), 'null') || '}') from "organizations" as "t3" where "t3"."district_id" = $1::uuid and "t3"."id" = (select coalesce((select "former"."organization_id" from "merged_organizations" as "former" where "former"."district_id" = $1::uuid and "former"."id" = $5::uuid), $5::uuid))), 'null') || '}'), 'UTF8')
