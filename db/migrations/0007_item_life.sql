-- Holds, pauses, thresholds and restarts.

-- A paused item may still be an agent's: he holds it off his capacity.
alter table item drop constraint item_check1;
alter table item add constraint item_assignee_state check (assignee is null or state in ('connected', 'parked', 'paused'));

-- Snapshots in the second shape (`domain/item/upgrade.ts`).
update item set snapshot = snapshot || jsonb_build_object('schema', 2, 'pausedMs', null, 'thresholds', '[]'::jsonb,
  'statusesMs', '{}'::jsonb, 'escalations', 0, 'escalatesItself', true,
  'rules', (snapshot -> 'rules') || jsonb_build_object('thresholds', '[]'::jsonb, 'pauseStopsClocks', true,
    'initialStatus', coalesce(snapshot #>> '{rules,statuses,0,key}', snapshot ->> 'status'),
    'given', '{"dueAt": false, "department": false, "process": false}'::jsonb))
where snapshot ->> 'schema' = '1';
