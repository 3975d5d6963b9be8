-- Workbins, pulls, and what the system itself asks of items.

-- Where a parked item lies and when it wakes up: read off the snapshot, so that no commit can forget them.
alter table item add column workbin text generated always as (snapshot ->> 'workbin') stored;
alter table item add column wake_at timestamptz
  generated always as (to_timestamp((snapshot ->> 'wakeMs')::double precision / 1000)) stored;
create index item_workbin on item (division, workbin) where workbin is not null;

-- How often an agent helped himself, how often he passed over what stood before, and over how many items in all.
alter table ledger_agent add column pulls bigint not null default 0;
alter table ledger_agent add column choices bigint not null default 0;
alter table ledger_agent add column skips bigint not null default 0;

-- Commands that the system owes an item: accepts for agents who are not asked, and what follows a logout. A worker sends
-- each to the item's workflow until it has been answered.
create table command_request (
  item_id uuid not null references item,
  command_id text not null,
  -- whom it is about
  agent text not null,
  command jsonb not null,
  due_at timestamptz not null,
  leased_until timestamptz not null default '-infinity',
  primary key (item_id, command_id)
);
create index command_request_due on command_request (due_at);
create index command_request_agent on command_request (agent);
