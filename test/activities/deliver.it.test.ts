import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import pino from 'pino';
import { Webhook } from 'standardwebhooks';
import { commit } from '../../activities/commit';
import { deliver, deliverQuickly, type DeliverDeps } from '../../activities/deliver';
import { createReceiverHealth } from '../../outbound/receiver-health';
import { createPool } from '../../db/pool';
import { createWake, type Wake } from '../../db/wake';
import type { Delivery } from '../../db/delivery';
import type { ItemCommand } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import { outboundRules } from '../../domain/receiver/outbound-rules';
import type { ItemState } from '../../domain/item/state';
import { awaited } from '../chaos/until';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { captureItem, offerTo, seedDivision } from './seed';

const SECRET = `whsec_${Buffer.from('a secret of the test').toString('base64')}`;

interface Seen {
  id: string;
  headers: IncomingMessage['headers'];
  body: string;
}
type Behaviour = (response: ServerResponse) => void;

let database: TestDatabase;
let pool: Pool;
let wake: Wake;
let server: Server;
let behave: Behaviour;
let seen: Seen[];
const ok: Behaviour = (response) => void response.writeHead(204).end();
const fail: Behaviour = (response) => void response.writeHead(500).end();
const hang: Behaviour = () => {};

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { name: 'test' });
  wake = createWake(pool);
  await seedDivision(pool, SECRET);
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      seen.push({ id: String(request.headers['webhook-id']), headers: request.headers, body });
      behave(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sync = { url: `http://127.0.0.1:${port}/sync`, timeout: 'PT1S' };
  await pool.query(`update config_version set body = jsonb_build_object('sync', $1::jsonb) where kind = 'source'`, [
    sync,
  ]);
  await pool.query(`update config_version set body = body || $1::jsonb where kind = 'webhook'`, [{ url: sync.url }]);
});
beforeEach(async () => {
  await pool.query('delete from receiver_circuit');
  behave = ok;
  seen = [];
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await wake.settled();
  await pool.end();
  await database.drop();
});

const log = pino({ level: 'silent' });
const deps = (): DeliverDeps => ({ pool, wake, health: createReceiverHealth(), rules: outboundRules('1'), log });

/** An item that its source has completed, with the one delivery that it owes. */
async function owed(): Promise<{ itemId: string; deliveryId: string; delivery: Delivery }> {
  const item = await captureItem(pool);
  const { delivery } = await owedAfter(item, { action: 'complete', actor: { kind: 'source', id: 'crm' } });
  return { itemId: item.id, deliveryId: delivery.id, delivery };
}

async function owedAfter(item: ItemState, command: ItemCommand): Promise<{ state: ItemState; delivery: Delivery }> {
  const decision = decide(item, command, Date.now());
  if (decision.kind !== 'change') throw new Error('it must change');
  const { change } = decision;
  const outcome = await commit({ pool, wake }, { expectedVersion: item.version, commandId: randomUUID(), change });
  const [delivery] = outcome.outcome === 'committed' ? outcome.deliveries : [];
  if (!delivery) throw new Error('it must owe a delivery');
  return { state: change.state, delivery };
}

async function entries(itemId: string): Promise<string[]> {
  const { rows } = await pool.query<{ type: string }>('select type from item_event where item_id = $1 order by seq', [
    itemId,
  ]);
  return rows.map(({ type }) => type).filter((type) => type === 'synced' || type === 'dead-lettered');
}

test('a delivery is signed, carries a CloudEvent, and is written to the history once', async () => {
  const { itemId, deliveryId, delivery } = await owed();
  expect(await deliverQuickly(deps(), [delivery])).toEqual([]);
  await deliver(deps(), deliveryId);
  expect(seen).toHaveLength(1);
  const [{ headers, body, id } = { headers: {}, body: '', id: '' }] = seen;
  expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toMatchObject({
    specversion: '1.0',
    id: deliveryId,
    type: 'casewright.workitem.completed',
    data: { state: 'completed', status: 'closed' },
  });
  expect(id).toBe(deliveryId);
  expect(headers['content-type']).toBe('application/cloudevents+json');
  expect(await entries(itemId)).toEqual(['synced']);
});

test('tries of one delivery at once may reach the receiver twice, under one ID, and are written once', async () => {
  const { itemId, deliveryId } = await owed();
  await Promise.all(Array.from({ length: 4 }, () => deliver(deps(), deliveryId)));
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([deliveryId]));
  expect(await entries(itemId)).toEqual(['synced']);
});

