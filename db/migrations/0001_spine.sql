-- The spine: configuration, items and their history, the routing ledger, deliveries, and the feed of changes.
-- Instants are timestamptz; keys are the documents' keys; every row that a caller can see carries its division.

-- Configuration: versions are immutable, one of them is current.
create table config_version (
  kind text not null,
  division text not null,
  key text not null,
  version int not null check (version >= 1),
  body jsonb not null,
  published_at timestamptz not null default now(),
  published_by text not null,
  primary key (kind, division, key, version)
);

create table config_current (
  kind text not null,
  division text not null,
  key text not null,
  version int not null,
  primary key (kind, division, key),
  foreign key (kind, division, key, version) references config_version
);

-- Divisions, sources and agents are known by their key in the whole installation.
create unique index config_current_global on config_current (kind, key) where kind in ('division', 'source', 'agent');

-- One row: raised by every change of configuration, so that a process knows when its copy is old.
create table config_revision (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);
insert into config_revision (revision) values (0);

-- What signs the deliveries of a source or a webhook. Shown once, when made.
create table endpoint_secret (
  kind text not null check (kind in ('source', 'webhook')),
  division text not null,
  key text not null,
  secret text not null,
  created_at timestamptz not null default now(),
  primary key (kind, division, key)
);

-- API keys of sources: only the hash is kept.
create table api_key (
  id text primary key,
  hash bytea not null unique,
  source text not null,
  division text not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

-- Human-readable references are handed out in blocks; gaps are allowed.
create table reference_block (
  division text not null,
  prefix text not null,
  next_number bigint not null check (next_number >= 1),
  primary key (division, prefix)
);

-- The read model of an item, and its lasting guard: one row for each external ID of a source.
create table item (
  id uuid primary key,
  division text not null,
  source text not null,
  external_id text not null,
  reference text not null,
  external_tag text,
  name text,
  case_id text,
  worktype text not null,
  queue text not null,
  life int not null default 1 check (life >= 1),
  version int not null default 1 check (version >= 1),
  state text not null check (state in ('scheduled', 'queued', 'connected', 'parked', 'paused', 'awaiting-source', 'completed', 'cancelled')),
  status text not null,
  assignee text,
  attributes jsonb not null,
  -- the whole state of the workflow, as of `version`
  snapshot jsonb not null,
  last_seq int not null default 0 check (last_seq >= 0),
  created_at timestamptz not null,
  activate_at timestamptz not null,
  due_at timestamptz,
  expires_at timestamptz,
  -- some time after the next instant at which the workflow must act, or has ended: the sweep then asks it
  nudge_at timestamptz,
  closed_at timestamptz,
  updated_at timestamptz not null,
  unique (source, external_id),
  unique (division, reference),
  check ((closed_at is not null) = (state in ('completed', 'cancelled'))),
  check (assignee is null or state in ('connected', 'parked'))
);
create index item_list on item (division, created_at desc, id desc);
create index item_open on item (division, state, queue) where closed_at is null;
create index item_nudge on item (nudge_at) where nudge_at is not null;
create index item_assignee on item (assignee) where assignee is not null;

-- History. `seq` is drawn from the item's row in the same transaction.
create table item_event (
  item_id uuid not null references item,
  seq int not null check (seq >= 1),
  at timestamptz not null,
  type text not null,
  actor_kind text not null,
  actor_id text,
  data jsonb not null default '{}',
  primary key (item_id, seq)
);

-- The same command again answers what it answered first.
create table item_command (
  item_id uuid not null references item,
  command_id text not null,
  version int not null,
  at timestamptz not null default now(),
  primary key (item_id, command_id)
);

-- Workflows that the relay has yet to start, most urgent first.
create table start_request (
  item_id uuid not null references item,
  life int not null,
  urgent_at timestamptz not null,
  created_at timestamptz not null default now(),
  leased_until timestamptz not null default '-infinity',
  primary key (item_id, life)
);
create index start_request_urgent on start_request (urgent_at);

-- What the outside is told: syncs to sources and webhooks, under one ID for all tries.
create table delivery (
  id text primary key,
  kind text not null check (kind in ('sync', 'webhook')),
  division text not null,
  -- key of the source or of the webhook
  target text not null,
  item_id uuid not null references item,
  life int not null,
  event text not null,
  body jsonb not null,
  created_at timestamptz not null default now(),
  attempts int not null default 0,
  last_error text,
  -- the sweep asks the workflow to hurry after this instant
  nudge_at timestamptz not null default now() + interval '15 seconds',
  delivered_at timestamptz,
  dead_at timestamptz,
  check (delivered_at is null or dead_at is null)
);
create index delivery_pending on delivery (nudge_at) where delivered_at is null and dead_at is null;
create index delivery_item on delivery (item_id, life);

-- The routing ledger: who waits, who is offered what, who holds what, presence, load.
create table shard (
  id text primary key,
  epoch bigint not null default 0,
  owner text,
  taken_at timestamptz
);

create table ledger_agent (
  key text primary key,
  division text not null,
  shard text not null references shard,
  -- false: the document is gone; the row stays for the history that names it
  active boolean not null default true,
  presence text not null default 'offline' check (presence in ('ready', 'not-ready', 'offline')),
  reason text,
  presence_since timestamptz not null default now(),
  -- the later of becoming Ready and of the last item leaving his hands
  idle_since timestamptz not null default now(),
  skills jsonb not null default '{}',
  queues text[] not null default '{}',
  groups text[] not null default '{}',
  -- media type -> media types whose load forbids it
  blocked_by jsonb not null default '{}',
  check (reason is null or presence = 'not-ready')
);
create index ledger_agent_shard on ledger_agent (shard);

create table ledger_load (
  agent text not null references ledger_agent,
  media_type text not null,
  max numeric not null check (max >= 0),
  used numeric not null default 0 check (used >= 0),
  outside numeric not null default 0 check (outside >= 0),
  primary key (agent, media_type)
);

-- A lowered profile or new outside load may leave `used` above `max`; what is forbidden is to take more.
create function refuse_overload() returns trigger language plpgsql as $$
begin
  if new.used > old.used and new.used + new.outside > new.max then
    raise exception 'agent % has no room for %', new.agent, new.media_type using errcode = 'check_violation', constraint = 'ledger_load_room';
  end if;
  return new;
end $$;
create trigger ledger_load_room before update on ledger_load for each row execute function refuse_overload();

create table ledger_queue (
  division text not null,
  key text not null,
  shard text not null references shard,
  agent_order text not null default 'longest-idle',
  -- the order of agents for `preferred`
  preferred text[] not null default '{}',
  emergency boolean not null default false,
  primary key (division, key)
);

-- One row for each item that waits or is in hands: an item cannot be offered twice, nor offered and held.
create table ledger_item (
  item_id uuid primary key references item,
  life int not null,
  version int not null,
  division text not null,
  shard text not null references shard,
  queue text not null,
  state text not null check (state in ('queued', 'offered', 'connected')),
  agent text references ledger_agent,
  offer_id uuid,
  -- since when the agent has it in hands
  held_since timestamptz,
  media_type text not null,
  weight numeric not null check (weight > 0),
  curve jsonb not null,
  plan jsonb not null,
  preferred_agent text,
  ring_base timestamptz not null,
  -- never offered before this instant
  available_at timestamptz not null,
  queued_since timestamptz not null,
  on_top_since timestamptz,
  -- agent -> epoch milliseconds until which he is not asked again
  declines jsonb not null default '{}',
  -- {answer, expiryMs, declineForMs}
  offer_policy jsonb not null,
  check ((state in ('offered', 'connected')) = (agent is not null)),
  check ((state = 'offered') = (offer_id is not null)),
  check ((state = 'connected') = (held_since is not null))
);
create index ledger_item_shard on ledger_item (shard, state);
create index ledger_item_agent on ledger_item (agent) where agent is not null;

create table offer (
  id uuid primary key,
  item_id uuid not null references item,
  division text not null,
  agent text not null references ledger_agent,
  answer text not null check (answer in ('manual', 'auto')),
  ring int not null,
  priority double precision not null,
  epoch bigint not null,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  -- winner, the next ten, how many failed each test
  explanation jsonb not null,
  outcome text check (outcome in ('accepted', 'declined', 'expired', 'withdrawn')),
  closed_at timestamptz,
  check ((outcome is null) = (closed_at is null))
);
create unique index offer_open_item on offer (item_id) where outcome is null;
create unique index offer_open_agent on offer (agent) where outcome is null and answer = 'manual';
create index offer_item on offer (item_id, offered_at);
create index offer_expiry on offer (expires_at) where outcome is null;

-- Rows of the ledger that the shard's owner has to read again.
create table ledger_dirty (
  id bigint generated always as identity primary key,
  shard text not null,
  kind text not null check (kind in ('item', 'agent', 'queues')),
  key text not null
);
create index ledger_dirty_shard on ledger_dirty (shard);

-- What the stream tells. Readers follow (xid, id) below the oldest running transaction: IDs alone commit out of order.
create table change (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  division text not null,
  topic text not null check (topic in ('item', 'agent', 'config')),
  key text not null,
  -- agents whom it concerns, beside those who may see the whole division
  agents text[] not null default '{}',
  data jsonb not null default '{}'
);
create index change_order on change (xid, id);
create index change_at on change (at);

-- Answers to POSTs that carried an Idempotency-Key.
create table idempotency (
  principal text not null,
  key text not null,
  request_hash bytea not null,
  status int,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (principal, key)
);
create index idempotency_created on idempotency (created_at);
