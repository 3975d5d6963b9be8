import { createHash } from 'node:crypto';

/** An entry as its chain holds it: each value as the text that PostgreSQL gives, so that nothing is rounded on the way. */
export interface ChainEntry {
  id: string;
  xid: string;
  at: string;
  division: string;
  verb: string;
  objectKind: string;
  objectId: string;
  objectName: string | null;
  actorKind: string;
  actorId: string;
  origin: string | null;
  reason: string | null;
  before: string | null;
  after: string | null;
}

/** Of an `audit_entry e`. The text of jsonb is canonical: its fields stand in one order, its numbers keep every digit. */
export const CHAIN_COLUMNS = `e.id::text, e.xid::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.division, e.verb, e.object_kind as "objectKind", e.object_id as "objectId", e.object_name as "objectName",
  e.actor_kind as "actorKind", e.actor_id as "actorId", e.origin::text, e.reason, e.before::text, e.after::text`;

/** Before the first entry of a division. */
export const CHAIN_START = '0'.repeat(64);

/** The next link: sha-256 over the hash before it, the entry's place, and the entry. In hexadecimal digits. */
export function linkHash(previous: string, division: string, seq: number, entry: ChainEntry): string {
  const link = [
    previous,
    division,
    seq,
    entry.id,
    entry.xid,
    entry.at,
    entry.division,
    entry.verb,
    entry.objectKind,
    entry.objectId,
    entry.objectName,
    entry.actorKind,
    entry.actorId,
    entry.origin,
    entry.reason,
    entry.before,
    entry.after,
  ];
  return createHash('sha256').update(JSON.stringify(link)).digest('hex');
}
