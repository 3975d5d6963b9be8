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

-- Cases are found by who takes part in them and by what is linked to them.
create index case_file_participants on case_file using gin ((snapshot -> 'participants') jsonb_path_ops);
create index case_file_links on case_file using gin ((snapshot -> 'links') jsonb_path_ops);

-- Work of a case that has another priority is raised, or lowered.
alter table case_order drop constraint case_order_kind_check,
  add constraint case_order_kind_check
    check (kind in ('start-work', 'cancel-work', 'raise-work', 'publish-message', 'broadcast-signal')),
  drop constraint case_order_check,
  add constraint case_order_check check ((instance is not null) = (kind like '%-work'));
