import fc from 'fast-check';
import type { AgentList } from '../../api/contract/agent';
import { ItemFilterQuery } from '../../api/contract/item-list';
import { type Flow, type QueueFigures, FlowQuery } from '../../api/contract/queue';
import { itemFilter } from '../../api/items/item-filter';
import { countItems } from '../../db/item-list';
import { waitingAgeBounds } from '../../domain/item/waiting-age';
import { type QueueFigureRow, readQueueFigures } from '../../db/queue-figures';
import { type Drillable, drills, inPeriod, inQueue, ofAge } from '../../web/src/features/supervisor/drills';
import type { ViewChange } from '../../web/src/search';
import { taskFilter } from '../../web/src/tasks/task-filter';
import { applyExamples, claim, startTestApi, type TestApi } from '../api/test-api';
import { ledgerRows, place, type Placed, type Rows, type Situation, situations } from './placed-items';

jest.setTimeout(240_000);

const ITEMS = 24;
const AGENTS = ['ana', 'ben'];
const QUEUES = ['claims', 'letters'];
let api: TestApi;
let ids: string[];
let made: Rows;

beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const queue = { kind: 'queue', key: 'letters', division: 'claims' };
  await api.call('admin', 'post', '/v1/config/apply', { documents: [queue] }).expect(200);
  ids = [];
  for (let index = 0; index < ITEMS; index += 1) {
    const { body } = await api.call('admin', 'post', '/v1/workitems', claim(`figure-${index}`)).expect(201);
    ids.push(body.id as string);
  }
  made = await ledgerRows(api.pool);
});
afterAll(() => api?.stop());

/** Milliseconds: on the bounds that figures have, one beside them, and anywhere. */
const offsets = fc.oneof(
  fc
    .tuple(fc.constantFrom(-1_440, -240, -60, -15, 0, 15, 60, 240, 1_440), fc.constantFrom(-1, 0, 1))
    .map(([minutes, beside]) => minutes * 60_000 + beside),
  fc.integer({ min: -100_000_000, max: 100_000_000 }),
);
const items: fc.Arbitrary<Omit<Placed, 'id'>[]> = fc.array(
  fc.record({
    situation: fc.constantFrom(...(Object.keys(situations) as Situation[])),
    division: fc.constantFrom('claims', 'claims', 'elsewhere'),
    queue: fc.constantFrom(...QUEUES),
    dueMs: fc.option(offsets),
    queuedMs: offsets.map((ms) => -Math.abs(ms)),
    createdMs: offsets.map((ms) => -Math.abs(ms)),
    closedMs: offsets.map((ms) => -Math.abs(ms)),
    agent: fc.constantFrom(...AGENTS),
  }),
  { minLength: ITEMS, maxLength: ITEMS },
);
const placed = (given: Omit<Placed, 'id'>[]) => given.map((each, index) => ({ ...each, id: ids[index] ?? '' }));

/** How many the list has that a press on the figure opens, at an instant. */
async function counted(view: ViewChange, at: Date): Promise<number> {
  const { sort: _, ...filters } = taskFilter(view as never);
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  const query = ItemFilterQuery.parse(Object.fromEntries(given));
  const scope = { divisions: ['claims'], source: null, tasks: null };
  return countItems(api.pool, scope, at, await itemFilter(undefined as never, query, at));
}

const none: Record<Drillable, number> & { waitingByAge: number[] } = {
  waiting: 0,
  offered: 0,
  connected: 0,
  scheduled: 0,
  parked: 0,
  paused: 0,
  awaitingSource: 0,
  atRisk15: 0,
  atRisk60: 0,
  overdue: 0,
  waitingByAge: [0, 0, 0, 0, 0],
};

test('each figure of a queue is the number of items in the list that it opens, at any instant', async () => {
  const at = new Date('2026-11-27T12:00:00Z');
  await fc.assert(
    fc.asyncProperty(items, async (given) => {
      await place(api.pool, made, placed(given), at);
      const rows = await readQueueFigures(api.pool, ['claims'], at, waitingAgeBounds);
      const told: [string, number, number][] = [];
      const compare = async (name: string, figure: number, view: ViewChange) =>
        told.push([name, figure, await counted(view, at)]);
      for (const key of QUEUES) {
        const row: QueueFigureRow | typeof none = rows.find(({ queue }) => queue === key) ?? none;
        const queue = { key, division: 'claims' };
        for (const name of Object.keys(drills) as Drillable[])
          await compare(`${key} ${name}`, row[name], inQueue(queue, drills[name]));
        for (const [age, count] of row.waitingByAge.entries())
          await compare(`${key} age ${age}`, count, inQueue(queue, ofAge(age)));
      }
      for (const name of Object.keys(drills) as Drillable[])
        await compare(
          name,
          rows.reduce((sum, row) => sum + row[name], 0),
          drills[name],
        );
      expect(told.map(([name, figure]) => [name, figure])).toEqual(told.map(([name, , count]) => [name, count]));
    }),
    { numRuns: 25 },
  );
});

