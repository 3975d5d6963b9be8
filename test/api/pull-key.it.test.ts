import type { Pool } from 'pg';
import type { Workflows } from '../../api/deps';
import type { RunningApi } from '../../api/start-api';
import { createLatch } from '../../matcher/latch';
import { createWake } from '../../db/wake';
import { committingWorkflows } from './committing-workflows';
import { claim, startTestApi, type TestApi } from './test-api';

const DOCUMENTS = `
kind: division
key: claims
---
kind: queue
key: open
division: claims
---
kind: source
key: crm
division: claims
---
kind: agent
key: ana
division: claims
queues: [open]
capacity: { workitem: 9 }
---
kind: worktype
key: open
division: claims
referencePrefix: OP
queue: open
`;

/** What the engine does with the next command, beside what it does with all. */
type Send = Workflows['send'];
let around: ((send: Send) => Send) | undefined;
let api: TestApi;
let second: RunningApi;
let committing: Workflows;

beforeAll(async () => {
  const engine: Partial<Workflows> = {
    send: (...input) => {
      const commit: Send = (...given) => committing.send(...given);
      const send = around?.(commit) ?? commit;
      around = undefined;
      return send(...input);
    },
    query: (...input) => committing.query(...input),
    check: async () => {},
  };
  api = await startTestApi({}, engine);
  committing = committingWorkflows({ pool: api.pool, wake: createWake(api.pool) });
  await api.apply('admin', DOCUMENTS).expect(200);
  second = await api.startSecond();
});
afterAll(async () => {
  await second.stop();
  await api.stop();
});
afterEach(async () => {
  const { body } = await api.call('admin', 'get', '/v1/workitems?state=queued,connected&limit=200').expect(200);
  for (const { id } of body.items)
    await api.call('admin', 'post', `/v1/workitems/${id}/actions/cancel`, {}).expect(200);
});

let captured = 0;
async function item(priority: number): Promise<string> {
  captured += 1;
  const body = claim(`key-${captured}`, { worktype: 'open', priority, attributes: {} });
  return (await api.call('admin', 'post', '/v1/workitems', body).expect(201)).body.id;
}

const pull = (key: string) => api.call('ana', 'post', '/v1/agents/ana/pull', {}).set('idempotency-key', key);

/** The same by another process, once the first request is taken for dead. */
async function pullElsewhere(key: string): Promise<{ status: number; id: string }> {
  await abandon(api.pool, key);
  const answer = await fetch(`http://127.0.0.1:${second.port}/v1/agents/ana/pull`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await api.issuer.mint('ana')}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: '{}',
  });
  return { status: answer.status, id: ((await answer.json()) as { id: string }).id };
}

async function abandon(pool: Pool, key: string): Promise<void> {
  await pool.query(`update idempotency set created_at = now() - interval '1 minute' where key = $1`, [key]);
}

async function inHand(): Promise<string[]> {
  const { body } = await api.call('ana', 'get', '/v1/agents/ana/work').expect(200);
  return body.assignments.map(({ item: held }: { item: { id: string } }) => held.id);
}

test('who pulls again with the key of an answer that was lost gets the same item', async () => {
  const [, high] = [await item(1), await item(2)];
  around =
    (send) =>
    async (...input) => {
      await send(...input);
      throw new Error('the process dies before it answers');
    };
  await pull('lost').expect(500);
  expect((await pull('lost').expect(200)).body.id).toBe(high);
  expect(await inHand()).toEqual([high]);
});

test('so does who asks another process after the first was killed between commit and answer', async () => {
  const [, high] = [await item(1), await item(2)];
  const [committed, end] = [createLatch(), createLatch()];
  around =
    (send) =>
    async (...input) => {
      await send(...input);
      committed.set();
      await end.wait(60_000);
      throw new Error('killed');
    };
  const first = pull('killed').then(({ status }) => status);
  await committed.wait(60_000);
  expect(await pullElsewhere('killed')).toEqual({ status: 200, id: high });
  expect(await inHand()).toEqual([high]);
  end.set();
  await first;
});

test('of two requests with one key that choose different items one takes effect, and both tell which', async () => {
  await item(1);
  const [chosen, goOn] = [createLatch(), createLatch()];
  around =
    (send) =>
    async (...input) => {
      chosen.set();
      await goOn.wait(60_000);
      return send(...input);
    };
  const first = pull('slow').then(({ status, body }) => ({ status, id: body.id as string }));
  await chosen.wait(60_000);
  const better = await item(5);
  expect(await pullElsewhere('slow')).toEqual({ status: 200, id: better });
  goOn.set();
  expect(await first).toEqual({ status: 200, id: better });
  expect(await inHand()).toEqual([better]);
});

test('once a key is forgotten, a pull from elsewhere under it is another pull', async () => {
  const [low, high] = [await item(1), await item(2)];
  expect((await pull('reused').expect(200)).body.id).toBe(high);
  await api.pool.query(`delete from idempotency where key = 'reused'`);
  expect((await pull('reused').expect(200)).body.id).toBe(high);
  await api.pool.query(`delete from idempotency where key = 'reused'`);
  const other = api.call('ana', 'post', '/v1/agents/ana/pull', { queue: 'open' }).set('idempotency-key', 'reused');
  expect((await other.expect(200)).body.id).toBe(low);
});

test('another key brings another item', async () => {
  const [low, high] = [await item(1), await item(2)];
  expect((await pull('one').expect(200)).body.id).toBe(high);
  expect((await pull('two').expect(200)).body.id).toBe(low);
  expect((await pull('one').expect(200)).body.id).toBe(high);
});
