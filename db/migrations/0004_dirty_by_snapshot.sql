-- What has changed in the ledger is read, not taken off: whoever follows a shard keeps the snapshot of its last reading,
-- and reads what that did not see.
alter table ledger_dirty drop column id;
alter table ledger_dirty add column xid xid8 not null default pg_current_xact_id();
drop index ledger_dirty_shard;
create index ledger_dirty_order on ledger_dirty (shard, xid);

-- Rows of older transactions may be gone: who has not seen them has to read everything.
alter table shard add column dirty_from xid8 not null default '0';
