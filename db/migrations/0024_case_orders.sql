-- Orders name their work; what it may read stays in the case's snapshot until somebody begins it.
alter table case_order add column given jsonb;
update case_order set given = body -> 'variables' where kind = 'start-work' and item_external_id is not null;
update case_order set body = body - 'variables' where kind = 'start-work';

-- A message by a source reaches its own cases only; one that its case did not take is looked after from then on.
alter table case_message
  add column source text,
  add column returned_at timestamptz;
create index case_message_returned on case_message (returned_at) where returned_at is not null;
