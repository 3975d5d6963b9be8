import type { ClientBase } from 'pg';
import type { ChainEntry } from './chain';

/** An entry of which nothing is left that it said, and the one that should tell of it. */
interface Erased {
  seq: number;
  entry: string;
  by: string | null;
}

/** What a walk along a chain has seen of erasures. */
export interface ErasuresSeen {
  erased: Erased[];
  /** IDs of the entries that each erasure names; null: its entry was touched, and says nothing for or against. */
  told: Map<string, ReadonlySet<string> | null>;
  /** Seals are gone, and with them perhaps what told of an erasure. */
  isTorn: boolean;
}

/** Of an entry whose link holds. */
export function seeErasure({ erased, told }: ErasuresSeen, seq: number, entry: ChainEntry): void {
  if (entry.salt === null) erased.push({ seq, entry: entry.id, by: entry.erasedBy });
  if (entry.verb === 'erase') told.set(entry.id, namedBy(entry.after));
}

/** The first entry that was erased without an entry that tells of it. */
export async function firstUntold(client: ClientBase, seen: ErasuresSeen): Promise<Erased | undefined> {
  const { erased, told, isTorn } = seen;
  const open = erased.filter(({ entry, by }) => {
    const named = by === null ? undefined : told.get(by);
    return named !== null && !named?.has(entry);
  });
  const others = await readOthers(client, [...new Set(open.flatMap(({ by }) => by ?? []))]);
  return open.find(({ entry, by }) => {
    if (by === null || told.has(by)) return true;
    const other = others.get(by);
    return other ? other.isSealed || !namedBy(other.after).has(entry) : !isTorn;
  });
}

/** Entries that the walk has not met as erasures: those of this moment are sealed in the next. */
async function readOthers(client: ClientBase, ids: readonly string[]) {
  const { rows } = await client.query<{ id: string; isSealed: boolean; after: string | null }>(
    `select id::text, verb <> 'erase' or exists (select from audit_seal where entry_id = e.id) as "isSealed", after::text
     from audit_entry e where id = any($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function namedBy(after: string | null): ReadonlySet<string> {
  const { entries } = (JSON.parse(after ?? '{}') ?? {}) as { entries?: unknown };
  return new Set(Array.isArray(entries) ? entries.filter((id) => typeof id === 'string') : []);
}
