select convert_to(('{"organizationsAggregate":{"groups":' || (select '[' || coalesce(string_agg(('
{"count":' || ("t1"."group_count")::text || ',"town":' || coalesce((select ('{"name":' || to_json("t2"."name")::text || '}') from "towns" as "t2" where "t2"."district_id" = $1::uuid and "t2"."id" = "t1"."town_id"), 'null') || ',"kind":' || coalesce(to_json("t1"."key_kind")::text, 'null') || ',"isOperating":null,"min":{"registeredOn":' || coalesce(to_json("t1"."min_registered_on")::text, 'null') || '},"fullMembers":{"value":' || coalesce(("t1"."shown_full_members")::text, 'null') || ',"isSuppressed":' || ("t1"."kept_full_members")::text || '}}'), ','), '') || ']' from (select "t1".*, case when not "kept_full_members" then "tally_full_members" end as "shown_full_members" from (select "t1".*, false as "kept_full_members" from (select "town_id", "key_kind", count(*) as "group_count", min("min_registered_on") as "min_registered_on", coalesce(sum("tally_full_members"), 0) as "tally_full_members" from (select "t1"."town_id" as "town_id", "t1"."kind" as "key_kind", "t1"."registered_on" as "min_registered_on", (select m.full_members
from member_counts as m
where ("m"."district_id" = $1::uuid)
  and m.organization_id = "t1".id
  and m.valid @> $2::date) as "tally_full_members" from "organizations" as "t1" where "t1"."district_id" = $1::uuid and (((
  ("t1".registered_on is null or "t1".registered_on <= $2::date)
  and ("t1".ended_on is null or "t1".ended_on > $2::date)
  and coalesce(
    (
      select c.finding
      from operating_checks as c
      where ("c"."district_id" = $1::uuid)
        and c.organization_id = "t1".id
        and c.checked_on <= $2::date
      order by c.checked_on desc
      limit 1
    ) not in ('ZOMBIE', 'SHELL'),
    true
  )
)) = $3::boolean)) as "t1" group by "town_id", "key_kind") as "t1") as "t1" order by "group_count" desc, "town_id", "key_kind" collate "C" limit 3) as "t1") || ',"hasMoreGroups":' || (select (count(*) > 3)::text from (select from (select "t3"."town_id" as "town_id", "t3"."kind" as "key_kind" from "organizations" as "t3" where "t3"."district_id" = $1::uuid and (((
  ("t3".registered_on is null or "t3".registered_on <= $2::date)
  and ("t3".ended_on is null or "t3".ended_on > $2::date)
  and coalesce(
    (
      select c.finding
      from operating_checks as c
      where ("c"."district_id" = $1::uuid)
        and c.organization_id = "t3".id
        and c.checked_on <= $2::date
      order by c.checked_on desc
      limit 1
    ) not in ('ZOMBIE', 'SHELL'),
    true
  )
)) = $3::boolean)) as "t3" group by "town_id", "key_kind" limit 4) as "t3") || '},"all":{"groups":' || (select '[' || coalesce(string_agg(('
{"count":' || ("t4"."group_count")::text || ',"town":null,"fullMembers":{"value":' || coalesce(("t4"."shown_full_members")::text, 'null') || '}}'), ','), '') || ']' from (select "t4".*, case when not "kept_full_members" then "tally_full_members" end as "shown_full_members" from (select "t4".*, false as "kept_full_members" from (select count(*) as "group_count", coalesce(sum("tally_full_members"), 0) as "tally_full_members" from (select (select m.full_members
from member_counts as m
where ("m"."district_id" = $1::uuid)
  and m.organization_id = "t4".id
  and m.valid @> $2::date) as "tally_full_members" from "organizations" as "t4" where "t4"."district_id" = $1::uuid) as "t4" group by ()) as "t4") as "t4" order by "group_count" desc limit 1) as "t4") || ',"hasMoreGroups":false},"years":{"groups":' || (select '[' || coalesce(string_agg(('
{"year":' || coalesce(("t5"."key_year")::text, 'null') || ',"sum":{"revenue":' || coalesce('"' || nullif("t5"."sum_revenue", 'NaN')::text || '"', 'null') || ',"employees":' || coalesce(("t5"."sum_employees")::text, 'null') || '}}'), ','), '') || ']' from (select "key_year", count(*) as "group_count", sum("sum_revenue") as "sum_revenue", sum("sum_employees") as "sum_employees" from (select "t5"."year" as "key_year", "t5"."revenue" as "sum_revenue", "t5"."employees" as "sum_employees" from "organization_years" as "t5" where "t5"."district_id" = $1::uuid) as "t5" group by "key_year" order by "group_count" desc, "key_year" limit 100) as "t5") || '}}'), 'UTF8')