test('a receiver that does not answer in time is left to the durable way, and not tried quickly until it is in time again', async () => {
  const health = createReceiverHealth();
  const [first, second, third] = [await owed(), await owed(), await owed()];
  behave = hang;
  expect(await deliverQuickly({ ...deps(), health }, [first.delivery])).toEqual([first.deliveryId]);
  expect(await deliverQuickly({ ...deps(), health }, [second.delivery])).toEqual([second.deliveryId]);
  expect(seen).toHaveLength(1);
  behave = ok;
  await deliver({ ...deps(), health }, first.deliveryId);
  expect(await deliverQuickly({ ...deps(), health }, [third.delivery])).toEqual([]);
  await deliver({ ...deps(), health }, second.deliveryId);
  expect(seen.map(({ id }) => id)).toEqual([first, first, third, second].map(({ deliveryId }) => deliveryId));
});

test.each<[string, Behaviour]>([
  ['an error', fail],
  ['a redirect, which is not followed', (response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
  ['a broken connection', (response) => void response.destroy()],
  ['silence', hang],
])('%s is a failed try, kept with its reason, and the next one carries the same ID and body', async (_, behaviour) => {
  const { itemId, deliveryId } = await owed();
  behave = behaviour;
  await expect(deliver(deps(), deliveryId)).rejects.toThrow('sync to crm');
  behave = ok;
  await deliver(deps(), deliveryId);
  expect(seen).toHaveLength(2);
  expect(seen[1]?.body).toBe(seen[0]?.body);
  const { rows } = await pool.query('select attempts, last_error from delivery where id = $1', [deliveryId]);
  expect(rows).toEqual([{ attempts: 2, last_error: null }]);
  expect(await entries(itemId)).toEqual(['synced']);
});

test('after three days without success it is dead-lettered with its reason, and the workflow may close', async () => {
  const { itemId, deliveryId } = await owed();
  await pool.query(`update delivery set created_at = now() - interval '73 hours' where id = $1`, [deliveryId]);
  behave = fail;
  await deliver(deps(), deliveryId);
  const { rows } = await pool.query('select dead_at is not null as dead, last_error from delivery where id = $1', [
    deliveryId,
  ]);
  expect(rows).toEqual([{ dead: true, last_error: 'answered 500' }]);
  expect(await entries(itemId)).toEqual(['dead-lettered']);
});

test('what is owed of the life before goes first, unless it was given up', async () => {
  const { itemId, deliveryId } = await owed();
  const younger = deliveryId.replace('-1-2-', '-2-4-');
  await pool.query(
    `insert into delivery (id, kind, division, target, item_id, life, event, body)
     select $2, kind, division, target, item_id, 2, event, body from delivery where id = $1`,
    [deliveryId, younger],
  );
  await expect(deliver(deps(), younger)).rejects.toThrow('the life before');
  expect(seen).toEqual([]);
  await pool.query(`update delivery set created_at = now() - interval '73 hours' where id = $1`, [deliveryId]);
  behave = fail;
  await deliver(deps(), deliveryId);
  behave = ok;
  await deliver(deps(), younger);
  expect(seen.map(({ id }) => id)).toEqual([deliveryId, younger]);
  expect(await entries(itemId)).toEqual(['dead-lettered', 'synced']);
});

test('a dead letter that is asked for again has its whole time once more, under its ID', async () => {
  const { itemId, deliveryId } = await owed();
  await pool.query(`update delivery set created_at = now() - interval '73 hours' where id = $1`, [deliveryId]);
  behave = fail;
  await deliver(deps(), deliveryId);
  await pool.query(`update delivery set dead_at = null, redelivered_at = now() where id = $1`, [deliveryId]);
  await expect(deliver(deps(), deliveryId)).rejects.toThrow('answered 500');
  behave = ok;
  await deliver(deps(), deliveryId);
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([deliveryId]));
  expect(await entries(itemId)).toEqual(['dead-lettered', 'synced']);
});

test('a receiver that fails five times in a row is left alone, then tried by one alone, whose success lets all in', async () => {
  behave = fail;
  const letters = [];
  for (let count = 0; count < 7; count += 1) letters.push(await owed());
  for (const { deliveryId } of letters.slice(0, 5)) {
    await expect(deliver(deps(), deliveryId)).rejects.toThrow('answered 500');
  }
  const [sixth, seventh] = letters.slice(5);
  if (!sixth || !seventh) throw new Error('seven were made');
  await expect(deliver(deps(), sixth.deliveryId)).rejects.toThrow('left alone for a while: answered 500');
  expect(seen).toHaveLength(5);
  await pool.query('update receiver_circuit set open_until = now()');
  behave = hang;
  const trials = await Promise.allSettled([deliver(deps(), sixth.deliveryId), deliver(deps(), seventh.deliveryId)]);
  expect(trials.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(seen).toHaveLength(6);
  await pool.query('update receiver_circuit set open_until = now()');
  behave = ok;
  await deliver(deps(), sixth.deliveryId);
  await Promise.all(letters.map(({ deliveryId }) => deliver(deps(), deliveryId)));
  expect(new Set(seen.slice(6).map(({ id }) => id))).toEqual(new Set(letters.map(({ deliveryId }) => deliveryId)));
});

test('a circuit that opens again stays open for longer, a minute at most', async () => {
  behave = fail;
  const { deliveryId } = await owed();
  const spans: number[] = [];
  for (let count = 0; count < 10; count += 1) {
    await deliver(deps(), deliveryId).catch(() => {});
    const { rows } = await pool.query<{ seconds: number }>(
      'select extract(epoch from open_until - clock_timestamp())::float8 as seconds from receiver_circuit',
    );
    spans.push(rows[0]?.seconds ?? 0);
    await pool.query('update receiver_circuit set open_until = now()');
  }
  expect(spans.slice(0, 4).every((seconds) => seconds <= 0)).toBe(true);
  expect(spans.slice(4).map((seconds) => Math.ceil(seconds))).toEqual([5, 10, 20, 40, 60, 60]);
});

test('whose time is over while its receiver is left alone is given up, for the reason of the others', async () => {
  const { itemId, deliveryId } = await owed();
  await pool.query(`update delivery set created_at = now() - interval '73 hours' where id = $1`, [deliveryId]);
  await pool.query(
    `insert into receiver_circuit values ('sync', 'claims', 'crm', 9, now() + interval '1 minute', 'NOT_REACHED', 'no route')`,
  );
  await deliver(deps(), deliveryId);
  expect(seen).toEqual([]);
  const { rows } = await pool.query('select last_code, last_error from delivery where id = $1', [deliveryId]);
  expect(rows).toEqual([{ last_code: 'NOT_REACHED', last_error: 'no route' }]);
  expect(await entries(itemId)).toEqual(['dead-lettered']);
});

test('a receiver that never answers takes eight places, and others are told beside it', async () => {
  const health = createReceiverHealth();
  const letters = [];
  for (let count = 0; count < 12; count += 1) letters.push(await owed());
  const alert = `${letters[0]?.itemId}-1-2-webhook-supervisors`;
  await pool.query(
    `insert into delivery (id, kind, division, target, item_id, life, event, body)
     select $1, 'webhook', division, 'supervisors', item_id, life, 'overdue', '{}' from delivery where id = $2`,
    [alert, letters[0]?.deliveryId],
  );
  behave = hang;
  const told = letters.map(({ deliveryId }) => deliver({ ...deps(), health }, deliveryId).catch(String));
  await awaited('eight are being told', async () => seen.length === 8);
  behave = ok;
  await deliver({ ...deps(), health }, alert);
  expect(seen.at(-1)?.id).toBe(alert);
  const answers = await Promise.all(told);
  expect(answers.filter((answer) => String(answer).includes('told enough at once'))).toHaveLength(4);
  expect(answers.filter((answer) => String(answer).includes('no answer within'))).toHaveLength(8);
});

test('eight quick tries at once and no more', () => {
  const health = createReceiverHealth();
  expect(Array.from({ length: 9 }, (_, index) => health.acquire(`sync/${index}`)).filter(Boolean)).toHaveLength(8);
  health.release('sync/0', true);
  expect(health.acquire('sync/9')).toBe(true);
});

test('a delivery waits for the earlier one of its item, so that its source hears things in order', async () => {
  const item = await captureItem(pool);
  const offerId = await offerTo(pool, item, 'ana');
  const ana = { kind: 'agent', id: 'ana' } as const;
  const held = decide(item, { action: 'accept', actor: ana, agent: 'ana', offerId }, Date.now());
  if (held.kind !== 'change') throw new Error('it must be accepted');
  await commit({ pool, wake }, { expectedVersion: 1, commandId: randomUUID(), change: held.change });
  const first = await owedAfter(held.change.state, { action: 'complete', actor: ana });
  const second = await owedAfter(first.state, { action: 'complete', actor: { kind: 'source', id: 'crm' } });
  expect(await deliverQuickly(deps(), [second.delivery])).toEqual([second.delivery.id]);
  expect(await deliverQuickly(deps(), [first.delivery])).toEqual([]);
  await deliver(deps(), second.delivery.id);
  expect(seen.map(({ id }) => id)).toEqual([first.delivery.id, second.delivery.id]);
});
