-- Items that rules could not decide are found by their histories; entries of other kinds cost nothing here.
create index item_event_incident on item_event (item_id) where type = 'incident';

-- A look-up fails like any other receiver, and is left alone as they are.
alter table receiver_circuit drop constraint receiver_circuit_kind_check,
  add constraint receiver_circuit_kind_check check (kind in ('sync', 'webhook', 'lookup'));
