-- districts --
-- Every district of the installation.
select d.id, d.code, d.name, d.is_synthetic
from districts as d
order by d.code;

-- has_published --
-- Whether the district has ever made figures or a contest public; what was withdrawn stays listed.
select exists (
  select
  from publications as p
  where p.district_id = $1
)
or exists (
  select
  from contest_publications as c
  where c.district_id = $1
);
