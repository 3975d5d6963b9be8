import { createHash } from 'node:crypto';
import type { Origin } from '../domain/audit/origin';
import { currentOrigin } from './audit/origin';
import { mergedPages } from './merged-pages';
import type { Queryable } from './queryable';
import { storable, storableJson } from './storable';

/** What a source has told by a webhook. */
export interface InboundRow {
  id: string;
  source: string;
  division: string;
  webhookId: string;
  receivedAt: Date;
  state: 'pending' | 'done' | 'dead' | 'discarded';
  /** Null at its end. */
  payload: Buffer | null;
  attempts: number;
  verb: string | null;
  externalId: string | null;
  code: string | null;
  detail: string | null;
  errors: unknown[] | null;
  deadAt: Date | null;
  settledAt: Date | null;
  settledBy: string | null;
  /** From where it came. */
  origin: Origin | null;
}

/** How long whoever has taken one up may be at it before somebody else does. */
const LEASE = `interval '1 minute'`;
/** A sender repeats for days what he takes for lost; as long a repetition is known for one. */
const KEPT = `interval '30 days'`;

const COLUMNS = `id, source, division, webhook_id as "webhookId", received_at as "receivedAt", state, payload, attempts, verb,
  external_id as "externalId", code, detail, errors, dead_at as "deadAt", settled_at as "settledAt", settled_by as "settledBy", origin`;

export type ReceivedDelivery = Pick<InboundRow, 'id' | 'source' | 'division' | 'webhookId'> & { payload: Uint8Array };

/** Keeps what came, and leaves it to the caller for a while; undefined where it had come before. */
export async function insertInbound(db: Queryable, delivery: ReceivedDelivery): Promise<InboundRow | undefined> {
  const { id, source, division, webhookId, payload } = delivery;
  const { rows } = await db.query<InboundRow>(
    `insert into inbound_delivery (id, source, division, webhook_id, payload, payload_hash, origin, retry_at)
     values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + ${LEASE}) on conflict (source, webhook_id) do nothing
     returning ${COLUMNS}`,
    [id, source, division, webhookId, Buffer.from(payload), hashOf(payload), currentOrigin()],
  );
  return rows[0];
}

/** What a source has called by an ID before, and whether it said the same then. */
export async function readInboundByWebhook(
  db: Queryable,
  { source, webhookId, payload }: Pick<ReceivedDelivery, 'source' | 'webhookId' | 'payload'>,
): Promise<(Pick<InboundRow, 'id' | 'state'> & { isSame: boolean }) | undefined> {
  const { rows } = await db.query<Pick<InboundRow, 'id' | 'state'> & { isSame: boolean }>(
    `select id, state, coalesce(payload_hash = $3, true) as "isSame" from inbound_delivery
     where source = $1 and webhook_id = $2`,
    [source, webhookId, hashOf(payload)],
  );
  return rows[0];
}

function hashOf(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest();
}

/** Takes up pending ones whose time has come. */
export async function takeInbound(db: Queryable, limit: number): Promise<InboundRow[]> {
  const { rows } = await db.query<InboundRow>(
    `update inbound_delivery set retry_at = clock_timestamp() + ${LEASE}, attempts = attempts + 1
     where id in (select id from inbound_delivery where state = 'pending' and retry_at <= statement_timestamp()
                  order by retry_at limit $1 for update skip locked)
     returning ${COLUMNS}`,
    [limit],
  );
  return rows;
}

/** Gives a dead letter to whoever asks for it again; undefined when it is none, or lies in another division. */
export async function reviveInbound(
  db: Queryable,
  divisions: readonly string[],
  id: string,
  by: string,
): Promise<InboundRow | undefined> {
  const { rows } = await db.query<InboundRow>(
    `update inbound_delivery
     set state = 'pending', dead_at = null, attempts = 1, retry_at = clock_timestamp() + ${LEASE}, settled_by = $3
     where id = $1 and division = any($2) and state = 'dead' returning ${COLUMNS}`,
    [id, divisions, by],
  );
  return rows[0];
}

