import { Pool } from 'pg';
import type { AgentWork } from '../../api/contract/agent';
import type { HistoryEvent, ItemView } from '../../api/contract/item';
import { freePort } from '../../cli/dev/ports';
import { type RunningStack, startStack } from '../support/start-stack';
import { chaosPlan, type PlannedItem, type Victim } from './chaos-plan';
import { type CommitHold, holdCommits, type HeldTable } from './hold-commits';
import type { ClientAnswer, HonestClient } from './honest-client';
import { killHard } from './killer';
import { ledgerFaults } from './ledger-watch';
import { type PreparedDivision, prepareDivision } from './prepare-division';
import type { SourceReceiver } from './source-receiver';
import { awaited, until } from './until';
import { faultsOf } from './verdict';

/** As many agents as items: each holds one. */
const COUNT = 8;
const plan = chaosPlan(1, { items: COUNT, agents: COUNT, kills: 0, freezes: 0 });
const items = new Map<string, PlannedItem>(
  plan.items.map((item, index) => [
    item.externalId,
    { ...item, mode: index % 2 === 0 ? 'agent' : 'both', receiver: 'takes' },
  ]),
);

let stack: RunningStack;
let pool: Pool;
let hold: CommitHold;
let prepared: PreparedDivision;
/** Item -> external ID, and offer -> item and agent. */
const ids = new Map<string, string>();
const offers = new Map<string, { itemId: string; agent: string }>();

beforeAll(async () => {
  stack = await startStack({ port: await freePort() });
  const { api, postgres, tokens } = stack.ready;
  prepared = await prepareDivision({
    api,
    adminToken: tokens.admin,
    plan,
    items,
    giveUpMs: 60_000,
    pace: { offerExpiry: 'PT5M', slaExpiry: 'PT1H' },
  });
  pool = new Pool({ connectionString: postgres, max: 2 });
  pool.on('error', () => {});
  hold = await holdCommits(postgres);
}, 120_000);

afterAll(async () => {
  await hold?.close();
  await pool?.end();
  await prepared?.receiver.close();
  await stack?.stop();
}, 60_000);

/**
 * From capture to the source's completion, each step is held at its commit, the program that asked for it is killed
 * there, and then one half of the transactions becomes true and the other half is lost. Nobody but the database knows
 * which; those who asked ask again with the same key.
 */
test('what was committed and never recorded has its effect once, and what was lost has it once as well', async () => {
  const { admin, source, receiver, record } = prepared;
  const captured = await interrupted('start_request', 'api', COUNT, () =>
    [...items.values()].map(({ externalId, mode, value }) =>
      source.ask<{ id: string }>('/v1/workitems', {
        method: 'POST',
        key: `capture/${externalId}`,
        body: { externalId, worktype: `by-${mode}`, attributes: { Value: value } },
      }),
    ),
  );
  for (const { status, body } of captured) {
    expect([200, 201]).toContain(status);
    ids.set(body.id, '');
  }
  expect(ids.size).toBe(COUNT);

  await interrupted('offer', 'matcher', 1, () =>
    plan.agents.map((agent) =>
      clientOf(agent).ask(`/v1/agents/${agent}/presence`, { method: 'PUT', body: { presence: 'ready' } }),
    ),
  );
  await awaited('every agent has an offer', everyAgentHasAnOffer);

  const accepted = await interrupted('item_command', 'worker', COUNT, () =>
    [...offers].map(([offerId, { agent, itemId }]) => act(agent, itemId, 'accept', { offerId })),
  );
  expect(accepted.map(({ status }) => status)).toEqual(accepted.map(() => 200));

  const completed = await interrupted('item_command', 'worker', COUNT, () =>
    [...offers].map(([, { agent, itemId }]) => act(agent, itemId, 'complete', { disposition: 'done' })),
  );
  expect(completed.map(({ status }) => status)).toEqual(completed.map(() => 200));

  const joint = [...items.values()].filter(({ mode }) => mode === 'both');
  const ended = await interrupted('item_command', 'worker', joint.length, () =>
    joint.map(({ externalId }) =>
      source.ask(`/v1/sources/${plan.source}/workitems/${encodeURIComponent(externalId)}/complete`, {
        method: 'POST',
        key: `end/${externalId}`,
        body: {},
      }),
    ),
  );
  expect(ended.map(({ status }) => status)).toEqual(ended.map(() => 200));

  const isToldAll = await until(async () => {
    const { rows } = await pool.query('select 1 from delivery where delivered_at is null');
    return rows.length === 0;
  }, 30_000);
  const faults = [...record.blunders, ...receiver.faults, ...(await ledgerFaults(pool, plan.division))];
  if (!isToldAll) faults.push('the source has not been told everything');
  expect([...faults, ...(await faultsOfAll(admin, receiver))]).toEqual([]);
}, 300_000);

