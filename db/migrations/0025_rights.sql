-- Rights narrowed by what somebody comes with: keys to some verbs and divisions of their source, jobs to the scopes and
-- groups of the token by which they were asked for.
alter table api_key
  add column scopes text[],
  add column divisions text[],
  add constraint api_key_scopes_some check (scopes is null or cardinality(scopes) > 0),
  add constraint api_key_divisions_some check (divisions is null or cardinality(divisions) > 0);

alter table bulk_job
  add column identity_groups text[] not null default '{}',
  add column scopes text[];
