-- Orders name their work; what it may read stays in the case's snapshot until somebody begins it.
alter table case_order add column given jsonb;
update case_order set given = body -> 'variables' where kind = 'start-work' and item_external_id is not null;
update case_order set body = body - 'variables' where kind = 'start-work';

-- A message by a source reaches its own cases only; one that its case did not take is looked after from then on.
alter table case_message
  add column source text,
  add column returned_at timestamptz;
create index case_message_returned on case_message (returned_at) where returned_at is not null;

-- An order whose carrying out was lost is carried out again, later each time; null: others say when it ends.
alter table case_order
  add column sweep_at timestamptz,
  add column sweeps int not null default 0;
update case_order set sweep_at = clock_timestamp()
  where done_at is null and (kind <> 'start-work' or body -> 'work' ->> 'type' not in ('manual', 'receive'));
create index case_order_sweep on case_order (sweep_at) where done_at is null and sweep_at is not null;

-- A case that a rule wants and that cannot be started is tried again, later each time.
alter table case_start add column tries int not null default 0;

-- It stands in the snapshot, from which tasks inherit it; nobody read it here.
alter table case_file drop column priority;

-- Stages and milestones are told by the history of their elements.
create index case_event_element on case_event (case_id, element, seq)
  where type in ('entered', 'completed', 'cancelled', 'milestone');
create index case_event_reopened on case_event (case_id, seq) where type = 'reopened';
