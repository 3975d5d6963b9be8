-- What was completed in the last hours, which supervisors see against what came, and list.
create index item_closed_at on item (division, closed_at) where closed_at is not null;
