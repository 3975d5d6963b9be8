-- Links by which somebody who is no agent does one task. Who reads this table can open none of them.
create table task_link (
  id uuid primary key,
  item_id uuid not null,
  -- of that life of the item alone
  life integer not null,
  division text not null,
  -- what he is called in the history
  participant text not null,
  -- null: it is made when its mail is sent
  token_hash bytea unique,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index task_link_item on task_link (item_id);
create index task_link_expiry on task_link (expires_at);
