-- session --
-- The sessions of secrets with the present rights of their users; run before anyone is known.
select
  s.secret_hash as secret_hash,
  s.id as id,
  s.user_id as user_id,
  s.district_id as district_id,
  s.seen_at as seen_at,
  s.expires_at as expires_at,
  s.pass_id as pass_id,
  u.role as role,
  u.town_id as town_id,
  u.department_id as department_id,
  u.branch_id as branch_id,
  u.contest_id as contest_id,
  u.is_active as is_active
from sessions as s
join users as u
  on u.district_id = s.district_id
  and u.id = s.user_id
where s.secret_hash = any ($1);

-- token --
-- The API tokens of secrets with the present rights of their owners.
select
  t.secret_hash as secret_hash,
  t.id as id,
  t.user_id as user_id,
  t.district_id as district_id,
  t.used_at as seen_at,
  t.expires_on as expires_on,
  t.revoked_at as revoked_at,
  t.scopes as scopes,
  u.role as role,
  u.town_id as town_id,
  u.department_id as department_id,
  u.branch_id as branch_id,
  u.contest_id as contest_id,
  u.is_active as is_active
from api_tokens as t
join users as u
  on u.district_id = t.district_id
  and u.id = t.user_id
where t.secret_hash = any ($1);

-- profile --
-- Who the caller is, in words; run as the caller, so that nothing beyond the own scope shows.
select
  u.login as login,
  u.name as name,
  d.name as district_name,
  d.is_synthetic as is_synthetic,
  w.name as town_name,
  p.name as department_name,
  b.name as branch_name,
  c.name as contest_name
from users as u
join districts as d
  on d.id = u.district_id
left join towns as w
  on w.district_id = u.district_id
  and w.id = u.town_id
left join departments as p
  on p.district_id = u.district_id
  and p.id = u.department_id
left join branches as b
  on b.district_id = u.district_id
  and b.id = u.branch_id
left join contests as c
  on c.district_id = u.district_id
  and c.id = u.contest_id
where u.district_id = $1
  and u.id = $2;
