import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';

export interface LedgerWatch {
  faults: Set<string>;
  /** How often it has looked. */
  looks(): number;
  stop(): Promise<void>;
}

const LOOK_MS = 40;

/**
 * Looks at the load of the agents again and again while everything runs. One statement sees one snapshot, so at every
 * look the load must be exactly what is in hands or on offer, and within capacity.
 */
export function watchLedger(pool: Pool, division: string): LedgerWatch {
  const faults = new Set<string>();
  let looks = 0;
  let isStopped = false;
  const done = (async () => {
    while (!isStopped) {
      for (const fault of await ledgerFaults(pool, division)) faults.add(fault);
      looks += 1;
      await delay(LOOK_MS);
    }
  })();
  return {
    faults,
    looks: () => looks,
    stop: async () => {
      isStopped = true;
      await done;
    },
  };
}

/** Agents whose load is not what they have, or above what they may have, in one snapshot. */
export async function ledgerFaults(pool: Pool, division: string): Promise<string[]> {
  const { rows } = await pool.query<{ agent: string; used: number; max: number; taken: number; items: number }>(
    `select a.key as agent, l.used::float8 as used, l.max::float8 as max, coalesce(t.weight, 0)::float8 as taken,
       coalesce(t.items, 0)::int as items
     from ledger_agent a join ledger_load l on l.agent = a.key
     left join (
       select agent, media_type, sum(weight) as weight, count(*) as items from ledger_item
       where agent is not null group by agent, media_type
     ) t on t.agent = l.agent and t.media_type = l.media_type
     where a.division = $1 and (l.used > l.max or l.used <> coalesce(t.weight, 0))`,
    [division],
  );
  return rows.map(
    ({ agent, used, max, taken, items }) => `${agent}: load ${used} of ${max}, while ${items} items weigh ${taken}`,
  );
}
