-- own_district --
-- The district that the caller belongs to.
{target}.id = :district_id
