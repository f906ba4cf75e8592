-- roster_digest --
-- What a branch's roster is on a day, in 32 characters: equal digests are equal rosters. A roster
-- is who is registered here and how, as what kind of member, in which standing, with which posts.
set local check_function_bodies = off;
create or replace function roster_digest(district uuid, branch uuid, as_of date)
returns text
language sql
stable
security invoker
as $$
  select left(
    encode(sha256(convert_to(coalesce(string_agg(entry.line, E'\n' order by entry.line), ''), 'UTF8')), 'hex'),
    32
  )
  from (
    select concat_ws(
      '|',
      m.id,
      m.name,
      r.role,
      case
        when m.full_on is null then m.kind
        when m.full_on <= as_of then 'FULL'
        else 'PROBATIONARY'
      end,
      m.standing,
      (
        select string_agg(h.post, ',' order by h.post)
        from post_holdings as h
        where h.district_id = district
          and h.branch_id = branch
          and h.member_id = m.id
          and h.valid @> as_of
      )
    ) as line
    from registrations as r
    join members as m on m.district_id = district and m.id = r.member_id
    where r.district_id = district
      and r.branch_id = branch
      and r.valid @> as_of
  ) as entry
$$;
