import { type AgentsAsked, listAgents } from '../../db/agent-list';
import { captureItem, seedDivision } from '../activities/seed';
import { createCountedDatabase, type CountedDatabase } from '../support/entries-read';

jest.setTimeout(60_000);

const MANY = 1_000;

let database: CountedDatabase;

/** Ana is busy, Ben not ready; of many offline ones a few are free, one of whom work waits for. */
beforeAll(async () => {
  database = await createCountedDatabase();
  await seedDivision(database.pool);
  const { id } = await captureItem(database.pool);
  await captureItem(database.pool);
  await database.owner.query(`
    insert into ledger_agent (key, division, shard, presence, queues)
      select 'many-' || lpad(n::text, 4, '0'), 'claims', 'claims', case when n <= 3 then 'ready' else 'offline' end,
        case when n = 2 then array['letters', 'claims'] else array['a/b'] end
      from generate_series(1, ${MANY}) n;
    insert into ledger_load (agent, media_type, max) select key, 'workitem', 3 from ledger_agent where key like 'many-%';
    update ledger_agent set presence = 'not-ready', reason = 'lunch' where key = 'ben';
    insert into ledger_agent (key, division, shard, active) values ('gone', 'claims', 'claims', false);
    insert into ledger_agent (key, division, shard) values ('elsewhere', 'sales', 'claims')`);
  await database.owner.query(
    `update ledger_item set state = 'connected', agent = 'ana', held_since = now() where item_id = $1`,
    [id],
  );
  await database.owner.query('vacuum analyze');
});
afterAll(() => database?.drop());

const keys = ['ben', 'ana', ...Array.from({ length: MANY }, (_, at) => `many-${String(at + 1).padStart(4, '0')}`)];
const all: AgentsAsked = {
  divisions: ['claims'],
  at: new Date('2100-01-01'),
  keys: [...keys, 'elsewhere', 'gone'],
  state: undefined,
  queue: null,
  after: null,
  limit: MANY * 2,
};
const found = async (asked: Partial<AgentsAsked>) => {
  const { rows, count } = await listAgents(database.pool, { ...all, ...asked });
  return { keys: rows.map(({ key }) => key), count };
};

test('each agent is counted once: not ready or offline whatever he holds, idle only where work waits for him', async () => {
  const { states } = await listAgents(database.pool, { ...all, keys: [], limit: 1 });
  expect(new Map(states.map(({ state, count }) => [state, count]))).toEqual(
    new Map([
      ['busy', 1],
      ['free', 2],
      ['idle', 1],
      ['not-ready:lunch', 1],
      ['offline', MANY - 3],
    ]),
  );
});

test('who is ready comes first, then by the order that was asked for; page by page each comes once', async () => {
  const one = await found({});
  expect(one.keys.slice(0, 5)).toEqual(['ana', 'many-0001', 'many-0002', 'many-0003', 'ben']);
  expect(one.keys.toSorted()).toEqual(keys.toSorted());
  const paged: string[] = [];
  for (let after: AgentsAsked['after'] = null; ;) {
    const { rows, count } = await listAgents(database.pool, { ...all, after, limit: 150 });
    expect(count).toBe(keys.length);
    paged.push(...rows.map(({ key }) => key));
    if (rows.length < 150) break;
    after = rows.at(-1) ?? null;
  }
  expect(paged).toEqual(one.keys);
});

test('agents are found by state, by presence, and by a queue of their own division, whatever its key holds', async () => {
  expect(await found({ state: 'idle' })).toEqual({ keys: ['many-0002'], count: 1 });
  expect(await found({ state: 'not-ready' })).toEqual({ keys: ['ben'], count: 1 });
  expect(await found({ state: 'ready', limit: 2 })).toEqual({ keys: ['ana', 'many-0001'], count: 4 });
  expect((await found({ queue: { division: 'claims', key: 'letters' } })).keys).toEqual(['many-0002']);
  expect((await found({ queue: { division: 'claims', key: 'a/b' } })).count).toBe(MANY - 1);
  expect((await found({ queue: { division: 'sales', key: 'letters' } })).keys).toEqual([]);
  expect((await found({ keys: ['ben', 'nobody'] })).keys).toEqual(['ben']);
});

test('the load is read of a page alone', async () => {
  const read = await database.readTooMuchOf(() => listAgents(database.pool, { ...all, limit: 5 }));
  expect(read.filter(([index]) => index.startsWith('ledger_load') || index.startsWith('ledger_item'))).toEqual([]);
});
