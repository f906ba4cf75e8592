-- counts --
-- Features of an import by outcome.
select
  coalesce(({row}.counts ->> 'NEW')::integer, 0) as new,
  coalesce(({row}.counts ->> 'CHANGED')::integer, 0) as changed,
  coalesce(({row}.counts ->> 'SAME')::integer, 0) as same,
  coalesce(({row}.counts ->> 'AMBIGUOUS')::integer, 0) as ambiguous,
  coalesce(({row}.counts ->> 'REFUSED')::integer, 0) as refused

-- notices --
-- What is said of the file as a whole.
select n.message
from jsonb_array_elements_text({row}.notices) with ordinality as n (message, place)
order by n.place

-- findings --
-- What is said of a feature, refusals first, with the place of the fault where there is one.
select
  f.finding ->> 'code' as code,
  f.finding ->> 'message' as message,
  f.finding ->> 'remedy' as remedy,
  (f.finding ->> 'is_warning')::boolean as is_warning,
  (f.finding ->> 'longitude')::double precision as longitude,
  (f.finding ->> 'latitude')::double precision as latitude
from jsonb_array_elements({row}.findings) with ordinality as f (finding, place)
order by (f.finding ->> 'is_warning')::boolean, f.place
