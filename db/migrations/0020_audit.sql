-- Who did what, when, from where and why: one row for each command, written in the command's own transaction.
create table audit_entry (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  division text not null,
  verb text not null,
  object_kind text not null,
  object_id text not null,
  object_name text,
  actor_kind text not null,
  actor_id text not null,
  origin jsonb,
  reason text,
  before jsonb,
  after jsonb
);
create index audit_entry_xid on audit_entry (xid, id);
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_object on audit_entry (object_id);
create index audit_entry_actor on audit_entry (actor_id, at);

-- Each division's chain: a seal says which entry is its next link, and holds the hash over it and all before it.
create table audit_seal (
  division text not null,
  seq bigint not null check (seq >= 1),
  entry_id bigint not null unique,
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (division, seq)
);

-- Every entry of a transaction below this one is sealed. A hint to whoever seals, who alone moves it.
create table audit_sealer (only_row boolean primary key default true check (only_row), sealed_below xid8 not null);
insert into audit_sealer (sealed_below) values ('0');

-- Where the chain of a division begins since its older entries were forgotten.
create table audit_anchor (division text primary key, seq bigint not null, hash bytea not null, forgotten_at timestamptz not null);

-- The retention of the audit: for the owner of the tables alone, since nobody else may delete. Answers how many are gone.
create function forget_audit(forget_before timestamptz) returns bigint language plpgsql as $$
declare
  forgotten bigint;
begin
  lock table audit_seal in share row exclusive mode;
  -- A chain is cut before its first entry that stays, so that what remains begins where the anchor says.
  insert into audit_anchor (division, seq, hash, forgotten_at)
  select distinct on (s.division) s.division, s.seq, s.hash, clock_timestamp()
  from audit_seal s
  where s.seq < coalesce((
    select min(later.seq) from audit_seal later join audit_entry e on e.id = later.entry_id
    where later.division = s.division and e.at >= forget_before), 'infinity'::float8)
  order by s.division, s.seq desc
  on conflict (division) do update set seq = excluded.seq, hash = excluded.hash, forgotten_at = excluded.forgotten_at;
  delete from audit_entry e using audit_seal s, audit_anchor a
  where s.entry_id = e.id and a.division = s.division and s.seq <= a.seq;
  get diagnostics forgotten = row_count;
  delete from audit_seal s using audit_anchor a where a.division = s.division and s.seq <= a.seq;
  return forgotten;
end $$;

-- What a bulk job or an inbound delivery does later came from where it was asked for.
alter table bulk_job add column origin jsonb;
alter table inbound_delivery add column origin jsonb;

-- The application's own role. It owns nothing; a deployment gives it a password, or makes users that are members of it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'casewright_app') then
    create role casewright_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end $$;
grant usage on schema public to casewright_app;
grant select, insert, update, delete on all tables in schema public to casewright_app;
grant usage, select on all sequences in schema public to casewright_app;
alter default privileges in schema public grant select, insert, update, delete on tables to casewright_app;
alter default privileges in schema public grant usage, select on sequences to casewright_app;

-- It adds to the audit and reads it, and no more; when and in which transaction is not for it to say.
revoke all on audit_entry, audit_seal, audit_anchor, audit_sealer from casewright_app;
grant select on audit_entry, audit_seal, audit_anchor, audit_sealer to casewright_app;
grant insert (division, verb, object_kind, object_id, object_name, actor_kind, actor_id, origin, reason, before, after)
  on audit_entry to casewright_app;
grant insert (division, seq, entry_id, hash) on audit_seal to casewright_app;
grant update (sealed_below) on audit_sealer to casewright_app;
revoke all on function forget_audit(timestamptz) from public;
revoke insert, update, delete on schema_migration from casewright_app;
