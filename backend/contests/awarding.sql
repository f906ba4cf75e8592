-- hold_numbers --
-- Let nobody else of the district number certificates until the transaction ends.
select pg_advisory_xact_lock(hashtextextended('certificates ' || $1::uuid::text, 0));

-- numbers_given --
-- The last number of a day, or of a day at a venue, that was ever given: an award that was taken
-- back keeps its own, since the paper with it may still be in somebody's hands.
select coalesce(
  max(substring(a.after ->> 'certificate_number' from length($2::text) + 2)::bigint), 0
)
from audit_events as a
where a.district_id = $1
  and a.subject_table = 'awards'
  and a.after ->> 'certificate_number' ~ ('^' || $2::text || '-[0-9]{1,15}$');

-- number_is_taken --
-- Whether an award of the district has the number.
select exists (
  select
  from awards as a
  where a.district_id = $1
    and a.certificate_number = $2
);
