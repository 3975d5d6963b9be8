import type { ClientBase } from 'pg';
import type { Queryable } from './queryable';

export interface TaskLinkRow {
  id: string;
  itemId: string;
  life: number;
  division: string;
  participant: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

const COLUMNS = `id, item_id as "itemId", life, division, participant, created_by as "createdBy",
  created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt"`;

export interface NewTaskLink {
  id: string;
  itemId: string;
  life: number;
  division: string;
  participant: string;
  createdBy: string;
  expiresInMs: number;
}

/** Of the token the hash (sha-256) alone is kept. One whose ID is there stays as it is. */
export async function insertTaskLink(
  client: ClientBase,
  link: NewTaskLink,
  hash: Buffer | null,
): Promise<TaskLinkRow | undefined> {
  const { rows } = await client.query<TaskLinkRow>(
    `insert into task_link (id, item_id, life, division, participant, token_hash, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + $8 * interval '1 millisecond')
     on conflict (id) do nothing returning ${COLUMNS}`,
    [link.id, link.itemId, link.life, link.division, link.participant, hash, link.createdBy, link.expiresInMs],
  );
  return rows[0];
}

/** One that has neither expired nor been taken back. Read at each request, so that both hold at once. */
export async function findOpenTaskLink(db: Queryable, hash: Buffer): Promise<TaskLinkRow | undefined> {
  const { rows } = await db.query<TaskLinkRow>(
    `select ${COLUMNS} from task_link
     where token_hash = $1 and revoked_at is null and expires_at > clock_timestamp()`,
    [hash],
  );
  return rows[0];
}

export async function listTaskLinks(db: Queryable, itemId: string): Promise<TaskLinkRow[]> {
  const { rows } = await db.query<TaskLinkRow>(
    `select ${COLUMNS} from task_link where item_id = $1 order by created_at, id`,
    [itemId],
  );
  return rows;
}

/** Undefined: the item has no such link. One that was taken back stays so from then: `isNew` says that it was not. */
export async function revokeTaskLink(
  client: ClientBase,
  itemId: string,
  id: string,
): Promise<(TaskLinkRow & { isNew: boolean }) | undefined> {
  const { rows } = await client.query<TaskLinkRow & { isNew: boolean }>(
    `update task_link set revoked_at = coalesce(revoked_at, clock_timestamp())
     where item_id = $1 and id = $2 returning ${COLUMNS}, old.revoked_at is null as "isNew"`,
    [itemId, id],
  );
  return rows[0];
}

/** Forgets links that nothing has opened for 90 days; a bounded part of them. */
export async function pruneTaskLinks(db: Queryable): Promise<void> {
  await db.query(
    `delete from task_link where id in (
       select id from task_link where expires_at < statement_timestamp() - interval '90 days' order by expires_at limit 1000)`,
  );
}

/** From now on this token opens it, and no other. False: it has expired or was taken back. */
export async function renewTaskLinkToken(db: Queryable, id: string, hash: Buffer): Promise<boolean> {
  const { rowCount } = await db.query(
    `update task_link set token_hash = $2
     where id::text = $1 and revoked_at is null and expires_at > clock_timestamp()`,
    [id, hash],
  );
  return rowCount === 1;
}
