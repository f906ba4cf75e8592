-- unrevoked_passes --
-- The passes of the contest that nobody has revoked; each says itself when it ends.
{target}.contest_id = {row}.id and {target}.revoked_at is null
