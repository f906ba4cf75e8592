select convert_to(('{"organizations":' || (select ('{"nodes":' || '[' || coalesce(string_agg(('
{"name":' || to_json("t1"."name")::text || ',"isOperating":' || (((
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
)))::text || ',"isVerified":' || ((exists (
  select
  from operating_checks as c
  cross join rules_at($1::uuid, $3::date) as rule
  where ("c"."district_id" = $1::uuid)
    and c.organization_id = "t1".id
    and c.checked_on <= $3::date
    and c.checked_on + make_interval(months => rule.verification_months) >= $3::date
)))::text || '}'), ','), '') || ']' || '}') from (select "t1".* from "organizations" as "t1" where "t1"."district_id" = $1::uuid and ((("t1"."kind" = any(cast($4::text as text[]))) or ((("t1"."registered_on" is not null)) is not true))) and "t1"."search_text" like $5::text order by "t1"."name_sort" collate "C", "t1"."id" limit 20) as "t1") || '}'), 'UTF8')
