-- What people and other systems are told beside the syncs of sources, once for each cause: by rules on events of items,
-- and by alert rules.

create table notification (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('event', 'alert')),
  division text not null,
  cause text not null,
  subject text not null,
  text text not null,
  item_id uuid references item,
  -- what programs read of it
  data jsonb not null,
  webhooks text[] not null,
  -- addresses of agents, groups, supervisors, or mailboxes
  mail_to text[] not null,
  -- what webhooks are sent: a CloudEvent without ID and time
  body jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  -- of an alert: when its cause had gone
  ended_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  -- when its deliveries were made; null while webhooks or mail are owed
  told_at timestamptz,
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check (ended_at is null or kind = 'alert')
);
create unique index notification_cause on notification (cause) where ended_at is null;
create index notification_untold on notification (created_at) where told_at is null;
create index notification_open on notification (division) where kind = 'alert' and ended_at is null;
create index notification_age on notification (created_at);

-- Who sees it in the app: an agent, the members of a group, the supervisors of a division.
create table notification_recipient (
  recipient text not null,
  at timestamptz not null,
  notification_id uuid not null references notification on delete cascade,
  primary key (recipient, at, notification_id)
);
create index notification_recipient_of on notification_recipient (notification_id);

create table notification_read (
  notification_id uuid not null references notification on delete cascade,
  -- subject of who has read it
  reader text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (notification_id, reader)
);

-- Deliveries of a notification are made by workflows of their own; those of an alert belong to no item.
alter table delivery
  add column notification_id uuid references notification on delete cascade,
  alter column item_id drop not null,
  drop constraint delivery_kind_check,
  add constraint delivery_kind_check check (kind in ('sync', 'webhook', 'mail')),
  add constraint delivery_about check (item_id is not null or notification_id is not null);
create index delivery_notification on delivery (notification_id) where notification_id is not null;
drop index delivery_redelivery;
create index delivery_own on delivery (nudge_at)
  where (redelivered_at is not null or notification_id is not null) and delivered_at is null and dead_at is null;

-- What alert rules watch, every few seconds and over any number of rows.
create index ledger_item_waiting on ledger_item (division, queue, queued_since) where state = 'queued';
create index item_due on item (division, queue, due_at) where closed_at is null;
create index offer_missed on offer (division, closed_at) where outcome = 'expired';

alter table change
  drop constraint change_topic_check,
  add constraint change_topic_check check (topic in ('item', 'agent', 'config', 'notification'));
