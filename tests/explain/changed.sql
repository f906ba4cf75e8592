-- Rows that were changed at different times, a minute apart, as rows of a ledger are.
update organizations
set updated_at = updated_at - get_byte(uuid_send(id), 15) * interval '1 minute'
                 - get_byte(uuid_send(id), 14) * interval '1 hour';

update branches
set updated_at = updated_at - get_byte(uuid_send(id), 15) * interval '1 minute'
                 - get_byte(uuid_send(id), 14) * interval '1 hour';

update shops
set updated_at = updated_at - get_byte(uuid_send(id), 15) * interval '1 minute'
                 - get_byte(uuid_send(id), 14) * interval '1 hour';
