-- What was given up of one receiver, among what was given up of all.
create index delivery_dead_of on delivery (division, target, dead_at, id) where dead_at is not null;

-- Starts that have waited long enough are found without those that have not.
create index start_request_age on start_request (created_at);

-- What a queue or a worktype has few of is found by it.
create index item_by_queue on item (division, queue);
create index item_by_worktype on item (division, worktype);

-- The archive is read division by division as well.
drop index item_archive_list;
create index item_archive_list on item_archive (division, created_at, id);

-- How far a list by due date is read is counted in the index alone, which an expression without its column does not allow.
drop index item_by_due;
create index item_by_due on item (division, (coalesce(due_at, timestamptz 'infinity')), id) include (due_at);
