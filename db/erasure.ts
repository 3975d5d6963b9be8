import type { ClientBase } from 'pg';
import type { ObjectKind } from './personal-rows';
import { insertAudit } from './audit/entry';
import type { Queryable } from './queryable';

export interface Erasure {
  id: string;
  division: string;
  cause: 'request' | 'retention';
  requestedBy: string;
  /** Null: nobody has given one. */
  reason: string | null;
  attributes: string[];
  items: string[];
  cases: string[];
  createdAt: Date;
  endedAt: Date | null;
}

/** By table. */
export type Removed = Record<string, { rows: number; changed: number; values: number }>;

export interface Proof {
  kind: ObjectKind;
  objectId: string;
  erasedAt: Date;
  removed: Removed;
  leftHash: string;
  histories: number | null;
}

/** Whose data: those that have these attributes, or are named. */
export interface Subject {
  division: string;
  attributes: Readonly<Record<string, unknown>> | null;
  items: readonly string[];
  cases: readonly string[];
}

export interface Found {
  kind: ObjectKind;
  id: string;
  reference: string;
  isOpen: boolean;
}

const COLUMNS = `id, division, cause, requested_by as "requestedBy", reason, attributes, items, cases, created_at as "createdAt",
  ended_at as "endedAt"`;

/** Cases bring their work along. At most `limit`. */
export async function findSubject(db: Queryable, subject: Subject, limit: number): Promise<Found[]> {
  const { rows } = await db.query<Found>(
    `with files as (
       select id, reference, closed_at from case_file where division = $1 and (variables @> $2::jsonb or id = any($4::uuid[])) limit $5
     )
     select 'case' as kind, id, reference, closed_at is null as "isOpen" from files
     union all
     (select 'item', id, reference, closed_at is null from every_item
      where division = $1 and (attributes @> $2::jsonb or id = any($3::uuid[]) or case_id in (select id::text from files))
      limit $5)`,
    [subject.division, subject.attributes && JSON.stringify(subject.attributes), subject.items, subject.cases, limit],
  );
  return rows;
}

/** What work says of people, as it is kept now. */
export async function readSaid(db: Queryable, found: readonly Found[]): Promise<Record<string, unknown>[]> {
  const { rows } = await db.query<Record<string, unknown>>(
    `select reference, name, external_tag as "externalTag", attributes from every_item where id = any($1::uuid[])
     union all select reference, name, null, variables from case_file where id = any($1::uuid[])`,
    [found.map(({ id }) => id)],
  );
  return rows;
}

/** Items whose time is over, closed since and not erased since. */
export async function findOutlived(
  db: Queryable,
  rule: { division: string; worktype: string; afterMs: number },
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from every_item i where division = $1 and worktype = $2
       and closed_at <= now() - make_interval(secs => $3::float8 / 1000)
       and not exists (select from erasure_proof where object_id = i.id and erased_at >= i.closed_at)
       and not exists (select from erasure where ended_at is null and i.id = any(items))
     limit $4`,
    [rule.division, rule.worktype, rule.afterMs, limit],
  );
  return rows.map(({ id }) => id);
}

/** In a transaction, with its entry of the audit: names of attributes, no values. */
export async function insertErasure(db: Queryable, erasure: Omit<Erasure, 'createdAt' | 'endedAt'>): Promise<void> {
  const { id, division, cause, requestedBy, reason, attributes, items, cases } = erasure;
  const { rowCount } = await db.query(
    `insert into erasure (id, division, cause, requested_by, reason, attributes, items, cases)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [id, division, cause, requestedBy, reason, attributes, items, cases],
  );
  if (rowCount === 0) return;
  const actor = { kind: cause === 'request' ? 'user' : 'system', id: requestedBy } as const;
  const after = { cause, by: attributes, items: items.length, cases: cases.length };
  const object = { kind: 'erasure', id, name: null } as const;
  await insertAudit(db, [
    { division, verb: 'create', object, actor, ...(reason !== null && { reason }), before: null, after },
  ]);
}

export async function readErasures(
  db: Queryable,
  divisions: readonly string[],
  { id, before, limit }: { id?: string; before?: string | undefined; limit: number },
): Promise<Erasure[]> {
  const { rows } = await db.query<Erasure>(
    `select ${COLUMNS} from erasure where division = any($1) and ($2::uuid is null or id = $2)
       and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [divisions, id ?? null, before ?? null, limit],
  );
  return rows;
}

export async function readProofs(db: Queryable, erasureId: string): Promise<Proof[]> {
  const { rows } = await db.query<Proof>(
    `select kind, object_id as "objectId", erased_at as "erasedAt", removed, left_hash as "leftHash", histories
     from erasure_proof where erasure_id = $1 order by kind, object_id`,
    [erasureId],
  );
  return rows;
}

/** The oldest first. */
export async function erasuresUnderWay(db: Queryable): Promise<Erasure[]> {
  return (await db.query<Erasure>(`select ${COLUMNS} from erasure where ended_at is null order by created_at limit 20`))
    .rows;
}

/** Closed, nothing is owed any more, and its audit is sealed, so that it can be erased. Undefined: it is open, or gone. */
export async function lockClosed(
  client: ClientBase,
  kind: ObjectKind,
  id: string,
): Promise<{ life: number } | undefined> {
  const table =
    kind === 'case'
      ? [
          `select life from case_file c where id = $1 and closed_at is not null
             and not exists (select from case_order where case_id = c.id and done_at is null)
             and not exists (select from delivery where case_id = c.id and delivered_at is null and dead_at is null)
           for update`,
        ]
      : [
          `select life from item i where id = $1 and closed_at is not null
             and not exists (select from start_request where item_id = i.id)
             and not exists (select from delivery where item_id = i.id and delivered_at is null and dead_at is null)
           for update`,
          'select life from item_archive where id = $1 for update',
        ];
  for (const statement of table) {
    const { rows } = await client.query<{ life: number }>(statement, [id]);
    if (rows[0]) return (await isSealed(client, kind, id)) ? rows[0] : undefined;
  }
  return undefined;
}

/** Tasks of a case are erased before it: by then it must say what they quote of it. */
export async function hasTasksLeft(
  db: Queryable,
  { id, items }: Pick<Erasure, 'id' | 'items'>,
  caseId: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from every_item i where i.case_id = $3 and i.id = any($2::uuid[])
       and not exists (select from erasure_proof where erasure_id = $1 and object_id = i.id) limit 1`,
    [id, items, caseId],
  );
  return rowCount === 1;
}

async function isSealed(client: ClientBase, kind: ObjectKind, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from audit_entry e where object_id = $1 and object_kind = $2
       and not exists (select from audit_seal where entry_id = e.id) limit 1`,
    [id, kind],
  );
  return rowCount === 0;
}

export async function insertProof(
  client: ClientBase,
  erasureId: string,
  { kind, objectId, removed, leftHash }: Pick<Proof, 'kind' | 'objectId' | 'removed' | 'leftHash'>,
): Promise<void> {
  await client.query(
    `insert into erasure_proof (erasure_id, kind, object_id, removed, left_hash) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [erasureId, kind, objectId, JSON.stringify(removed), leftHash],
  );
}

export async function noteHistories(db: Queryable, erasureId: string, objectId: string, count: number): Promise<void> {
  await db.query('update erasure_proof set histories = $3 where erasure_id = $1 and object_id = $2', [
    erasureId,
    objectId,
    count,
  ]);
}

export async function endErasure(db: Queryable, id: string): Promise<void> {
  await db.query('update erasure set ended_at = clock_timestamp() where id = $1 and ended_at is null', [id]);
}
