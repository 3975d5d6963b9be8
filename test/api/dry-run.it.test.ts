import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { DryRunItemView, DryRunView } from '../../api/contract/dry-run';
import { waitUntil } from '../../cli/dev/wait-until';
import { moveItems } from '../../db/item-archive';
import { projectRoot } from '../../db/project-root';
import { transaction } from '../../db/transaction';
import { runDryRun } from '../../simulator/past/run-dry-run';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

const FROM = '2026-01-01T00:00:00Z';
const TABLE = '/v1/config/decisions/segmentation?division=sales';

let api: TestApi;
let bea: string;
let bob: string;

beforeAll(async () => {
  execFileSync(process.execPath, [join(projectRoot, 'bin', 'with-install.mjs'), 'build', 'programs'], {
    stdio: ['ignore', 2, 2],
  });
  api = await startTestApi();
  await applyExamples(api);
  const people = [
    'kind: agent\nkey: bea\ndivision: sales\nroles: [business]\n',
    'kind: agent\nkey: bob\ndivision: claims\nroles: [business]\n',
    'kind: queue\nkey: vip\ndivision: sales\n',
  ];
  await api.apply('admin', people.join('---\n')).expect(200);
  [bea, bob] = [await api.issuer.mint('bea'), await api.issuer.mint('bob')];
  await capture('web', 'S-1', { Department: 'Sales', Customer_Segment: 'Gold' });
  await capture('web', 'S-2', { Department: 'Sales', Customer_Segment: 'Silver' });
  await capture('web', 'S-3', { Department: 'Finance', Customer_Segment: 'Gold' });
  await capture('web', 'S-4', { Department: 'Other' });
  await api.call('source:crm', 'post', '/v1/workitems', claim('C-1')).expect(201);
});
afterAll(async () => api.stop());

const capture = (source: string, externalId: string, attributes: object) =>
  api.call('admin', 'post', '/v1/workitems', { source, externalId, worktype: 'lead', attributes }).expect(201);

const begin = (user: string, body: object = {}) =>
  api.call(user, 'post', '/v1/config/dry-runs', { from: FROM, ...body });

async function ended(user: string, id: string): Promise<DryRunView> {
  let view: DryRunView | undefined;
  const isEnded = async () => {
    view = (await api.call(user, 'get', `/v1/config/dry-runs/${id}`).expect(200)).body as DryRunView;
    return view.endedAt !== null;
  };
  if (!(await waitUntil(isEnded, { withinMs: 60_000, everyMs: 100 })) || !view) throw new Error('not ended');
  return view;
}

async function dryRun(user: string, body: object = {}): Promise<DryRunView> {
  const { id } = (await begin(user, body).expect(202)).body as DryRunView;
  return ended(user, id);
}

async function itemsOf(user: string, { id }: DryRunView, query = ''): Promise<DryRunItemView[]> {
  const path = `/v1/config/dry-runs/${id}/items`;
  const items: DryRunItemView[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body } = await api.call(user, 'get', `${path}?limit=2${query}${more}`).expect(200);
    items.push(...body.items);
    cursor = body.nextCursor as string | null;
  }
  return items;
}

/** Gold of sales goes to a queue and a segment of its own, and is due sooner. */
async function saveDraft(): Promise<void> {
  const { document } = (await api.call(bea, 'get', TABLE).expect(200)).body;
  const gold = ['"Sales"', '"Gold"', '"gold"', 500, 2000, 'duration("PT24H")', '"vip"', '"Best"'];
  const rules = (document.rules as unknown[][]).map((rule) =>
    rule[0] === '"Sales"' && rule[1] === '"Gold"' ? gold : [...rule, '"leads"', '"Other"'],
  );
  const draft = { ...document, outputs: [...document.outputs, 'queue', 'segment'], rules };
  await api.call(bea, 'put', `${TABLE}&state=draft`, draft).expect(200);
}

