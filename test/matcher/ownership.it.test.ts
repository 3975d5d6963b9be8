import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { Deposed, holdFence } from '../../matcher/ledger/fence';
import { makeOffers } from '../../matcher/ledger/make-offers';
import { readAddress, tellAddress } from '../../matcher/ledger/owner-address';
import { takeOver } from '../../matcher/ledger/take-over';
import { startMatcher } from '../../matcher/start-matcher';
import type { Matcher } from '../../matcher/start-matcher';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { addAgent, addQueue, becomes, capture, DIVISION, eventually } from './ledger-fixture';
import { startTcpProxy } from './tcp-proxy';
import type { TcpProxy } from './tcp-proxy';

const log = pino({ level: 'silent' });

jest.setTimeout(60_000);

let database: TestDatabase;
let pool: Pool;
let proxy: TcpProxy;
const matchers: Matcher[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 5, name: 'test' });
  const { hostname, port } = new URL(database.url);
  proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  await addQueue(pool, { key: 'claims' });
  for (const key of ['ana', 'ben', 'cat']) {
    await addAgent(pool, { key, max: { workitem: 1 } });
    await becomes(pool, key, 'ready');
  }
});
afterEach(async () => {
  await Promise.all(matchers.splice(0).map((matcher) => matcher.close()));
  await proxy.close();
  await pool.end();
  await database.drop();
});

async function start(url = database.url): Promise<Matcher> {
  const matcher = await startMatcher({ url, log });
  matchers.push(matcher);
  return matcher;
}

async function stop(matcher: Matcher): Promise<void> {
  matchers.splice(matchers.indexOf(matcher), 1);
  await matcher.close();
}

function throughProxy(): string {
  const url = new URL(database.url);
  url.port = String(proxy.port);
  return url.href;
}

async function openOffers(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*)::int from offer where outcome is null');
  return rows[0]?.count ?? 0;
}

async function epoch(): Promise<number> {
  const { rows } = await pool.query<{ epoch: number }>('select epoch from shard where id = $1', [DIVISION]);
  return rows[0]?.epoch ?? 0;
}

const proposal = (itemId: string, agent = 'ana') => ({
  offerId: randomUUID(),
  itemId,
  version: 1,
  agent,
  ring: 0,
  priority: 1,
  answer: 'manual' as const,
  expiryMs: 60_000,
  explanation: {},
});

test('one of two matchers owns the shard, and only it makes offers', async () => {
  const [first, second] = [await start(), await start()];
  await capture(pool, {}, {}, {}, {});
  await eventually(async () => (await openOffers()) === 3);
  expect([...first.owned(), ...second.owned()]).toEqual([DIVISION]);
  expect(await epoch()).toBe(1);
});

test('is ready when each shard is loaded here, or owned elsewhere', async () => {
  const first = await start();
  await first.ready;
  expect(first.owned()).toEqual([DIVISION]);
  const second = await start();
  await second.ready;
  expect(second.owned()).toEqual([]);
});

test('the other takes over when the owner ends', async () => {
  const first = await start();
  await first.ready;
  const second = await start();
  await stop(first);
  await capture(pool, {});
  await eventually(async () => (await openOffers()) === 1);
  expect(second.owned()).toEqual([DIVISION]);
  expect(await epoch()).toBe(2);
});

test('a take-over waits for offers on their way, and after it the deposed owner makes none', async () => {
  const [itemId = '', other = ''] = await capture(pool, {}, {});
  const old = await takeOver(pool, DIVISION, 'old');
  const late = await pool.connect();
  await late.query('begin');
  await holdFence(late, old);
  let isTaken = false;
  const taking = takeOver(pool, DIVISION, 'new').then((fence) => {
    isTaken = true;
    return fence;
  });
  await eventually(async () => {
    const { rows } = await pool.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'update shard%'`,
    );
    return rows.length > 0;
  });
  expect(isTaken).toBe(false);
  await late.query('commit');
  late.release();
  const fence = await taking;
  await expect(makeOffers(pool, old, [proposal(itemId)])).rejects.toThrow(Deposed);
  expect((await makeOffers(pool, fence, [proposal(other)])).made).toHaveLength(1);
  expect(await openOffers()).toBe(1);
});

test('an offer that a deposed owner commits late is refused by the fence', async () => {
  const [itemId = ''] = await capture(pool, {});
  const old = await takeOver(pool, DIVISION, 'old');
  const taker = await pool.connect();
  await taker.query('begin');
  await taker.query('update shard set epoch = epoch + 1 where id = $1', [DIVISION]);
  const late = makeOffers(pool, old, [proposal(itemId)]).catch((error: unknown) => error);
  await eventually(async () => {
    const { rows } = await pool.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%from shard%for share%'`,
    );
    return rows.length > 0;
  });
  await taker.query('commit');
  taker.release();
  expect(await late).toBeInstanceOf(Deposed);
  expect(await openOffers()).toBe(0);
});

test('questions go to the owner, whatever a deposed one says of himself later', async () => {
  const [old, fence] = [await takeOver(pool, DIVISION, 'old'), await takeOver(pool, DIVISION, 'new')];
  const [address, late] = [
    { address: 'http://new:1', token: 'new' },
    { address: 'http://old:1', token: 'old' },
  ];
  await tellAddress(pool, fence, address);
  await tellAddress(pool, old, late);
  expect(await readAddress(pool, DIVISION)).toEqual(address);
});

test('an owner whose lock is gone takes the shard again and goes on', async () => {
  const matcher = await start();
  await eventually(async () => matcher.owned().length > 0);
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'casewright-matcher-lock-%'`,
  );
  await eventually(async () => (await epoch()) === 2);
  await capture(pool, {}, {});
  await eventually(async () => (await openOffers()) === 2);
  expect(matcher.owned()).toEqual([DIVISION]);
});

test('work that waits while the database cannot be reached is matched when it is back', async () => {
  const matcher = await start(throughProxy());
  await eventually(async () => matcher.owned().length > 0);
  proxy.cut();
  await eventually(async () => matcher.owned().length === 0);
  await capture(pool, {}, {});
  expect(await openOffers()).toBe(0);
  proxy.heal();
  await eventually(async () => (await openOffers()) === 2);
  expect(matcher.owned()).toEqual([DIVISION]);
});

test('a database that answers nothing any more is given up, and served again when it is back', async () => {
  const matcher = await start(throughProxy());
  await eventually(async () => matcher.owned().length > 0);
  proxy.freeze();
  await capture(pool, {});
  await eventually(async () => matcher.owned().length === 0);
  expect(await openOffers()).toBe(0);
  proxy.heal();
  await eventually(async () => (await openOffers()) === 1);
});

test('a matcher that starts before its database serves it when it comes', async () => {
  proxy.cut();
  const matcher = await start(throughProxy());
  let isReady = false;
  const ready = matcher.ready.then(() => (isReady = true));
  await capture(pool, {});
  expect(isReady).toBe(false);
  proxy.heal();
  await ready;
  expect(matcher.owned()).toEqual([DIVISION]);
  await eventually(async () => (await openOffers()) === 1);
});
