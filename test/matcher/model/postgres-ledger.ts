import type { Pool } from 'pg';
import { transaction } from '../../../db/transaction';
import { applyAgents, removeAgents } from '../../../matcher/ledger/apply-agents';
import { applyQueues, removeQueues } from '../../../matcher/ledger/apply-queues';
import { claim } from '../../../matcher/ledger/claim';
import { decline } from '../../../matcher/ledger/decline';
import { expireOffers } from '../../../matcher/ledger/expire-offers';
import { handOver, readForeign } from '../../../matcher/ledger/hand-over';
import { makeOffers } from '../../../matcher/ledger/make-offers';
import { readDirty } from '../../../matcher/ledger/read-dirty';
import { refresh } from '../../../matcher/ledger/refresh';
import { setOutsideLoad } from '../../../matcher/ledger/set-outside-load';
import { setPresence } from '../../../matcher/ledger/set-presence';
import { settle } from '../../../matcher/ledger/settle';
import { take } from '../../../matcher/ledger/take';
import { takeOver } from '../../../matcher/ledger/take-over';
import { capture } from '../ledger-fixture';
import { type ComparedLedger, fenced, foreign, inOrder, seen } from './compared-ledger';

const actor = { kind: 'user', id: 'sue' } as const;

/** A snapshot that saw nothing. */
const BEGINNING = '3:3:';

class NotTaken extends Error {}

/** The product's ledger; of the database only what lies in these shards and divisions is looked at. */
export function onPostgres(pool: Pool, divisions: readonly string[]): ComparedLedger {
  const places = new Map<string, string>();
  const rowsOf = async (sql: string) => {
    const { rows } = await pool.query<{ row: unknown[] }>(sql, [divisions]);
    return inOrder(rows.map(({ row }) => row));
  };
  return {
    capture: async (item) => void (await capture(pool, item)),
    makeOffers: (fence, offers) =>
      fenced(async () => (await makeOffers(pool, fence, offers)).made.map(({ offerId }) => offerId).toSorted()),
    claim: async (itemId, offerId, agent) =>
      (await transaction(pool, (client) => claim(client, { itemId, offerId, agent }))) === 'claimed',
    decline: async (offerId, agent) => (await decline(pool, { offerId, agent })).ok,
    lapse: async (offerId) =>
      void (await pool.query('update offer set expires_at = clock_timestamp() where id = $1', [offerId])),
    expireOffers: (fence) => fenced(() => expireOffers(pool, fence)),
    readForeign: async (shard) => {
      const { queues, inHands } = await readForeign(pool, shard);
      const ours = [...queues].filter((id) => divisions.some((division) => id.startsWith(`${division}/`)));
      return foreign({ queues: new Set(ours), inHands });
    },
    handOver: (fence, itemIds) => fenced(() => handOver(pool, fence, itemIds)),
    takeOver: (shard) => takeOver(pool, shard, 'test'),
    take: async (row, agent, isPull) => {
      const pick = isPull ? ({ by: 'priority', skipped: 0 } as const) : null;
      let answer;
      try {
        return await transaction(pool, async (client) => {
          answer = await take(client, { row, agent, pick, actor });
          if (answer !== 'taken') throw new NotTaken();
          return answer;
        });
      } catch (error) {
        if (error instanceof NotTaken) return answer;
        throw error;
      }
    },
    wait: async (row) =>
      void (await transaction(pool, (client) => settle(client, row.itemId, { kind: 'waiting', row }, 'test'))),
    remove: async (itemId) =>
      void (await transaction(pool, (client) => settle(client, itemId, { kind: 'gone' }, 'test'))),
    setPresence: async (agent, presence) => (await setPresence(pool, { agent, presence, actor })) === 'changed',
    setOutsideLoad: async (agent, load) => void (await setOutsideLoad(pool, { agent, load, actor })),
    configure: (queues, agents) =>
      transaction(pool, async (client) => {
        await applyQueues(client, queues);
        await applyAgents(client, agents);
      }),
    removeAgent: (key) => transaction(pool, (client) => removeAgents(client, [key])),
    removeQueue: (division, key) => transaction(pool, (client) => removeQueues(client, [{ division, key }])),
    refresh: (item) => transaction(pool, (client) => refresh(client, item)),
    look: async (shard) => {
      const dirty = await readDirty(pool, shard, places.get(shard) ?? BEGINNING);
      places.set(shard, dirty.place);
      return seen(dirty);
    },
    state: async () => ({
      items: await rowsOf(
        `select jsonb_build_array(item_id, state, version, shard, queue, media_type, weight, agent, on_top_since is not null,
           array(select key from jsonb_object_keys(declines) key order by key)) as row
         from ledger_item where division = any($1)`,
      ),
      agents: await rowsOf(
        `select jsonb_build_array(key, division, shard, active, presence, reason,
           (select count(*) from ledger_item where agent = key),
           array(select jsonb_build_array(media_type, used, outside, max) from ledger_load where agent = key order by media_type)
         ) as row
         from ledger_agent where division = any($1)`,
      ),
      offers: await rowsOf(
        `select jsonb_build_array(id, item_id, agent, answer, epoch) as row
         from offer where outcome is null and division = any($1)`,
      ),
    }),
  };
}
