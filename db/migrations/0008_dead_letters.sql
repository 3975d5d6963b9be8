-- Dead letters are listed, and redelivered beside their item's workflow, which may have ended long ago.

alter table delivery add column redelivered_at timestamptz, add column last_code text;
create index delivery_dead on delivery (division, dead_at, id) where dead_at is not null;
create index delivery_redelivery on delivery (nudge_at)
  where redelivered_at is not null and delivered_at is null and dead_at is null;
