-- Cases: their read model and history, what they wait for, what they ask of the outside and what is asked of them.

create table case_file (
  id uuid primary key,
  division text not null,
  reference text not null,
  -- who started it and what he calls it; null: nobody who would ask for it by a name of his own
  source text,
  external_id text,
  case_type text not null,
  case_type_version int not null check (case_type_version >= 1),
  name text,
  life int not null default 1 check (life >= 1),
  version int not null default 1 check (version >= 1),
  state text not null check (state in ('active', 'suspended', 'completed', 'terminated', 'failed')),
  status text not null,
  owner text,
  priority double precision,
  -- of the main process, as far as its last step left them
  variables jsonb not null,
  incidents int not null default 0 check (incidents >= 0),
  -- the whole state of the workflow, as of `version`
  snapshot jsonb not null,
  last_seq int not null default 0 check (last_seq >= 0),
  created_at timestamptz not null,
  -- some time after the next instant at which the workflow must act: the sweep then asks it
  nudge_at timestamptz,
  closed_at timestamptz,
  updated_at timestamptz not null,
  unique (source, external_id),
  unique (division, reference),
  check ((source is null) = (external_id is null)),
  check ((closed_at is not null) = (state in ('completed', 'terminated')))
);
create index case_file_list on case_file (division, created_at desc, id desc);
create index case_file_open on case_file (division, case_type, state) where closed_at is null;
create index case_file_nudge on case_file (nudge_at) where nudge_at is not null;

-- History. `seq` is drawn from the case's row in the same transaction.
create table case_event (
  case_id uuid not null references case_file,
  seq int not null check (seq >= 1),
  at timestamptz not null,
  type text not null,
  actor_kind text not null,
  actor_id text,
  -- of the model, and the instance that it happened to
  element text,
  instance int,
  data jsonb not null default '{}',
  primary key (case_id, seq)
);
create index case_event_entered on case_event (case_id, instance) where type = 'entered';

-- The same request again has no second effect.
create table case_command (
  case_id uuid not null references case_file,
  command_id text not null,
  version int not null,
  at timestamptz not null default clock_timestamp(),
  primary key (case_id, command_id)
);

-- What a commit asks of the outside: work, messages, signals. Carried out by the workflow, or by an API process for it.
create table case_order (
  case_id uuid not null references case_file,
  version int not null,
  place int not null check (place >= 0),
  kind text not null check (kind in ('start-work', 'cancel-work', 'publish-message', 'broadcast-signal')),
  -- whose work it is
  instance int,
  body jsonb not null,
  -- the item that a person works on
  item_external_id text unique,
  done_at timestamptz,
  primary key (case_id, version, place),
  check ((instance is not null) = (kind in ('start-work', 'cancel-work')))
);
create index case_order_open on case_order (case_id) where done_at is null;

-- What the system asks of a case: its start, messages, signals. Sent by a worker until it is answered.
create table case_request (
  case_id uuid not null references case_file,
  command_id text not null,
  request jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  leased_until timestamptz not null default '-infinity',
  primary key (case_id, command_id)
);
create index case_request_due on case_request (leased_until, created_at);

-- What cases wait for of what others send, by what it is found by.
create table case_wait (
  case_id uuid not null references case_file,
  wait int not null,
  division text not null,
  kind text not null check (kind in ('message', 'signal')),
  name text not null,
  -- null: the name is enough
  key text,
  -- the message that is on its way to it
  message_id text,
  primary key (case_id, wait),
  check (kind = 'message' or (key is null and message_id is null))
);
create index case_wait_name on case_wait (division, kind, name);
create index case_wait_message on case_wait (message_id) where message_id is not null;

-- Messages that nobody waited for when they came, kept for their time to live, and those on their way.
create table case_message (
  id text primary key,
  division text not null,
  name text not null,
  key text,
  variables jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  -- the case that it goes to; each goes to one
  case_id uuid references case_file,
  -- cases that did not wait for it any more when it came
  passed_by uuid[] not null default '{}',
  delivered_at timestamptz,
  check (delivered_at is null or case_id is not null)
);
create index case_message_kept on case_message (division, name) where case_id is null;
create index case_message_age on case_message (expires_at);

-- The stream tells of cases, too.
alter table change
  drop constraint change_topic_check,
  add constraint change_topic_check check (topic in ('item', 'agent', 'config', 'notification', 'case'));

-- What the source of a case is told of it; made by workflows of their own, as those of notifications.
alter table delivery
  add column case_id uuid references case_file,
  drop constraint delivery_about,
  add constraint delivery_about check (item_id is not null or notification_id is not null or case_id is not null);
create index delivery_case on delivery (case_id) where case_id is not null;
drop index delivery_own;
create index delivery_own on delivery (nudge_at)
  where (redelivered_at is not null or notification_id is not null or case_id is not null)
    and delivered_at is null and dead_at is null;