test('a draft is told item by item: what moves, from where to where, and nothing of another division', async () => {
  await saveDraft();
  const result = await dryRun(bea);
  expect(result).toMatchObject({
    state: 'done',
    total: 4,
    done: 4,
    divisions: ['sales'],
    documents: [{ kind: 'decision', key: 'segmentation', division: 'sales' }],
    summary: {
      items: 4,
      moved: 4,
      unchanged: 0,
      fields: { segment: 4, queue: 1, priority: 1, sla: 1 },
      queues: { told: [{ division: 'sales', from: 'leads', to: 'vip', items: 1 }], others: 0 },
      segments: {
        told: [
          { division: 'sales', from: null, to: 'Other', items: 3 },
          { division: 'sales', from: null, to: 'Best', items: 1 },
        ],
      },
    },
    simulation: { assumptions: { presence: 'history', agents: 0, handleTimes: { known: 0, assumed: 4 } } },
  });
  const items = await itemsOf(bea, result);
  expect(items.map(({ externalId }) => externalId)).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
  const [first] = items;
  const dueAt = new Date(Date.parse(first?.capturedAt ?? '') + 24 * 3_600_000).toISOString();
  expect(first).toMatchObject({
    // The plan's rings open after shares of the SLA.
    moved: ['segment', 'queue', 'routingPlan', 'priority', 'sla'],
    published: { segment: null, queue: 'leads', priorityAtActivation: 500 },
    draft: { segment: 'Best', queue: 'vip', priorityAtActivation: 500, dueAt },
  });
});

test('what a dry run tells of an item is what its capture gives once the draft is published, and not before', async () => {
  await saveDraft();
  const sides = (await itemsOf(bea, await dryRun(bea))).map(({ draft }) => draft);
  const taken = async (externalId: string) => {
    const attributes = { Department: 'Sales', Customer_Segment: 'Gold' };
    return (await capture('web', externalId, attributes)).body;
  };
  expect((await taken('S-5')).queue).toBe('leads');
  await api.call(bea, 'post', '/v1/config/decisions/segmentation/publish?division=sales', {}).expect(200);
  const after = await taken('S-6');
  expect(sides[0]).toMatchObject({ queue: after.queue });
  expect(Date.parse(after.dueAt) - Date.parse(after.createdAt)).toBe(24 * 3_600_000);
  await api.call(bea, 'post', '/v1/config/decisions/segmentation/rollback', { version: 1 }).expect(200);
});

test('with no draft put in nothing moves, and no item is told unless all are asked for', async () => {
  const result = await dryRun(bea, { drafts: [], division: 'sales', simulate: false });
  expect(result).toMatchObject({ state: 'done', simulation: null, summary: { moved: 0, fields: {} } });
  expect(await itemsOf(bea, result)).toEqual([]);
  const all = await itemsOf(bea, result, '&moved=false');
  expect(all).toHaveLength(result.total);
  expect(all.every(({ moved, published, draft }) => moved.length === 0 && isSame(published, draft))).toBe(true);
});

const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

test('documents may be given instead, are judged as for a publication, and stay in the reach of who asks', async () => {
  const queue = (division: string, more: object = {}) => ({ kind: 'queue', key: 'new', division, ...more });
  const faults = async (body: object) => (await begin(bea, body).expect(400)).body.errors;
  expect(await faults({ documents: [queue('claims')] })).toMatchObject([
    { path: 'documents[0].division', code: 'UNKNOWN_REFERENCE', value: 'claims' },
  ]);
  expect(await faults({ documents: [queue('sales', { preferredAgents: ['nobody'] })] })).toMatchObject([
    { path: 'documents[0].preferredAgents[0]', code: 'UNKNOWN_REFERENCE' },
  ]);
  await api.call(bea, 'put', '/v1/config/queues/bad?division=sales&state=draft', { order: 'tallest' }).expect(200);
  expect(await faults({ documents: [queue('sales')], drafts: 'all' })).toMatchObject([{ path: 'drafts[0].order' }]);
  await api.call(bea, 'delete', '/v1/config/queues/bad?division=sales&state=draft').expect(204);
  expect(await faults({ division: 'claims', drafts: [] })).toMatchObject([{ path: 'division' }]);
  expect(await faults({ drafts: [], to: '2199-01-01T00:00:00Z' })).toMatchObject([{ path: 'to', code: 'IN_FUTURE' }]);
  expect(await faults({ drafts: [], to: FROM })).toMatchObject([{ path: 'from', code: 'INVALID_VALUE' }]);
  expect(await faults({ drafts: [], worktype: 'leed' })).toMatchObject([
    { path: 'worktype', code: 'UNKNOWN_REFERENCE', value: 'leed', allowed: ['lead'] },
  ]);
  const gone = await begin(bea, { drafts: [{ kind: 'queue', key: 'gone' }] }).expect(404);
  expect(gone.body.detail).toBe('There is no draft of queue gone');
});

