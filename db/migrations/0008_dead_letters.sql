-- Dead letters are listed, and redelivered beside their item's workflow, which may have ended long ago.

alter table delivery add column redelivered_at timestamptz, add column last_code text;
create index delivery_dead on delivery (division, dead_at, id) where dead_at is not null;
create index delivery_redelivery on delivery (nudge_at)
  where redelivered_at is not null and delivered_at is null and dead_at is null;

-- The circuit breaker of a receiver that failed last time; `division` is that of its document.
create table receiver_circuit (
  kind text not null check (kind in ('sync', 'webhook')),
  division text not null,
  target text not null,
  -- in a row
  failures int not null,
  -- nobody tries before; one may then
  open_until timestamptz not null,
  last_code text not null,
  last_error text not null,
  primary key (kind, division, target)
);
