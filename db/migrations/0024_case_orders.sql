-- Orders name their work; what it may read stays in the case's snapshot until somebody begins it.
alter table case_order add column given jsonb;
update case_order set given = body -> 'variables' where kind = 'start-work' and item_external_id is not null;
update case_order set body = body - 'variables' where kind = 'start-work';
