-- Bulk jobs: one action over many items, done turn by turn by a workflow.

create table bulk_job (
  id uuid primary key,
  -- who asked: the job acts with the rights that he has when it acts
  subject text not null,
  -- the Idempotency-Key of the request that made it
  request_key text,
  action text not null,
  body jsonb not null,
  state text not null default 'running' check (state in ('running', 'cancelling', 'cancelled', 'done')),
  total int not null default 0,
  done int not null default 0,
  failed int not null default 0,
  -- raised by a retry; each run is a workflow of its own
  run int not null default 1,
  run_since timestamptz not null default clock_timestamp(),
  -- how many items were done when the run began
  run_from int not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  -- when a worker sees to it that its workflow runs
  nudge_at timestamptz not null default clock_timestamp(),
  unique (subject, request_key),
  check (done + failed <= total),
  check ((ended_at is null) = (state in ('running', 'cancelling')))
);
create index bulk_job_own on bulk_job (subject, id);
create index bulk_job_open on bulk_job (nudge_at) where ended_at is null;
create index bulk_job_ended on bulk_job (ended_at) where ended_at is not null;

create table bulk_item (
  job_id uuid not null references bulk_job on delete cascade,
  -- as it was asked for: there may be no such item
  item_id uuid not null,
  outcome text check (outcome in ('done', 'failed')),
  tries int not null default 0,
  code text,
  detail text,
  primary key (job_id, item_id),
  check ((outcome is not distinct from 'failed') = (code is not null))
);
create index bulk_item_open on bulk_item (job_id, tries, item_id) where outcome is null;
create index bulk_item_failed on bulk_item (job_id, item_id) where outcome = 'failed';
