-- districts --
-- Every district of the installation.
select d.id, d.code, d.name, d.is_synthetic
from districts as d
order by d.code;

-- has_published --
-- Whether the district has ever made figures public; what was withdrawn stays in the list.
select exists (
  select
  from publications as p
  where p.district_id = $1
);