test('a delivery whose sender is killed is made again under its ID within seconds', async () => {
  const { source, agents, receiver } = prepared;
  const externalId = 'slow';
  // Too slow for the quick try, and slow again for the durable one, which is killed.
  items.set(externalId, {
    externalId,
    mode: 'agent',
    value: 1,
    activateAfterMs: 0,
    handleMs: 0,
    receiver: 'is-slow-twice',
    answers: {},
  });
  const captured = await source.ask<{ id: string }>('/v1/workitems', {
    method: 'POST',
    body: { externalId, worktype: 'by-agent', attributes: { Value: 1 } },
  });
  const { id } = captured.body;
  const [first] = agents;
  if (!first) throw new Error('the plan has agents');
  const [agent, client] = first;
  await client.ask(`/v1/agents/${agent}/presence`, { method: 'PUT', body: { presence: 'ready' } });
  const offer = await offerOf(id);
  expect(await act(offer.agent, id, 'accept', { offerId: offer.offerId })).toMatchObject({ status: 200 });
  expect(await act(offer.agent, id, 'complete', {})).toMatchObject({ status: 200 });

  const receipts = () => receiver.receipts.filter((receipt) => receipt.externalId === externalId);
  await awaited('the durable try is under way', () => receipts().length === 2);
  await killHard((name) => stack.pidOf(name), 'worker');
  await awaited('it is tried again', () => receipts().length === 3, 20_000);
  expect(new Set(receipts().map(({ webhookId }) => webhookId)).size).toBe(1);
}, 120_000);

test('an accept that is repeated after the end of its offer is answered by what became of the first', async () => {
  const { source, agents } = prepared;
  const externalId = 'late';
  const captured = await source.ask<{ id: string }>('/v1/workitems', {
    method: 'POST',
    body: { externalId, worktype: 'by-agent', attributes: { Value: 1 } },
  });
  const { id } = captured.body;
  for (const [agent, client] of agents)
    await client.ask(`/v1/agents/${agent}/presence`, { method: 'PUT', body: { presence: 'ready' } });
  const offer = await offerOf(id);
  const ended = `select expires_at <= clock_timestamp() as "isOver" from offer where id = $1`;
  await pool.query(`update offer set expires_at = clock_timestamp() + interval '1 second' where id = $1`, [
    offer.offerId,
  ]);
  await hold.arm('item_command');
  const first = act(offer.agent, id, 'accept', { offerId: offer.offerId });
  await hold.waiting(1);
  await awaited('the offer is over', async () => (await pool.query(ended, [offer.offerId])).rows[0]?.isOver === true);
  // Another key, as a desktop that was opened again would ask.
  const second = act(offer.agent, id, 'accept', { offerId: offer.offerId }, 'again');
  await awaited('the second has arrived', async () => {
    const { rows } = await pool.query(`select 1 from idempotency where key = $1`, [`accept/${id}/again`]);
    return rows.length === 1;
  });
  // The API has answered others since: it has looked at the offer by now.
  for (let others = 0; others < 10; others += 1) await clientOf(offer.agent).ask(`/v1/agents/${offer.agent}/work`);
  await hold.decide([]);
  expect([(await first).status, (await second).status]).toEqual([200, 200]);
}, 120_000);

async function offerOf(itemId: string): Promise<{ offerId: string; agent: string }> {
  let found: { offerId: string; agent: string } | undefined;
  await awaited('the item is offered', async () => {
    for (const [agent, client] of prepared.agents) {
      const { offers: open } = (await client.ask<AgentWork>(`/v1/agents/${agent}/work`)).body;
      for (const { offerId, item } of open) if (item.id === itemId) found = { offerId, agent };
    }
    return found !== undefined;
  });
  if (!found) throw new Error('unreachable');
  return found;
}

/** Holds what the requests commit, kills the program behind it, lets one half become true, and waits for the answers. */
async function interrupted<T>(
  table: HeldTable,
  victim: Victim,
  count: number,
  requests: () => Promise<ClientAnswer<T>>[],
): Promise<ClientAnswer<T>[]> {
  await hold.arm(table);
  const answers = requests();
  const transactions = await hold.waiting(count);
  await killHard((name) => stack.pidOf(name), victim);
  await hold.decide(transactions.filter((_, index) => index % 2 === 1));
  return Promise.all(answers);
}

async function everyAgentHasAnOffer(): Promise<boolean> {
  for (const agent of plan.agents) {
    const { body } = await clientOf(agent).ask<AgentWork>(`/v1/agents/${agent}/work`);
    for (const { offerId, item } of body.offers) {
      offers.set(offerId, { itemId: item.id, agent });
      ids.set(item.id, item.externalId);
    }
  }
  return offers.size >= COUNT;
}

async function faultsOfAll(admin: HonestClient, receiver: SourceReceiver): Promise<string[]> {
  const faults: string[] = [];
  for (const [id, externalId] of ids) {
    const planned = items.get(externalId);
    if (!planned) throw new Error(`item ${id} was never offered`);
    const { state, activateAt } = (await admin.ask<ItemView>(`/v1/workitems/${id}`)).body;
    const { events } = (await admin.ask<{ events: HistoryEvent[] }>(`/v1/workitems/${id}/history`)).body;
    const receipts = receiver.receipts.filter((receipt) => receipt.externalId === externalId);
    const accepted = [...offers].filter(([, { itemId }]) => itemId === id).map(([offerId]) => offerId);
    const wrong = faultsOf({ planned, state, activateAt, events, receipts, accepted, refused: [] });
    faults.push(...wrong.map((fault) => `${externalId}: ${fault}\n${JSON.stringify(events)}`));
  }
  return faults;
}

function act(agent: string, itemId: string, action: string, body: object, key = 'once'): Promise<ClientAnswer> {
  const path = `/v1/workitems/${itemId}/actions/${action}`;
  return clientOf(agent).ask(path, { method: 'POST', body, key: `${action}/${itemId}/${key}` });
}

function clientOf(user: string): HonestClient {
  const client = prepared.agents.get(user);
  if (!client) throw new Error(`no token for ${user}`);
  return client;
}
