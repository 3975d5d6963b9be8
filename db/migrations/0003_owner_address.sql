-- Where the owner of a shard answers questions, and the token to ask it with: who reads this table may read all others.
alter table shard add column address text;
alter table shard add column token text;
alter table shard add check ((address is null) = (token is null));

-- A pull of the next item is named by its caller's key alone, whichever item it brings: one key brings one item.
create unique index item_command_pull_next on item_command (command_id) where command_id like 'pull-next/%';
