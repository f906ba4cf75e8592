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
-- What is said of a row, refusals first.
select
  f.finding ->> 'column' as column,
  f.finding ->> 'code' as code,
  f.finding ->> 'message' as message,
  f.finding ->> 'remedy' as remedy,
  (f.finding ->> 'is_warning')::boolean as is_warning,
  f.finding ->> 'here' as here,
  f.finding ->> 'file' as file
from jsonb_array_elements({row}.findings) with ordinality as f (finding, place)
order by (f.finding ->> 'is_warning')::boolean, f.place
