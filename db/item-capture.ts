import type { CapturedItem } from '../domain/item/new-item';
import { currentOrigin } from './audit/origin';
import { instant } from './instant';
import type { Queryable } from './queryable';

export interface ExternalKey {
  source: string;
  externalId: string;
}

/**
 * The database's clock, and the IDs of those external keys that are taken, by archived items as well. Each is looked up by
 * itself (`offset 0`): a plan is kept while tables grow, and one of small tables would read all items for each capture.
 */
export async function findKnownItems(
  db: Queryable,
  keys: readonly ExternalKey[],
): Promise<{ now: Date; known: Map<string, string> }> {
  const { rows } = await db.query<{ now: Date; known: { id: string; source: string; externalId: string }[] | null }>(
    `select clock_timestamp() as now, (
       select jsonb_agg(jsonb_build_object('id', i.id, 'source', i.source, 'externalId', i.external_id))
       from jsonb_to_recordset($1::jsonb) as given (source text, "externalId" text)
       cross join lateral (
         select id, source, external_id from every_item e
         where e.source = given.source and e.external_id = given."externalId" offset 0) i) as known`,
    [JSON.stringify(keys)],
  );
  const [row] = rows;
  if (!row) throw new Error('the database gave no time');
  return { now: row.now, known: new Map((row.known ?? []).map((item) => [externalKeyText(item), item.id])) };
}

/** Place of the parameter of what is written with the items. */
export const MORE_ROWS = '$4';

/** CTEs that follow from `made`, the items written, and their parameter. */
export interface WrittenWith {
  ctes: string;
  rows: readonly object[];
}

const INSERT = `with given as (
       select * from jsonb_to_recordset($1::jsonb) as row (id uuid, division text, source text, "externalId" text, reference text,
         "externalTag" text, name text, "caseId" text, worktype text, queue text, state text, status text, attributes jsonb,
         snapshot jsonb, seq int, "createdAt" timestamptz, "activateAt" timestamptz, "dueAt" timestamptz, "expiresAt" timestamptz,
         "nudgeAt" timestamptz, "actorKind" text, "actorId" text, origin jsonb)
     ), made as (
       insert into item (id, division, source, external_id, reference, external_tag, name, case_id, worktype, queue, state,
         status, attributes, snapshot, last_seq, created_at, activate_at, due_at, expires_at, nudge_at, updated_at)
       select id, division, source, "externalId", reference, "externalTag", name, "caseId", worktype, queue, state,
         status, attributes, snapshot, seq, "createdAt", "activateAt", "dueAt", "expiresAt", "nudgeAt", "createdAt"
       from given
       on conflict (source, external_id) do nothing
       returning id, source, external_id, due_at, created_at
     ), history as (
       insert into item_event (item_id, seq, at, type, actor_kind, actor_id, data)
       select "itemId", seq, at, type, "actorKind", "actorId", data
       from jsonb_to_recordset($2::jsonb) as row ("itemId" uuid, seq int, at timestamptz, type text, "actorKind" text, "actorId" text, data jsonb)
       join made on made.id = "itemId"
     ), audited as (
       insert into audit_entry (division, verb, object_kind, object_id, object_name, actor_kind, actor_id, origin, after)
       select division, 'capture', 'item', id, reference, "actorKind", "actorId", origin,
         jsonb_build_object('source', given.source, 'externalId', "externalId", 'externalTag', "externalTag", 'name', name,
           'caseId', "caseId", 'worktype', worktype, 'queue', queue, 'state', state, 'status', status, 'attributes', attributes,
           'activateAt', "activateAt", 'dueAt', "dueAt", 'expiresAt', "expiresAt")
       from given join made using (id)
     ), start as (
       insert into start_request (item_id, life, urgent_at) select id, 1, coalesce(due_at, created_at) from made
     ), told as (
       insert into change (division, topic, key, data)
       select division, 'item', key, data from jsonb_to_recordset($3::jsonb) as row (division text, key uuid, data jsonb)
       join made on made.id = key
     )`;

/** Throws a serialization failure where a key was archived since the caller looked. */
const MADE = 'select id from made where refuse_archived(source, external_id)';

/**
 * Writes new items with their histories, the requests that start their workflows, and what the stream tells: one
 * statement for any number. Answers the IDs written; an external key that is taken is passed over. Sorted, so that two
 * batches with the same keys wait for, and never deadlock with, one another.
 */
export async function insertItems(
  db: Queryable,
  items: readonly CapturedItem[],
  more?: WrittenWith,
): Promise<Set<string>> {
  const sorted = items.toSorted((a, b) => (externalKeyText(a.state) < externalKeyText(b.state) ? -1 : 1));
  const { rows } = await db.query<{ id: string }>(`${INSERT}${more ? `, ${more.ctes}` : ''} ${MADE}`, [
    JSON.stringify(sorted.map(itemColumns)),
    JSON.stringify(sorted.flatMap(eventColumns)),
    JSON.stringify(sorted.flatMap(changeColumns)),
    ...(more ? [JSON.stringify(more.rows)] : []),
  ]);
  return new Set(rows.map(({ id }) => id));
}

export function externalKeyText({ source, externalId }: ExternalKey): string {
  return `${source}\n${externalId}`;
}

function itemColumns({ state, events, actor, nudgeAtMs }: CapturedItem): object {
  return {
    id: state.id,
    division: state.division,
    source: state.source,
    externalId: state.externalId,
    reference: state.reference,
    externalTag: state.externalTag,
    name: state.name,
    caseId: state.caseId,
    worktype: state.worktype,
    queue: state.rules.queue,
    state: state.state,
    status: state.status,
    attributes: state.attributes,
    snapshot: state,
    seq: events.length,
    createdAt: instant(state.createdMs),
    activateAt: instant(state.activationMs),
    dueAt: instant(state.dueMs),
    expiresAt: instant(state.expiresMs),
    nudgeAt: instant(nudgeAtMs),
    actorKind: actor.kind,
    actorId: actor.id,
    origin: currentOrigin(),
  };
}

function eventColumns({ state, events, actor }: CapturedItem): object[] {
  return events.map((event, index) => ({
    itemId: state.id,
    seq: index + 1,
    at: instant(event.atMs ?? state.createdMs),
    type: event.type,
    actorKind: actor.kind,
    actorId: actor.id,
    data: event.data,
  }));
}

/** As `appendEvents` tells later ones. */
function changeColumns({ state, events }: CapturedItem): object[] {
  return events.map((event, index) => ({
    division: state.division,
    key: state.id,
    data: {
      type: event.type,
      seq: index + 1,
      reference: state.reference,
      externalId: state.externalId,
      state: state.state,
      queue: state.rules.queue,
      version: state.version,
    },
  }));
}