/** Nobody will see to it again: what it said is forgotten. Undefined as above. */
export async function discardInbound(
  db: Queryable,
  divisions: readonly string[],
  id: string,
  by: string,
): Promise<InboundRow | undefined> {
  const { rows } = await db.query<InboundRow>(
    `update inbound_delivery
     set state = 'discarded', dead_at = null, payload = null, settled_at = clock_timestamp(), settled_by = $3
     where id = $1 and division = any($2) and state = 'dead' returning ${COLUMNS}`,
    [id, divisions, by],
  );
  return rows[0];
}

export interface InboundFailure {
  code: string;
  detail: string;
  errors: readonly unknown[];
}

/** What came of a try: its end, a failure for people to see to, or one that passes by itself. */
export type InboundOutcome =
  | { state: 'done' }
  | { state: 'dead'; failure: InboundFailure }
  | { state: 'pending'; failure: InboundFailure; waitMs: number };

/** Notes it; what is no longer pending has been seen to by somebody else meanwhile. */
export async function noteInbound(
  db: Queryable,
  id: string,
  asked: { verb: string | null; externalId: string | null },
  outcome: InboundOutcome,
): Promise<void> {
  const failure = outcome.state === 'done' ? null : outcome.failure;
  await db.query(
    `update inbound_delivery set state = $2, verb = $3, external_id = $4, code = $5, detail = $6, errors = $7::jsonb,
       payload = case when $2 = 'done' then null else payload end,
       settled_at = case when $2 = 'done' then clock_timestamp() end,
       dead_at = case when $2 = 'dead' then clock_timestamp() end,
       retry_at = clock_timestamp() + $8::int * interval '1 millisecond'
     where id = $1 and state = 'pending'`,
    [
      id,
      outcome.state,
      asked.verb,
      asked.externalId,
      failure?.code ?? null,
      failure ? storable(failure.detail) : null,
      failure ? storableJson(failure.errors) : null,
      outcome.state === 'pending' ? outcome.waitMs : 0,
    ],
  );
}

export async function readInbound(
  db: Queryable,
  divisions: readonly string[],
  id: string,
): Promise<InboundRow | undefined> {
  const { rows } = await db.query<InboundRow>(
    `select ${COLUMNS} from inbound_delivery where id = $1 and division = any($2)`,
    [id, divisions],
  );
  return rows[0];
}

/** Dead letters without their payloads, the last first, behind a place: the text of `dead_at`, and the ID. */
export async function listInboundDead(
  db: Queryable,
  filter: { divisions: readonly string[]; source: string | undefined },
  after: { value: string; id: string } | null,
  limit: number,
): Promise<(InboundRow & { place: string })[]> {
  const values: unknown[] = [filter.divisions, limit];
  const add = (value: unknown) => `$${values.push(value)}`;
  const conditions = [`state = 'dead'`, 'division = mine.division'];
  if (filter.source !== undefined) conditions.push(`source = ${add(filter.source)}`);
  if (after) conditions.push(`(dead_at, id) < (${add(after.value)}::timestamptz, ${add(after.id)}::uuid)`);
  const page = mergedPages({
    columns: 'page.*',
    pageOf: `select * from inbound_delivery where ${conditions.join(' and ')} order by dead_at desc, id desc limit $2`,
    order: 'page.dead_at desc, page.id desc',
    limit: '$2',
  });
  const { rows } = await db.query<InboundRow & { place: string }>(
    `select ${COLUMNS.replace(' payload,', ' null as payload,')}, dead_at::text as place from (${page}) d
     order by dead_at desc, id desc`,
    values,
  );
  return rows;
}

/** Dead letters stay until somebody has seen to them. */
export async function pruneInbound(db: Queryable): Promise<void> {
  await db.query(`delete from inbound_delivery where settled_at < statement_timestamp() - ${KEPT}`);
}
