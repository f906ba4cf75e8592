-- working_slips --
-- The slips of the contest by which somebody can look.
{target}.contest_id = {row}.id and {target}.revoked_at is null
