-- Erasures of personal data: what was asked for, by IDs and names of attributes and never by values, and the proof of each object.
create table erasure (
  id uuid primary key,
  division text not null,
  cause text not null check (cause in ('request', 'retention')),
  requested_by text not null,
  -- names of the attributes by whose values its subject was found
  attributes text[] not null,
  items uuid[] not null,
  cases uuid[] not null,
  created_at timestamptz not null default clock_timestamp(),
  -- null: something of it is still open, or its turn has not come
  ended_at timestamptz
);
create index erasure_under_way on erasure (created_at) where ended_at is null;
create index erasure_division on erasure (division, id);

create table erasure_proof (
  erasure_id uuid not null references erasure,
  kind text not null check (kind in ('item', 'case')),
  object_id uuid not null,
  erased_at timestamptz not null default clock_timestamp(),
  -- by table: rows that were read, rows that were changed, values that were removed
  removed jsonb not null,
  -- SHA-256 of what is left of it
  left_hash text not null,
  -- histories of its workflows that Temporal was told to delete; null: not yet
  histories int,
  primary key (erasure_id, kind, object_id)
);
create index erasure_proof_object on erasure_proof (object_id, erased_at);
