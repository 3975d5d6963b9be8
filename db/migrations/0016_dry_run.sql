-- Dry runs: what drafts of configuration would make of the items of a past period, found by a program of its own.

create table dry_run (
  id uuid primary key,
  -- who asked, and sees it
  subject text not null,
  -- whose items are looked at
  divisions text[] not null,
  input jsonb not null,
  -- the drafts, as they were when it was asked for
  documents jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  -- raised whenever a process takes it up
  attempt int not null default 0,
  phase text check (phase in ('items', 'simulation')),
  total int not null,
  done int not null default 0,
  summary jsonb,
  simulation jsonb,
  failure text,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  -- the last sign of life of whoever works on it
  seen_at timestamptz,
  ended_at timestamptz,
  check ((ended_at is null) = (state in ('queued', 'running'))),
  check ((failure is not null) = (state = 'failed'))
);
create index dry_run_own on dry_run (subject, id);
create index dry_run_open on dry_run (created_at) where ended_at is null;
create index dry_run_old on dry_run (created_at);

create table dry_run_item (
  dry_run_id uuid not null references dry_run on delete cascade,
  -- in the order of the captures
  place int not null,
  has_moved boolean not null,
  result jsonb not null,
  primary key (dry_run_id, place)
);
create index dry_run_item_moved on dry_run_item (dry_run_id, place) where has_moved;