test('a dry run is seen by who asked for it, and a newer one takes its place', async () => {
  const mine = (await begin(bob, { drafts: [] }).expect(202)).body as DryRunView;
  await api.call(bea, 'get', `/v1/config/dry-runs/${mine.id}`).expect(404);
  await api.call(bea, 'get', `/v1/config/dry-runs/${mine.id}/items`).expect(404);
  expect((await ended(bob, mine.id)).divisions).toEqual(['claims']);
  const open = "update dry_run set state = 'queued', ended_at = null, seen_at = now() where id = $1";
  await api.pool.query(open, [mine.id]);
  const next = await dryRun(bob, { drafts: [] });
  expect(next.summary?.items).toBe(1);
  await api.call(bob, 'get', `/v1/config/dry-runs/${mine.id}`).expect(404);
});

test('one that died twice fails, and one whose process ends without a word is told as such', async () => {
  const { id } = await dryRun(bob, { drafts: [] });
  const open = "update dry_run set state = 'running', ended_at = null, seen_at = null, attempt = $2 where id = $1";
  await api.pool.query(open, [id, 2]);
  expect(await ended(bob, id)).toMatchObject({ state: 'failed', failure: 'INTERRUPTED' });
  // Taken up by the rows it left, it finds the same again.
  await api.pool.query(`${open.replace('where', ', failure = null where')}`, [id, 1]);
  expect(await ended(bob, id)).toMatchObject({ state: 'done', summary: { items: 1 } });
});

/** As if its turn had just come, for a process of our own. */
async function openAgain(id: string): Promise<{ id: string; attempt: number }> {
  const open = `update dry_run set state = 'running', ended_at = null, failure = null, summary = null, attempt = 1,
    seen_at = now() where id = $1`;
  await api.pool.query(open, [id]);
  return { id, attempt: 1 };
}

test('rules that take too long end it with a word of why; a simulation that does leaves what is known of the items', async () => {
  const { id } = await dryRun(bob, { drafts: [] });
  await runDryRun(api.pool, await openAgain(id), { itemsMs: -1, simulationMs: 1_000 });
  expect(await ended(bob, id)).toMatchObject({ state: 'failed', failure: 'TIME_LIMIT', summary: null });
  await runDryRun(api.pool, await openAgain(id), { itemsMs: 10_000, simulationMs: -1 });
  expect(await ended(bob, id)).toMatchObject({
    state: 'done',
    failure: null,
    summary: { items: 1 },
    simulation: { failure: 'TIME_LIMIT' },
  });
});

test('what agents did is simulated from the history, also of an item in the archive', async () => {
  const { id } = (await capture('web', 'S-done', { Department: 'Sales', Customer_Segment: 'Gold' })).body;
  const act = (user: string, action: string, body: object) =>
    api.call(user, 'post', `/v1/workitems/${id}/actions/${action}`, body).expect(200);
  await act('admin', 'assign', { agent: 'paula' });
  await act('paula', 'complete', { disposition: 'converted' });
  const told = async () => {
    const { summary, simulation } = await dryRun(bea, { drafts: [], division: 'sales' });
    const figures = simulation && 'figures' in simulation ? simulation.figures : [];
    const completed = figures.find(({ figure }) => figure === 'items.completed');
    return {
      items: summary?.items,
      assumptions: simulation && 'assumptions' in simulation && simulation.assumptions,
      completed,
    };
  };
  const live = await told();
  expect(live).toMatchObject({
    assumptions: { presence: 'history', agents: 1, handleTimes: { known: 1 }, leftOut: 0 },
    completed: { a: expect.any(Number), difference: 0 },
  });
  await transaction(api.pool, (client) => moveItems(client, [id]));
  const archived = await told();
  expect({ ...archived, assumptions: { ...archived.assumptions, until: '' } }).toEqual({
    ...live,
    assumptions: { ...live.assumptions, until: '' },
  });
});

test('staffing that is given counts instead of signs in the history', async () => {
  const staffing = [{ agent: 'paula', from: FROM, to: new Date().toISOString() }];
  const { simulation } = await dryRun(bea, {
    drafts: [],
    division: 'sales',
    simulate: { staffing, handleTime: 'PT1S' },
  });
  expect(simulation).toMatchObject({ assumptions: { presence: 'given', agents: 1 } });
  if (!simulation || !('figures' in simulation)) throw new Error('nothing was simulated');
  // Nothing differs between the sides, so neither do waits and agents.
  expect(simulation.agents).toEqual([expect.objectContaining({ agent: 'paula' })]);
  expect(simulation.agents?.map(({ a }) => a)).toEqual(simulation.agents?.map(({ b }) => b));
  expect(simulation.waits?.a).toEqual(simulation.waits?.b);
  const captured = simulation.figures.find(({ figure }) => figure === 'items.captured')?.a;
  expect(simulation.waits?.a.reduce((sum, each) => sum + each, 0)).toBe(captured);
});
