import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DryRunView } from '../../api/contract/dry-run';
import { waitUntil } from '../../cli/dev/wait-until';
import { simulateOutput } from '../../cli/simulate/run-simulate';
import { takeDryRun } from '../../db/dry-run';
import { projectRoot } from '../../db/project-root';
import { runDryRun } from '../../simulator/past/run-dry-run';
import { applyExamples, startTestApi, type TestApi } from './test-api';

const PATH = '/v1/config/dry-runs';
const at = (minute: number) => new Date(Date.parse('2026-11-23T09:00:00Z') + minute * 60_000).toISOString();
const capture = (minute: number, externalId: string, more: object = {}) => ({
  at: at(minute),
  type: 'capture',
  item: {
    source: 'web',
    externalId,
    worktype: 'lead',
    attributes: { Department: 'Sales', Customer_Segment: 'Gold' },
    handleTime: 'PT10M',
    ...more,
  },
});
const ready = (minute: number, agent: string) => ({ at: at(minute), type: 'presence', agent, presence: 'ready' });
const text = (...lines: object[]) => lines.map((line) => JSON.stringify(line)).join('\n');
const day = text(ready(0, 'paula'), capture(1, 'S-1'), capture(2, 'S-2'), capture(3, 'S-3', { handleTime: undefined }));

const people = [
  'kind: agent\nkey: bea\ndivision: sales\nroles: [business]\n',
  'kind: agent\nkey: bob\ndivision: claims\nroles: [business]\n',
].join('---\n');

let api: TestApi;
let bea: string;
let bob: string;
beforeAll(async () => {
  execFileSync(process.execPath, [join(projectRoot, 'bin', 'with-install.mjs'), 'build', 'programs'], {
    stdio: ['ignore', 2, 2],
  });
  api = await startTestApi();
  await applyExamples(api);
  await api.apply('admin', people).expect(200);
  [bea, bob] = [await api.issuer.mint('bea'), await api.issuer.mint('bob')];
});
afterAll(async () => api.stop());

const begin = (user: string, body: object) => api.call(user, 'post', PATH, { drafts: [], ...body });

async function ended(user: string, id: string): Promise<DryRunView> {
  let view: DryRunView | undefined;
  const isEnded = async () => {
    view = (await api.call(user, 'get', `${PATH}/${id}`).expect(200)).body as DryRunView;
    return view.endedAt !== null;
  };
  if (!(await waitUntil(isEnded, { withinMs: 60_000, everyMs: 100 })) || !view) throw new Error('not ended');
  return view;
}

async function simulated(user: string, body: object): Promise<DryRunView> {
  return ended(user, ((await begin(user, body).expect(202)).body as DryRunView).id);
}

const kept = async () => (await api.pool.query('select 1 from dry_run where events is not null')).rowCount;

test('the lines of a file are simulated under what is published and what is drafted, and kept no longer', async () => {
  // Twice the work for each lead: nobody else is there to help.
  const slow = { kind: 'agent', key: 'paula', division: 'sales', skills: {} };
  const result = await simulated(bea, { events: day, documents: [slow], drafts: undefined });
  expect(result).toMatchObject({
    state: 'done',
    total: 4,
    done: 4,
    divisions: ['sales'],
    input: { from: at(0), to: at(3), events: 4 },
    documents: [{ kind: 'agent', key: 'paula' }],
    summary: null,
    simulation: { assumptions: { presence: 'given', agents: 1, handleTimes: { known: 2, assumed: 1 } } },
  });
  if (!result.simulation || !('figures' in result.simulation)) throw new Error('nothing was simulated');
  const figure = (name: string) =>
    result.simulation &&
    'figures' in result.simulation &&
    result.simulation.figures.find(({ figure: each }) => each === name);
  expect(figure('items.captured')).toMatchObject({ a: 3, b: 3 });
  expect(await kept()).toBe(0);
  expect(await api.pool.query('select 1 from dry_run_item where dry_run_id = $1', [result.id])).toMatchObject({
    rowCount: 0,
  });
});

test('it comes to what the command line makes of the same file and configuration', async () => {
  const { simulation } = await simulated(bea, { events: day });
  const folder = await mkdtemp(join(tmpdir(), 'casewright-file-'));
  const [config, input] = [join(folder, 'config'), join(folder, 'day.ndjson')];
  await mkdir(config);
  for (const file of ['claims.yaml', 'leads.yaml'])
    await copyFile(join(projectRoot, 'examples', file), join(config, file));
  await writeFile(join(config, 'people.yaml'), people);
  await writeFile(input, day);
  let told = '';
  for await (const piece of simulateOutput({ config, input, handleTime: 'PT5M', json: true, against: config }))
    told += piece;
  const lines = told
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; figures?: unknown });
  expect(simulation).toMatchObject({ figures: lines.find(({ type }) => type === 'comparison')?.figures });
});

test('bad lines are refused by their numbers; so is what lies in another division, or is of a past period', async () => {
  const faults = async (body: object) => (await begin(bea, body).expect(400)).body.errors;
  expect(await faults({ events: text(ready(0, 'ana'), capture(1, 'S-1', { division: 'claims' })) })).toMatchObject([
    { line: 1, path: 'agent', value: 'ana' },
    { line: 2, path: 'item.division', value: 'claims', allowed: ['sales'] },
  ]);
  expect(await faults({ events: `${text(ready(0, 'paula'))}\n{` })).toMatchObject([{ line: 2, code: 'INVALID_LINE' }]);
  expect(await faults({ events: day, from: at(0) })).toMatchObject([{ path: 'from' }]);
  expect(await faults({ events: day, simulate: false })).toMatchObject([{ path: 'simulate' }]);
  expect(await faults({})).toMatchObject([{ path: 'from' }]);
  expect(await faults({ events: 'x'.repeat(4_000_001) })).toMatchObject([{ path: 'events' }]);
});

test('what only the simulation can refuse is told by its line as well', async () => {
  const { state, simulation } = await simulated(bea, {
    events: text(ready(0, 'paula'), capture(1, 'S-1'), capture(2, 'S-2', { worktype: 'leed' })),
  });
  expect({ state, simulation }).toMatchObject({
    state: 'done',
    simulation: {
      failure: 'INPUT_REFUSED',
      errors: [{ line: 3, path: 'item.worktype', value: 'leed', allowed: ['lead'] }],
    },
  });
  expect(await kept()).toBe(0);
});

test('it is given up by who asked for it and by nobody else: its lines are gone, and its process has nothing to tell', async () => {
  const { id } = await simulated(bea, { events: day });
  const open = `update dry_run set state = 'queued', ended_at = null, seen_at = null, attempt = 0, simulation = null,
    events = $2 where id = $1`;
  await api.pool.query(open, [id, day]);
  const taken = await takeDryRun(api.pool);
  await api.call(bob, 'delete', `${PATH}/${id}`).expect(404);
  await api.call(bea, 'delete', `${PATH}/${id}`).expect(204);
  expect(await kept()).toBe(0);
  if (taken) await runDryRun(api.pool, taken);
  await api.call(bea, 'get', `${PATH}/${id}`).expect(404);
});
