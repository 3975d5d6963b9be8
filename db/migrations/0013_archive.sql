-- The archive: closed items, whole, after the time of their worktype. What lists and look-ups read are columns; the rows
-- of the other tables that were the item's lie beside them and come back with it when it is restarted.

create table item_archive (
  like item including constraints,
  archived_at timestamptz not null,
  -- rows of item_event, item_command, offer and delivery; those of notifications are forgotten with these anyway
  events jsonb not null,
  commands jsonb not null,
  offers jsonb not null,
  deliveries jsonb not null,
  primary key (id),
  -- in this order it also serves who knows the external ID alone
  unique (external_id, source),
  unique (division, reference),
  check (closed_at is not null)
);
-- Pages by the instant of capture, the usual order, of any number of divisions.
create index item_archive_list on item_archive (created_at, id);

-- What somebody was told of an item is told though it is archived.
alter table notification drop constraint notification_item_id_fkey;

-- What the archiver looks for: closed, and its workflow has ended.
create index item_closed on item (division, worktype, closed_at) where closed_at is not null and nudge_at is null;

-- How many items were ever moved; counting the archive would read all of it.
create table archive_total (
  only_row boolean primary key default true check (only_row),
  moved bigint not null
);
insert into archive_total (moved) values (0);

-- An item is in one of the two tables at any instant. `is_archived` tells which, and is known when a query is planned.
create view every_item as
  select id, division, source, external_id, reference, external_tag, name, case_id, worktype, queue, life, version, state,
    status, assignee, attributes, snapshot, last_seq, created_at, activate_at, due_at, expires_at, nudge_at, closed_at,
    updated_at, workbin, wake_at, null::timestamptz as archived_at, false as is_archived
  from item
  union all
  select id, division, source, external_id, reference, external_tag, name, case_id, worktype, queue, life, version, state,
    status, assignee, attributes, snapshot, last_seq, created_at, activate_at, due_at, expires_at, nudge_at, closed_at,
    updated_at, workbin, wake_at, archived_at, true
  from item_archive;

create view every_event as
  select item_id, seq, at, type, actor_kind, actor_id, data from item_event
  union all
  select a.id, e.seq, e.at, e.type, e.actor_kind, e.actor_id, e.data
  from item_archive a, jsonb_populate_recordset(null::item_event, a.events) e;

create view every_offer as
  select id, item_id, division, agent, answer, ring, priority, offered_at, expires_at, explanation, outcome, closed_at
  from offer
  union all
  select o.id, a.id, o.division, o.agent, o.answer, o.ring, o.priority, o.offered_at, o.expires_at, o.explanation,
    o.outcome, o.closed_at
  from item_archive a, jsonb_populate_recordset(null::offer, a.offers) o;

-- The lasting guard over both tables, for a capture that looked before its item was captured, closed and archived by
-- others: its insert waits for the move, then finds nothing in its way. A volatile function sees what was committed while
-- the statement waited; the capture is taken back and tried again.
create function refuse_archived(item_source text, item_external_id text) returns boolean language plpgsql volatile as $$
begin
  if exists (select from item_archive where source = item_source and external_id = item_external_id) then
    raise exception 'item % of source % was archived meanwhile', item_external_id, item_source
      using errcode = 'serialization_failure';
  end if;
  return true;
end $$;