test('what arrived and what was completed in a step is what its list has, and every step is told', async () => {
  await fc.assert(
    fc.asyncProperty(items, fc.constantFrom(...FlowQuery.shape.span.unwrap().options), async (given, span) => {
      const at = new Date();
      await place(api.pool, made, placed(given), at);
      const { body } = await api.call('sue', 'get', `/v1/queues/flow?span=${span}`).expect(200);
      const { steps } = body as Flow;
      const told: [string, number, number][] = [];
      for (const step of steps)
        for (const part of ['arrived', 'completed'] as const)
          told.push([`${part} ${step.from}`, step[part], await counted(inPeriod(part, step), at)]);
      expect(told.map(([name, count]) => [name, count])).toEqual(told.map(([name, , count]) => [name, count]));
      const [first, last] = [steps[0], steps.at(-1)];
      if (!first || !last) throw new Error('no steps');
      for (const part of ['arrived', 'completed'] as const)
        expect(steps.reduce((sum, step) => sum + step[part], 0)).toBe(
          await counted(inPeriod(part, { from: first.from, to: last.to }), at),
        );
      expect(steps.slice(1).map(({ from }) => from)).toEqual(steps.slice(0, -1).map(({ to }) => to));
      expect(Date.parse(last.to)).toBeGreaterThan(Date.parse((body as Flow).at));
    }),
    { numRuns: 8 },
  );
});

test('agents by state are all agents once, and the idle ones those that the queues count', async () => {
  const presences = fc.array(
    fc.record({
      presence: fc.constantFrom('ready', 'ready', 'not-ready', 'offline'),
      reason: fc.constantFrom('lunch', 'meeting', null),
      queues: fc.subarray(QUEUES),
    }),
    { minLength: AGENTS.length, maxLength: AGENTS.length },
  );
  await fc.assert(
    fc.asyncProperty(items, presences, async (given, agents) => {
      // Few of them wait, so that some queues are empty.
      const rare = given.map((each, index) => (index > 3 ? { ...each, situation: 'paused' as const } : each));
      await place(api.pool, made, placed(rare), new Date(Date.now() - 60_000));
      for (const [index, { presence, reason, queues }] of agents.entries())
        await api.pool.query('update ledger_agent set presence = $2, reason = $3, queues = $4 where key = $1', [
          AGENTS[index],
          presence,
          presence === 'not-ready' ? reason : null,
          queues,
        ]);
      const figures = (await api.call('sue', 'get', '/v1/queues').expect(200)).body as QueueFigures;
      const list = (await api.call('sue', 'get', '/v1/agents').expect(200)).body as AgentList;
      const listed = async (asked: { state: string; queue?: string }) => {
        const query = new URLSearchParams(asked).toString();
        const { body } = await api.call('sue', 'get', `/v1/agents?${query}`).expect(200);
        const { agents: found, count } = body as AgentList;
        expect(found).toHaveLength(count);
        return count;
      };
      expect(figures.totals.idleAgents).toBe(await listed({ state: 'idle' }));
      for (const { key, division, readyAgents, idleAgents } of figures.queues) {
        const queue = `${division}/${key}`;
        expect([key, readyAgents]).toEqual([key, await listed({ state: 'ready', queue })]);
        if (idleAgents > 0) expect([key, idleAgents]).toEqual([key, await listed({ state: 'idle', queue })]);
      }
      expect(list.states.reduce((sum, { count }) => sum + count, 0)).toBe(list.count);
      for (const { state, count } of list.states) expect([state, count]).toEqual([state, await listed({ state })]);
    }),
    { numRuns: 30 },
  );
});

test('the flow of a queue, and of a division, is its part of the whole', async () => {
  const given = ['claims', 'letters', 'claims'].map((queue, index) => ({
    situation: 'completed' as const,
    division: index === 2 ? 'elsewhere' : 'claims',
    queue,
    dueMs: null,
    queuedMs: 0,
    createdMs: -1_000,
    closedMs: -500,
    agent: 'ana',
  }));
  await place(api.pool, made, placed(given), new Date());
  const sum = async (query: string) => {
    const { body } = await api.call('sue', 'get', `/v1/queues/flow?span=PT8H${query}`).expect(200);
    return (body as Flow).steps.reduce((all, { completed }) => all + completed, 0);
  };
  expect(await sum('')).toBe(2);
  expect(await sum('&queue=letters')).toBe(1);
  expect(await sum('&division=claims')).toBe(2);
  expect(await sum('&division=elsewhere')).toBe(0);
  const { body } = await api.call('sue', 'get', '/v1/queues/flow?span=PT2H').expect(400);
  expect(body.errors).toEqual([expect.objectContaining({ path: 'span' })]);
});

test('a list by the longest wait has it first, and pages by cursors', async () => {
  const waits = Array.from({ length: 9 }, (_, index) => ({
    situation: 'waiting' as const,
    division: 'claims',
    queue: 'claims',
    dueMs: null,
    queuedMs: -60_000 * ((index * 5) % 9) - 1,
    createdMs: -1,
    closedMs: 0,
    agent: 'ana',
  }));
  await place(api.pool, made, placed(waits), new Date());
  const found: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await api
      .call('sue', 'get', `/v1/workitems?state=queued&sort=queuedSince&limit=4${cursor}`)
      .expect(200);
    found.push(...(body.items as { id: string }[]).map(({ id }) => id));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor as string)}`;
  }
  const longest = placed(waits).toSorted((a, b) => a.queuedMs - b.queuedMs);
  expect(found.slice(0, waits.length)).toEqual(longest.map(({ id }) => id));
});
