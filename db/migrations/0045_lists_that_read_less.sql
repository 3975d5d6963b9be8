-- What was given up of one receiver, among what was given up of all.
create index delivery_dead_of on delivery (division, target, dead_at, id) where dead_at is not null;

-- Starts that have waited long enough are found without those that have not.
create index start_request_age on start_request (created_at);
