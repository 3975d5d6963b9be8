-- What an agent's day is counted from, and what belongs to one customer.

-- When each agent became what, whoever made him: so many paths lead to a presence that only its row sees them all.
create table presence_change (
  agent text not null,
  division text not null,
  at timestamptz not null,
  presence text not null,
  reason text,
  id bigint generated always as identity primary key
);
create index presence_change_agent on presence_change (agent, at);

create function note_presence() returns trigger language plpgsql as $$
begin
  insert into presence_change (agent, division, at, presence, reason)
  values (new.key, new.division, new.presence_since, new.presence, new.reason);
  return null;
end $$;
create trigger ledger_agent_presence after update of presence, reason on ledger_agent for each row
  when ((old.presence, old.reason) is distinct from (new.presence, new.reason)) execute function note_presence();
create trigger ledger_agent_first_presence after insert on ledger_agent for each row execute function note_presence();
insert into presence_change (agent, division, at, presence, reason)
  select key, division, presence_since, presence, reason from ledger_agent;

-- Only what takes work into an agent's hands or out of them; an item has a handful of these in its life.
create index item_event_of_agent on item_event ((data ->> 'agent'), at) where data ? 'agent'
  and type in ('accepted', 'pulled', 'assigned', 'resumed', 'completed', 'mark-done', 'cancelled', 'parked', 'transferred',
    'released', 'requeued', 'held', 'paused', 'declined', 'revoked');

-- Whose work it is: the attribute that names the customer, of items and of cases.
alter table item add customer text generated always as (left(attributes ->> 'Customer_ID', 255)) stored;
create index item_case on item (case_id) where case_id is not null;
create index item_customer on item (customer) where customer is not null;
alter table case_file add customer text generated always as (left(variables ->> 'Customer_ID', 255)) stored;
create index case_file_customer on case_file (customer) where customer is not null;
