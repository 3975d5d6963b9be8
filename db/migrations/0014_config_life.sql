-- The life of a document: a draft, versions that tell what they changed and why, an end.

alter table config_version
  add column change text not null default 'updated' check (change in ('created', 'updated')),
  add column note text,
  -- version whose body was published again
  add column restores int,
  -- when it was taken out of what is published, being the current one
  add column deleted_at timestamptz,
  add column deleted_by text,
  add column deletion_note text,
  add check ((deleted_at is null) = (deleted_by is null)),
  add check (deletion_note is null or deleted_at is not null);
update config_version set change = 'created' where version = 1;

-- Never reused: whoever names the draft that he has seen is told when another one stands there now.
create sequence config_draft_revision;

-- What somebody prepares, one for each document. Any JSON object: whether it could be published is asked when it is.
create table config_draft (
  kind text not null,
  division text not null,
  key text not null,
  body jsonb not null,
  revision bigint not null default nextval('config_draft_revision'),
  -- published version that it was made from; 0: none
  based_on int not null check (based_on >= 0),
  saved_at timestamptz not null default clock_timestamp(),
  saved_by text not null,
  primary key (kind, division, key)
);
