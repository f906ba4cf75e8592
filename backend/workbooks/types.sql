-- counts --
-- Rows of an import by outcome.
select
  coalesce(({row}.counts ->> 'NEW')::integer, 0) as new,
  coalesce(({row}.counts ->> 'CHANGED')::integer, 0) as changed,
  coalesce(({row}.counts ->> 'SAME')::integer, 0) as same,
  coalesce(({row}.counts ->> 'CONFLICT')::integer, 0) as conflict,
  coalesce(({row}.counts ->> 'REFUSED')::integer, 0) as refused,
  coalesce(({row}.counts ->> 'MISSING')::integer, 0) as missing

-- notices --
-- What is said of the file as a whole.
select n.message
from jsonb_array_elements_text({row}.notices) with ordinality as n (message, place)
order by n.place

-- findings --
-- What is said of a row, refusals first. A token gets neither the value here of a conflict nor what
-- the roster and the coverage say.
select
  f.finding ->> 'column' as column,
  f.finding ->> 'code' as code,
  case
    when :token_scopes is not null and f.finding ->> 'code' = 'CONFLICT' then '本系统中已有较新的改动。'
    else f.finding ->> 'message'
  end as message,
  f.finding ->> 'remedy' as remedy,
  (f.finding ->> 'is_warning')::boolean as is_warning,
  case when :token_scopes is null then f.finding ->> 'here' end as here,
  f.finding ->> 'file' as file
from jsonb_array_elements({row}.findings) with ordinality as f (finding, place)
where :token_scopes is null
  or f.finding ->> 'code' not in (
    'ROSTER_DISAGREES', 'LEDGER_DISAGREES', 'LEFT_BUILDING', 'FEW_FULL_MEMBERS', 'NO_FULL_MEMBER',
    'MANY_ORGANIZATIONS', 'LINKS_ENDED', 'POST_HOLDER_UNKNOWN'
  )
order by (f.finding ->> 'is_warning')::boolean, f.place
