-- is_migrated --
-- Answers when the database is reachable and its first tables stand.
select exists (select from districts) as answered
