-- What the installation has yet to do, and since when: `psql` in the product's database, as anybody who may read its tables.
-- Each row but the last two should be empty, or some seconds old. What each means, and what to do: docs/OPERATIONS.md.
select 'items whose workflow is to start' as waits, count(*)::int as count, min(created_at) as since from start_request
union all
select 'commands that the system owes items', count(*)::int, min(due_at) from command_request where due_at <= now()
union all
select 'requests to cases', count(*)::int, min(created_at) from case_request
union all
select 'cases to start', count(*)::int, min(created_at) from case_start
union all
select 'notifications to tell', count(*)::int, min(created_at) from notification where told_at is null
union all
select 'inbound deliveries to take up', count(*)::int, min(received_at) from inbound_delivery where state = 'pending'
union all
select 'deliveries to make', count(*)::int, min(created_at) from delivery where delivered_at is null and dead_at is null
union all
-- Whoever makes offers for a shard holds this lock.
select 'shards without a matcher', count(*)::int, min(taken_at) from shard
where not exists (
  select from pg_locks
  where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32 | objid::bigint) = hashtextextended('casewright-shard:' || shard.id, 0))
union all
select 'erasures to end', count(*)::int, min(created_at) from erasure where ended_at is null
union all
select 'bulk jobs to end', count(*)::int, min(created_at) from bulk_job where ended_at is null;
