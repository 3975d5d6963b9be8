import { createHash } from 'node:crypto';

/** An entry as its chain holds it: each value as the text that PostgreSQL gives, so that nothing is rounded on the way. */
export interface ChainEntry extends Said {
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
  /** The entry that tells of its erasure; null: nothing was erased. */
  erasedBy: string | null;
}

/** What an erasure takes out of an entry. */
interface Said {
  /** Random, so that nobody can try out what a digest was made of; null: erased, with all the rest. */
  salt: string | null;
  reason: string | null;
  before: string | null;
  after: string | null;
}

/** Of an `audit_entry e`. The text of jsonb is canonical: its fields stand in one order, its numbers keep every digit. */
export const CHAIN_COLUMNS = `e.id::text, e.xid::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.division, e.verb, e.object_kind as "objectKind", e.object_id as "objectId", e.object_name as "objectName",
  e.actor_kind as "actorKind", e.actor_id as "actorId", e.origin::text, e.salt::text, e.reason, e.before::text,
  e.after::text, e.erased_by::text as "erasedBy"`;

/** Before the first entry of a division. */
export const CHAIN_START = '0'.repeat(64);

/** Stands in the chain for what may be erased. In hexadecimal digits, as all hashes here. */
export function saidDigest({ salt, reason, before, after }: Said): string {
  return sha256([salt, reason, before, after]);
}

/** The next link: sha-256 over the hash before it, the entry's place, the entry, and the digest of what it said. */
export function linkHash(previous: string, division: string, seq: number, entry: ChainEntry, digest: string): string {
  return sha256([
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
    digest,
  ]);
}

/** Whether an entry is what this digest was made of, or nothing is left that could differ from it. */
export function isSaid(entry: ChainEntry, digest: string): boolean {
  const { salt, reason, before, after, erasedBy } = entry;
  if (salt !== null) return erasedBy === null && saidDigest(entry) === digest;
  return reason === null && before === null && after === null;
}

function sha256(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
