import type { ClientBase, Pool } from 'pg';
import { transaction } from '../transaction';
import { CHAIN_COLUMNS, type ChainEntry, linkHash, saidDigest } from './chain';
import { readHeads } from './heads';

interface Place {
  sealedBelow: string;
  /** Transactions below it have ended: nothing can come in before it any more. */
  settledBelow: string;
  /** The database was restored into a server that counts from a lower number. */
  isRestored: boolean;
}

/**
 * Puts up to `limit` committed entries at the ends of their chains, in the order of their transactions. One process at a
 * time; all or nothing, so that one that dies leaves the rest to the next. Answers how many.
 *
 * IDs commit out of order: what is looked at are transactions, below the oldest that still runs, as the change feed does.
 */
export async function sealAudit(pool: Pool, limit: number): Promise<number> {
  return transaction(pool, async (client) => {
    const place = await take(client);
    if (!place) return 0;
    const entries = await readUnsealed(client, place, limit);
    if (entries.length === 0 && !place.isRestored) return 0;
    await append(client, entries);
    const last = entries.length === limit ? entries.at(-1) : undefined;
    if (!last || !place.isRestored) {
      await client.query('update audit_sealer set sealed_below = $1::text::xid8', [last?.xid ?? place.settledBelow]);
    }
    return entries.length;
  });
}

/** Undefined: another process is at it. */
async function take(client: ClientBase): Promise<Place | undefined> {
  const { rows } = await client.query<Place>(
    `select sealed_below::text as "sealedBelow", pg_snapshot_xmin(snapshot)::text as "settledBelow",
       sealed_below > pg_snapshot_xmax(snapshot) as "isRestored"
     from audit_sealer, pg_current_snapshot() as snapshot
     where pg_try_advisory_xact_lock(hashtext('casewright audit seal'))`,
  );
  return rows[0];
}

const IS_UNSEALED = 'not exists (select from audit_seal s where s.entry_id = e.id)';

async function readUnsealed(client: ClientBase, place: Place, limit: number): Promise<ChainEntry[]> {
  const { rows } = await (place.isRestored
    ? client.query<ChainEntry>(
        `select ${CHAIN_COLUMNS} from audit_entry e where ${IS_UNSEALED} order by e.id limit $1`,
        [limit],
      )
    : client.query<ChainEntry>(
        `select ${CHAIN_COLUMNS} from audit_entry e
         where e.xid >= $2::text::xid8 and e.xid < $3::text::xid8 and ${IS_UNSEALED} order by e.xid, e.id limit $1`,
        [limit, place.sealedBelow, place.settledBelow],
      ));
  return rows;
}

async function append(client: ClientBase, entries: readonly ChainEntry[]): Promise<void> {
  const heads = new Map(
    (await readHeads(client, [...new Set(entries.map(({ division }) => division))])).map((head) => [
      head.division,
      head,
    ]),
  );
  const seals = entries.map((entry) => {
    const { division, id } = entry;
    const head = heads.get(division);
    if (!head) throw new Error(`no head of ${division}`);
    const seq = head.seq + 1;
    const digest = saidDigest(entry);
    const hash = linkHash(head.hash, division, seq, entry, digest);
    heads.set(division, { division, seq, hash });
    return { division, seq, id, digest, hash };
  });
  await client.query(
    `insert into audit_seal (division, seq, entry_id, digest, hash)
     select division, seq, id, decode(digest, 'hex'), decode(hash, 'hex')
     from jsonb_to_recordset($1::jsonb) as row (division text, seq bigint, id bigint, digest text, hash text)`,
    [JSON.stringify(seals)],
  );
}
