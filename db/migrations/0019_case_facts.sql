-- Cases that rules on events of items want started: written with the event, started by an API process.
create table case_start (
  -- of the case that will be
  case_id uuid primary key,
  -- the event, rule and action that want it; each has one case
  cause text not null unique,
  division text not null,
  case_type text not null,
  -- what the item is called whose event it is
  item jsonb not null,
  item_attributes jsonb not null,
  name text,
  -- null: those attributes of the item that the type names
  variables jsonb,
  created_at timestamptz not null default clock_timestamp(),
  leased_until timestamptz not null default '-infinity'
);
create index case_start_due on case_start (leased_until, created_at);
