-- held --
-- What of a journey's files was held back.
select
  one ->> 'id' as key, one ->> 'kind' as kind, one ->> 'label' as label,
  (one ->> 'records')::integer as records, one ->> 'state' as state, one ->> 'reason' as reason
from jsonb_array_elements(coalesce({row}.waiting, '[]')) with ordinality as item (one, place)
order by item.place
