import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../db/project-root';
import { EVENT_TEXT_AT_MOST } from '../../../domain/dry-run/event-limits';
import { applyExamples, startTestApi, type TestApi } from '../../api/test-api';

let api: TestApi;
let token: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casewright-dry-run-'));
  api = await startTestApi();
  await applyExamples(api);
  await api.apply('admin', 'kind: agent\nkey: bea\ndivision: sales\nroles: [business]\n').expect(200);
  token = await api.issuer.mint('bea');
  const attributes = { Department: 'Sales', Customer_Segment: 'Gold' };
  const item = { source: 'web', externalId: 'S-1', worktype: 'lead', attributes };
  await api.call('admin', 'post', '/v1/workitems', item).expect(201);
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true });
});

function casewright(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const env = { ...process.env, CASEWRIGHT_URL: api.origin, CASEWRIGHT_TOKEN: token };
  const command = [join(projectRoot, 'bin', 'casewright.mjs'), 'dry-run', ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { env }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const FROM = ['--from', '2026-01-01T00:00:00Z'];

test('documents of a file are tried: what moves, item by item, and what it does to waits', async () => {
  const path = join(folder, 'gold.yaml');
  writeFileSync(
    path,
    'kind: priority-scheme\nkey: gold\ndivision: sales\npoints: [{ at: 0%, level: 50% }, { at: 100%, level: 100% }]\n',
  );
  const { status, stdout } = await casewright(...FROM, '--documents', path);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^1 draft: priority-scheme\/sales\/gold$/m);
  expect(stdout).toMatch(/^1 items of sales, captured 2026-01-01T00:00:00.000Z to /m);
  expect(stdout).toMatch(/^ {2}priority {2}█+ {2}1 {2}100.0 %$/m);
  expect(stdout).toMatch(/^ {2}LEAD-\d+ +none +leads +500 -> 1 250 /m);
  expect(stdout).toMatch(/^A: as published\nB: with the drafts$/m);
  expect(stdout).toMatch(/^ {2}0 agents, Ready while the history has a sign of them\.$/m);
  const staffing = join(folder, 'staffing.json');
  const to = new Date().toISOString();
  writeFileSync(staffing, JSON.stringify([{ agent: 'paula', from: '2026-01-01T00:00:00Z', to }]));
  const staffed = await casewright(...FROM, '--documents', path, '--staffing', staffing);
  expect(staffed.stdout).toMatch(/^ {2}1 agents, Ready as given\.$/m);
  const json = await casewright(...FROM, '--documents', path, '--no-simulate', '--json');
  const lines = json.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { type: 'item', externalId: 'S-1', moved: ['priority'] },
    { type: 'dry-run', summary: { moved: 1 }, simulation: null },
  ]);
});

test('drafts are named by kind and key, with the division where it is needed; what is wrong is told with its place', async () => {
  const scheme = { points: [{ at: '0%', level: '10%' }] };
  const path = '/v1/config/priority-schemes/gold?division=sales&state=draft';
  await api.call(token, 'put', path, scheme).expect(200);
  const named = await casewright(...FROM, '--draft', 'priority-scheme/sales/gold', '--no-simulate');
  expect(named).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^1 would be something else, 0 would not\.$/m),
  });
  expect(await casewright(...FROM, '--draft', 'gold')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/--draft: "gold" names no draft \(allowed: kind\/key, or kind\/division\/key\)/),
  });
  const file = join(folder, 'bad.yaml');
  writeFileSync(file, '# a comment\nkind: queue\nkey: leads\ndivision: sales\npreferredAgents: [nobody]\n');
  expect(await casewright(...FROM, '--documents', file)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/bad\.yaml:\d+: .*preferredAgents\[0\].*"nobody"/),
  });
});

test('a file of events is simulated instead of a past period', async () => {
  const at = (minute: number) => `2026-11-23T08:${String(minute).padStart(2, '0')}:00Z`;
  const item = { source: 'web', externalId: 'E-1', worktype: 'lead', attributes: { Department: 'Sales' } };
  const lines = [
    { at: at(0), type: 'presence', agent: 'paula', presence: 'ready' },
    { at: at(1), type: 'capture', item: { ...item, handleTime: 'PT2M' } },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const file = join(folder, 'events.ndjson');
  writeFileSync(file, text);
  const told = await casewright('--events', file);
  expect(told).toMatchObject({ status: 0, stderr: expect.any(String) });
  expect(told.stdout).toMatch(/^2 lines of a file, 2026-11-23T08:00:00.000Z to 2026-11-23T08:01:00.000Z$/m);
  expect(told.stdout).toMatch(/^The file, simulated under both:$/m);
  expect(told.stdout).toMatch(/^ {2}Handle times: 1 as the file says, 0 as --handle-time says\.$/m);
  const json = await casewright('--events', file, '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ type: 'dry-run', summary: null, input: { events: 2 } });
});

test('a wrong line of the file is told with its number, and so is a file that is not there', async () => {
  const file = join(folder, 'wrong.ndjson');
  const ready = (agent: string, hour: number) =>
    JSON.stringify({ at: `2026-11-23T0${hour}:00:00Z`, type: 'presence', agent, presence: 'ready' });
  writeFileSync(file, `${ready('paula', 8)}\n\n${ready('nobody', 9)}\n{"at": 7}\n`);
  const wrong = await casewright('--events', file);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toMatch(/wrong\.ndjson:3: agent: does not exist: "nobody"/);
  expect(wrong.stderr).toMatch(/wrong\.ndjson:4: /);
  expect(await casewright('--events', join(folder, 'none'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/--events: .*none cannot be read: ENOENT/),
  });
  writeFileSync(file, ' '.repeat(EVENT_TEXT_AT_MOST + 1));
  expect(await casewright('--events', file)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/--events: .*wrong\.ndjson has more than 4000000 bytes/),
  });
});

test.each([[[]], [['--from', '2026-01-01T00:00:00Z', '--events', 'events.ndjson']]])(
  'a period or a file, one of the two is needed (%j)',
  async (args) => {
    expect(await casewright(...args)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/--from or --events: one of the two is needed/),
    });
  },
);
