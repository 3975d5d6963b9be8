-- Views of the task list that somebody keeps: filters, columns and sort, for himself or for a team.
create table saved_view (
  id uuid primary key,
  division text not null,
  owner text not null,
  shared_with text not null check (shared_with in ('nobody', 'division', 'group')),
  group_key text,
  name text not null,
  body jsonb not null,
  updated_at timestamptz not null default clock_timestamp(),
  check ((group_key is not null) = (shared_with = 'group'))
);
create index saved_view_owner on saved_view (owner);
create index saved_view_shared on saved_view (division) where shared_with <> 'nobody';

-- With which one the list opens for somebody.
create table saved_view_default (
  subject text primary key,
  view_id uuid not null references saved_view on delete cascade
);
create index saved_view_default_view on saved_view_default (view_id);

-- Items are found by the interactions that were linked to them; those are few among the events.
create index item_event_interaction on item_event ((data ->> 'interaction')) where type = 'linked';
