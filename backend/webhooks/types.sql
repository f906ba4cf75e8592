-- url --
-- The address for its owner; others see the host alone, since what follows may hold a secret.
(
  case
    when {row}.user_id = :user_id then {row}.url
    else substring({row}.url from '^[^:/?#]+://[^/?#]+')
  end
)

-- types --
-- The types of objects in one line.
(
  select string_agg(t.word, ' ' order by t.word)
  from jsonb_array_elements_text({row}.types) as t (word)
)

-- kinds --
-- The kinds of changes in one line.
(
  select string_agg(k.word, ' ' order by k.word)
  from jsonb_array_elements_text({row}.kinds) as k (word)
)
