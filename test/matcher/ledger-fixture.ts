import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { waitUntil } from '../../cli/dev/wait-until';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import type { WaitingItem } from '../../domain/item/waiting';
import { openPlan } from '../../domain/routing/plan';
import { applyAgents } from '../../matcher/ledger/apply-agents';
import type { LedgerAgentInput } from '../../matcher/ledger/apply-agents';
import { applyQueues } from '../../matcher/ledger/apply-queues';
import type { LedgerQueueInput } from '../../matcher/ledger/apply-queues';
import { enqueue } from '../../matcher/ledger/enqueue';
import { ensureShard } from '../../matcher/ledger/ensure-shard';
import type { Fence } from '../../matcher/ledger/fence';
import { makeOffers } from '../../matcher/ledger/make-offers';
import type { WaitingRow } from '../../matcher/ledger/read-items';
import { readWaiting } from '../../matcher/ledger/read-waiting';
import { setPresence } from '../../matcher/ledger/set-presence';
import { takeOver } from '../../matcher/ledger/take-over';
import { flat } from '../domain/routing/make';
import { createTestDatabase } from '../support/database';

export const DIVISION = 'claims';

/** A database of its own with queue `claims`, whose shard the test owns. */
export interface TestLedger {
  url: string;
  pool: Pool;
  fence: Fence;
  close: () => Promise<void>;
}

export async function openLedger(connections = 5): Promise<TestLedger> {
  const database = await createTestDatabase();
  const pool = createPool(database.url, { max: connections, name: 'test' });
  await addQueue(pool, { key: 'claims' });
  const fence = await takeOver(pool, DIVISION, 'test');
  const ledger: TestLedger = {
    url: database.url,
    pool,
    fence,
    close: async () => {
      await ledger.pool.end();
      await database.drop();
    },
  };
  return ledger;
}

export async function addQueue(pool: Pool, input: Partial<LedgerQueueInput> & { key: string }): Promise<void> {
  await transaction(pool, async (client) => {
    const queue = {
      division: DIVISION,
      shard: DIVISION,
      agentOrder: 'longest-idle' as const,
      preferred: [],
      emergency: false,
    };
    await ensureShard(client, input.shard ?? DIVISION);
    await applyQueues(client, [{ ...queue, ...input }]);
  });
}

export function agentInput(input: Partial<LedgerAgentInput> & { key: string }): LedgerAgentInput {
  const max = { workitem: 1 };
  return {
    division: DIVISION,
    shard: DIVISION,
    skills: {},
    queues: ['claims'],
    groups: [],
    max,
    blockedBy: {},
    ...input,
  };
}

/** An agent of queue `claims` with room for one workitem, Offline. */
export async function addAgent(pool: Pool, input: Partial<LedgerAgentInput> & { key: string }): Promise<void> {
  await transaction(pool, (client) => applyAgents(client, [agentInput(input)]));
}

export async function becomes(pool: Pool, agent: string, presence: 'ready' | 'not-ready' | 'offline'): Promise<void> {
  await setPresence(pool, { agent, presence, actor: { kind: 'agent', id: agent } });
}

let readied = 0;

/** A fresh agent of queue `claims`, Ready, with room for so many workitems. Answers his key. */
export async function readyAgent(pool: Pool, room: number): Promise<string> {
  readied += 1;
  const key = `agent-${readied}`;
  await addAgent(pool, { key, max: { workitem: room } });
  await becomes(pool, key, 'ready');
  return key;
}

/** Offers him an item, as its first version has it. Answers the ID of the offer. */
export async function offerTo(
  { pool, fence }: Pick<TestLedger, 'pool' | 'fence'>,
  agent: string,
  itemId: string,
  expiryMs = 60_000,
): Promise<string> {
  const offerId = randomUUID();
  const decided = { version: 1, ring: 0, priority: 100, answer: 'manual', explanation: {} } as const;
  const { made } = await makeOffers(pool, fence, [{ ...decided, offerId, itemId, agent, expiryMs }]);
  expect(made).toHaveLength(1);
  return offerId;
}

let captured = 0;

/** An item of queue `claims` that anybody in it may have, waiting since now with priority 100. */
export function waitingItem(input: Partial<WaitingItem> = {}): WaitingItem {
  const nowMs = Date.now();
  return {
    itemId: randomUUID(),
    life: 1,
    version: 1,
    division: DIVISION,
    shard: DIVISION,
    queue: 'claims',
    mediaType: 'workitem',
    weight: 1,
    curve: flat(100),
    plan: openPlan,
    preferredAgent: null,
    ringBaseMs: nowMs,
    availableAtMs: nowMs - 1,
    queuedSinceMs: nowMs,
    offerPolicy: { answer: 'manual', expiryMs: 300_000, declineForMs: 60_000 },
    ...input,
  };
}

/** Captures items as the API does, the parts that routing never looks at left out. Answers their IDs. */
export async function capture(pool: Pool, ...inputs: Partial<WaitingItem>[]): Promise<string[]> {
  const items = inputs.map((input) => waitingItem(input));
  await transaction(pool, async (client) => {
    for (const item of items) {
      captured += 1;
      await client.query(
        `insert into item (id, division, source, external_id, reference, worktype, queue, state, status, attributes,
           snapshot, created_at, activate_at, updated_at)
         values ($1, $2, 'crm', $3, $3, 'claim', $4, 'queued', 'open', '{}', '{}', now(), now(), now())`,
        [item.itemId, item.division, `CLM-${process.pid}-${captured}`, item.queue],
      );
    }
    await enqueue(client, items);
  });
  return items.map(({ itemId }) => itemId);
}

/** Everything of a shard that waits, as its owner reads it. */
export async function waitingIn(pool: Pool, shard: string): Promise<WaitingRow[]> {
  const rows: WaitingRow[] = [];
  await readWaiting(pool, shard, (page) => rows.push(...page));
  return rows;
}

/** What `read` answers once it answers something: what is waited for comes from another connection or process. */
export async function eventually<T>(read: () => Promise<T | null | undefined | false>, withinMs = 10_000): Promise<T> {
  let seen: T | null | undefined | false;
  const isSeen = async () => Boolean((seen = await read()));
  if (!(await waitUntil(isSeen, { withinMs, everyMs: 5 })) || !seen) throw new Error(`not seen within ${withinMs} ms`);
  return seen;
}
