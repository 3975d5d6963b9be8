-- Lists of a division by the last change and by the due date are read from where they begin, however long they are. What has
-- no due date comes last.
create index item_by_update on item (division, updated_at, id);
create index item_by_due on item (division, (coalesce(due_at, timestamptz 'infinity')), id);

-- What waits is counted from an index alone.
drop index ledger_item_waiting;
create index ledger_item_waiting on ledger_item (division, queue, queued_since) include (available_at) where state = 'queued';

-- What a source has tagged is asked for by its tag.
create index item_tag on item (division, external_tag) where external_tag is not null;
