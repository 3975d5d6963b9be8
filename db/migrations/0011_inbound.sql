-- What sources tell by signed webhooks: kept from before the answer until it has had its effect, or somebody has seen to it.
create table inbound_delivery (
  id uuid primary key,
  source text not null,
  -- home of the source when it came
  division text not null,
  -- as its sender calls it: the same again is the same delivery
  webhook_id text not null,
  received_at timestamptz not null default clock_timestamp(),
  state text not null default 'pending' check (state in ('pending', 'done', 'dead', 'discarded')),
  -- as it was signed; forgotten at its end
  payload bytea,
  attempts int not null default 1,
  -- of a pending one: any process may take it up from then on
  retry_at timestamptz not null,
  -- what the mapping made of it last time
  verb text,
  external_id text,
  code text,
  detail text,
  errors jsonb,
  dead_at timestamptz,
  settled_at timestamptz,
  -- who discarded it, or asked for it again
  settled_by text,
  unique (source, webhook_id),
  check ((payload is null) = (state in ('done', 'discarded'))),
  check ((settled_at is not null) = (state in ('done', 'discarded'))),
  check ((dead_at is not null) = (state = 'dead')),
  check (state <> 'dead' or code is not null)
);
create index inbound_delivery_dead on inbound_delivery (division, dead_at, id) where state = 'dead';
create index inbound_delivery_pending on inbound_delivery (retry_at) where state = 'pending';
create index inbound_delivery_settled on inbound_delivery (settled_at) where settled_at is not null;
