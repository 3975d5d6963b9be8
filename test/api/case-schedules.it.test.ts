import type { Pool, PoolClient } from 'pg';
import pino from 'pino';
import { createDirectoryCache } from '../../api/catalogue/directory-cache';
import { createReferences } from '../../api/capture/references';
import { startScheduled } from '../../api/cases/start-scheduled';
import type { Deps } from '../../api/deps';
import { waitUntil } from '../../cli/dev/wait-until';
import { createPool } from '../../db/pool';
import { createWake } from '../../db/wake';
import { startTestApi, type TestApi } from './test-api';

let api: TestApi;
let pool: Pool;
beforeEach(async () => {
  api = await startTestApi();
  pool = createPool(api.databaseUrl, { max: 20, name: 'test' });
  await apply([{ kind: 'division', key: 'claims' }]);
});
afterEach(async () => {
  await pool.end();
  await api.stop();
});

const apply = (documents: object[], status = 200) =>
  api.call('admin', 'post', '/v1/config/apply', { documents }).expect(status);
const timed = (timer: string) =>
  `<startEvent id="S"><timerEventDefinition>${timer}</timerEventDefinition></startEvent>`;
const nightly = (start: string, more: object = {}) => ({
  kind: 'case-type',
  key: 'nightly',
  division: 'claims',
  bpmn: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">
<process id="p" isExecutable="true">${start}<manualTask id="count"/><sequenceFlow id="f" sourceRef="S" targetRef="count"/></process></definitions>`,
  ...more,
});

/** As if it had been published so long ago, and nobody had looked since. */
const published = (secondsAgo: number, firstAfterSeconds: number) =>
  pool.query(
    `with at as (select date_trunc('second', clock_timestamp()) - make_interval(secs => $1) as published)
     update case_schedule set from_at = published, next_at = published + make_interval(secs => $2) from at`,
    [secondsAgo, firstAfterSeconds],
  );

interface Started {
  id: string;
  externalId: string;
}
const cases = async (): Promise<Started[]> =>
  (await api.call('admin', 'get', '/v1/cases?source=schedule:claims/nightly&sort=createdAt&limit=200').expect(200)).body
    .cases;
const schedules = async () => {
  const { types } = (await api.call('admin', 'get', '/v1/case-types').expect(200)).body;
  return types.find(({ key }: { key: string }) => key === 'nightly')?.schedules;
};
const nothingIsDue = () =>
  waitUntil(
    async () => (await pool.query('select 1 from case_schedule where next_at <= clock_timestamp()')).rowCount === 0,
    { withinMs: 30_000 },
  );

/** A process that is killed at its n-th statement: nothing of it reaches the database any more. */
function mortal(statements: number): Deps {
  let left = statements;
  const dead = () => Promise.reject(new Error('killed'));
  const connect = async () => {
    const client: PoolClient = await pool.connect();
    const query = client.query.bind(client) as (...input: unknown[]) => Promise<unknown>;
    const counted = (...input: unknown[]) => {
      left -= 1;
      return left < 0 ? dead() : query(...input);
    };
    return new Proxy(client, {
      get: (target, name) => {
        if (name === 'query') return counted;
        if (name === 'release') return () => target.release(left < 0 ? new Error('killed') : undefined);
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  const own = new Proxy(pool, {
    get: (target, name) => {
      if (name === 'connect') return connect;
      if (name === 'query') return left < 0 ? dead : target.query.bind(target);
      return Reflect.get(target, name);
    },
  });
  return {
    pool: own,
    log: pino({ level: 'silent' }),
    wake: createWake(pool),
    directories: createDirectoryCache(pool),
    references: createReferences(pool),
  } as unknown as Deps;
}

test('each instant starts one case, however many look and whoever is killed at whatever statement', async () => {
  await apply([nightly(timed('<timeCycle>R/PT3S</timeCycle>'))]);
  await published(55, 3);
  await Promise.all(
    Array.from({ length: 24 }, async (_, index) => {
      const deps = mortal(index);
      while (await startScheduled(deps).catch(() => false));
    }),
  );
  expect(await nothingIsDue()).toBe(true);
  const { rows } = await pool.query<{ fromMs: number; nextMs: number }>(
    `select (extract(epoch from from_at) * 1000)::float8 as "fromMs", (extract(epoch from next_at) * 1000)::float8 as "nextMs" from case_schedule`,
  );
  const [{ fromMs, nextMs } = { fromMs: 0, nextMs: 0 }] = rows;
  const instants = Array.from({ length: Math.round((nextMs - fromMs) / 3_000) - 1 }, (_, index) =>
    new Date(fromMs + (index + 1) * 3_000).toISOString(),
  );
  expect(instants.length).toBeGreaterThanOrEqual(18);
  const started = (await cases()).map(({ externalId }) => externalId).slice(0, instants.length);
  expect(started.toSorted()).toEqual(instants.map((at) => `S@${at}`));
}, 60_000);

test('what was missed starts one case, for the last instant, and its history says since when', async () => {
  await apply([nightly(timed('<timeCycle>R/PT10M</timeCycle>'))]);
  await published(3_000 + 300, 600);
  expect(await nothingIsDue()).toBe(true);
  const found = await cases();
  expect(found).toHaveLength(1);
  const { rows } = await pool.query<{ from: Date }>('select from_at as "from" from case_schedule');
  const after = (minutes: number) => new Date((rows[0]?.from.getTime() ?? 0) + minutes * 60_000).toISOString();
  const { events } = (await api.call('admin', 'get', `/v1/cases/${found[0]?.id}/history`).expect(200)).body;
  expect(events).toMatchObject([
    { type: 'created', actor: { kind: 'system', id: 'schedule' } },
    { type: 'started-by-schedule', data: { element: 'S', at: after(50), missedSince: after(10) } },
  ]);
  const shown = await schedules();
  expect(shown).toMatchObject([{ element: 'S', timer: 'R/PT10M', from: after(0) }]);
  expect(shown[0].next).toEqual([60, 70, 80, 90, 100].map(after));
});

test('a closed division is told no instants to come', async () => {
  await apply([nightly(timed('<timeCycle>R/PT10M</timeCycle>'))]);
  expect((await schedules())[0].next).toHaveLength(5);
  await apply([{ kind: 'division', key: 'claims', closed: true }]);
  expect(await schedules()).toMatchObject([{ element: 'S', timer: 'R/PT10M', next: [] }]);
});

test('another version has other times, and without its case type nothing comes any more', async () => {
  await apply([nightly(timed('<timeCycle>0 9 * * MON-FRI</timeCycle>'))]);
  const cron = await schedules();
  expect(cron).toMatchObject([{ timer: '0 9 * * MON-FRI' }]);
  expect(cron[0].next.map((at: string) => at.slice(11))).toEqual(Array.from({ length: 5 }, () => '09:00:00.000Z'));
  // The same again is no publication: what was counted stays.
  await apply([nightly(timed('<timeCycle>0 9 * * MON-FRI</timeCycle>'))]);
  expect(await schedules()).toEqual(cron);
  await apply([nightly(timed('<timeDuration>P1D</timeDuration>'))]);
  const day = await schedules();
  expect(day).toMatchObject([{ timer: 'P1D', next: [expect.any(String)] }]);
  expect(Date.parse(day[0].next[0]) - Date.parse(day[0].from)).toBe(24 * 60 * 60 * 1_000);
  await apply([nightly(timed('<timeDate>2020-01-01T00:00:00Z</timeDate>'))]);
  expect(await schedules()).toMatchObject([{ next: [] }]);
  await api.call('admin', 'delete', '/v1/config/case-types/nightly').expect(204);
  expect((await pool.query('select 1 from case_schedule')).rowCount).toBe(0);
});

test.each([
  [
    'a condition',
    `<startEvent id="S"><conditionalEventDefinition><condition xsi:type="tFormalExpression">=a &gt; 1</condition></conditionalEventDefinition></startEvent>`,
    {},
    { path: expect.stringContaining('S'), message: 'waits for a condition, which starts no case' },
  ],
  [
    'a time that needs a case',
    timed('<timeDuration>=wait</timeDuration>'),
    {},
    { path: expect.stringContaining('S'), message: 'its time must be known without the variables of a case' },
  ],
  [
    'time, whose cases need what nobody tells,',
    timed('<timeDuration>P1D</timeDuration>'),
    { attributes: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } } },
    { path: expect.stringContaining('attributes'), message: expect.stringContaining('S starts cases by time') },
  ],
])('a start by %s is refused', async (_what, start, more, fault) => {
  const { body } = await apply([nightly(start, more)], 400);
  expect(body.errors).toMatchObject([fault]);
});
