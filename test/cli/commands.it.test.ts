import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { projectRoot } from '../../db/project-root';
import { startStack, type RunningStack } from '../support/start-stack';

const secret = `whsec_${randomBytes(24).toString('base64')}`;

let stack: RunningStack;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'casewright-commands-'));
  stack = await startStack({ env: { CASEWRIGHT_SECRET_CLAIMS__PORTAL: secret } });
});
afterAll(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true });
});

/** Runs the real `casewright` command as the administrator. */
function casewright(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const env = { ...process.env, CASEWRIGHT_URL: `${stack.ready.api}/v1`, CASEWRIGHT_TOKEN: stack.ready.tokens.admin };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(projectRoot, 'bin', 'casewright.mjs'), ...args],
      { env },
      (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('the examples apply as they stand, a dry run before changes nothing, and a second time neither', async () => {
  const examples = join(projectRoot, 'examples');
  const dry = await casewright('apply', '--dry-run', examples);
  expect(dry).toMatchObject({ status: 0, stdout: expect.stringMatching(/it would be: (\d+) created, 0 updated/) });
  expect(await casewright('apply', examples)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+ created, 0 updated, 0 unchanged\.$/m),
  });
  const again = await casewright('apply', '--json', examples);
  const { applied } = JSON.parse(again.stdout) as { applied: { change: string }[] };
  expect(new Set(applied.map(({ change }) => change))).toEqual(new Set(['unchanged']));
});

test('a calendar is shown as it is published and as a file would have it; what could not be published says where', async () => {
  const published = await casewright('calendar', 'office', '--from', '2026-12-24', '--days', '3');
  expect(published.status).toBe(0);
  expect(published.stdout).toMatch(/^Calendar office of sales, Europe\/Berlin: open .* on \d of 3 days\nday /);
  expect(published.stdout.match(/^(Thu|Fri|Sat) 2026-12-2\d /gm)).toHaveLength(3);
  const head = 'kind: calendar\nkey: office\ndivision: sales\ntimeZone: Europe/Berlin\n';
  const good = file('office.yaml', `${head}hours: { thu: ["10:00-12:30"] }\n`);
  const given = await casewright('calendar', 'office', '--file', good, '--from', '2026-12-24', '--days', '3', '--json');
  expect(JSON.parse(given.stdout)).toMatchObject({ openMinutes: 150, days: [{ openMinutes: 150 }, {}, {}] });
  const bad = file('late.yaml', `${head}hours: { thu: ["17:00-09:00"] }\n`);
  const refused = await casewright('calendar', 'office', '--file', bad);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('late.yaml:1: calendar office, hours.thu[0]: is not a span of hours');
});

test('what is exported is planned and applied as unchanged; a plan shows paths, and a prune takes away the rest', async () => {
  const out = join(folder, 'exported');
  expect(await casewright('export', out)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+ documents in /),
  });
  const nothing = /^Nothing was changed; it would be: 0 created, 0 updated, \d+ unchanged\.\nTo apply this/;
  expect(await casewright('apply', '--plan', '--prune', out)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(nothing),
  });
  const queues = join(out, 'claims', 'queues.yaml');
  const text = readFileSync(queues, 'utf8');
  writeFileSync(
    queues,
    `${text.replace('order: longest-idle', 'order: least-loaded')}---\nkind: queue\nkey: brief\ndivision: claims\n`,
  );
  const plan = await casewright('apply', '--plan', out);
  expect(plan.stdout).toMatch(/^~ queue claims \(version 2\)\n {4}~ order: "longest-idle" -> "least-loaded"$/m);
  expect(plan.stdout).toMatch(/^\+ queue brief$/m);
  const revision = /--revision (\d+)$/m.exec(plan.stdout)?.[1] ?? '';
  expect(await casewright('apply', '--note', 'as tried', '--revision', revision, out)).toMatchObject({ status: 0 });
  expect(await casewright('apply', '--revision', revision, out)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('CONFLICT'),
  });
  writeFileSync(queues, text);
  expect((await casewright('apply', '--plan', '--prune', out)).stdout).toMatch(/^- queue brief$/m);
  expect(await casewright('apply', '--prune', out)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/0 created, 1 updated, \d+ unchanged, 1 deleted\.$/m),
  });
  // Left over of the division: gone with the next export. Written by somebody: left alone.
  writeFileSync(join(out, 'claims', 'workbins.yaml'), readFileSync(queues, 'utf8'));
  expect(await casewright('export', '--division', 'claims', out)).toMatchObject({ status: 0 });
  expect(() => readFileSync(join(out, 'claims', 'workbins.yaml'))).toThrow(/ENOENT/);
  writeFileSync(queues, `# mine\n${text}`);
  expect(await casewright('export', out)).toMatchObject({ status: 1, stderr: expect.stringContaining('left alone') });
  const onFile = await casewright('export', join(file('no-folder', ''), 'below'));
  expect(onFile).toMatchObject({ status: 1, stderr: expect.stringMatching(/^.*no-folder.below cannot be written: /) });
  expect(onFile.stderr).not.toMatch(/^ +at /m);
  expect(readFileSync(queues, 'utf8')).toMatch(/^# mine/);
});

test('a document that is refused is named with its file, line and path', async () => {
  const claims = readFileSync(join(projectRoot, 'examples', 'claims.yaml'), 'utf8').replace(
    'order: longest-idle',
    'order: tallest',
  );
  const path = file('tallest.yaml', claims);
  expect(await casewright('apply', path)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/Nothing was applied[^]*tallest\.yaml:\d+: queue claims, order: /),
  });
});

test('webhooks of the example source capture, amend and withdraw a claim, each once', async () => {
  const send = async (type: string, claim: object) => {
    const body = JSON.stringify({ type, claim: { number: 4711, ...claim }, reason: 'paid' });
    const now = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': type,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(type, now, body),
    };
    const answer = await fetch(`${stack.ready.api}/v1/sources/portal/inbound`, { method: 'POST', headers, body });
    return [answer.status, ((await answer.json()) as { state: string }).state];
  };
  const open = { amount: 250, opened: new Date().toISOString(), customer: { name: 'Ada' } };
  for (const [type, claim] of [
    ['claim.opened', open],
    ['claim.amended', { ...open, amount: 900 }],
    ['claim.withdrawn', {}],
    ['claim.withdrawn', {}],
  ] as const) {
    expect([type, await send(type, claim)]).toEqual([type, [200, 'done']]);
  }
  const authorization = `Bearer ${stack.ready.tokens.admin}`;
  const found = await fetch(`${stack.ready.api}/v1/workitems?source=portal`, { headers: { authorization } });
  expect(await found.json()).toMatchObject({
    items: [{ externalId: '4711', name: 'Claim of Ada', state: 'cancelled', attributes: { Claim_Value: 900 } }],
  });
});

test('a CSV file is captured; again all is known; a wrong line fails alone and is named', async () => {
  const csv = file(
    'leads.csv',
    'externalId,name,Product,Deal_Value\nT-1,"One, quoted",Gold,1200.50\nT-2,Two,Silver,many\nT-3,Three,Gold,7\n',
  );
  const first = await casewright('capture', '--source', 'web', '--worktype', 'lead', csv);
  expect(first).toMatchObject({
    status: 1,
    stdout: '2 new, 0 known, 1 failed\n',
    stderr: expect.stringMatching(/^line 3 \(T-2\): attributes\.Deal_Value: /m),
  });
  const again = await casewright('capture', '--source', 'web', '--worktype', 'lead', '--json', csv);
  expect(JSON.parse(again.stdout)).toMatchObject({ new: 0, known: 2, failed: 1, failures: [{ line: 3 }] });
});

test('a mapping reads other columns; a dry run of it takes nothing in', async () => {
  const csv = file('other.csv', '\ufeffNo;Last name;Value\r\n1;Ada;12\r\n2;Bob;much\r\n1;Again;13\r\n');
  const mapping = file(
    'mapping.yaml',
    'externalId: \'"MAP-" + payload.No\'\nname: get value(payload, "Last name")\nattributes: { Deal_Value: payload.Value }\n',
  );
  const args = ['capture', '--source', 'web', '--worktype', 'lead', '--mapping', mapping];
  const dry = await casewright(...args, '--dry-run', csv);
  expect(dry).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(
      /^1 new, 1 known, 1 failed; nothing was captured[^]*line 2 \(MAP-1\): lead into leads/,
    ),
    stderr: expect.stringMatching(/^line 3 \(MAP-2\): column Value: attributes\.Deal_Value: /m),
  });
  expect(await casewright(...args, csv)).toMatchObject({ stdout: '1 new, 1 known, 1 failed\n' });
  const bad = file('bad.yaml', 'externalId: nowhere.id\n');
  expect(await casewright(...args.slice(0, -1), bad, csv)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/bad\.yaml is no mapping:\nexternalId: .*"nowhere"/),
  });
});

test('the leads that ship as an example are all taken in', async () => {
  const leads = join(projectRoot, 'examples', 'leads.csv');
  const captured = await casewright('capture', '--source', 'web', '--worktype', 'lead', leads);
  expect(captured).toMatchObject({ status: 0, stdout: expect.stringMatching(/^[1-9]\d* new, 0 known, 0 failed\n$/) });
});

test('an NDJSON file is captured, and a malformed line costs that line only', async () => {
  const ndjson = file(
    'leads.ndjson',
    '{"externalId":"N-1","worktype":"lead"}\n\n{"externalId":\n{"externalId":"N-2","worktype":"lead"}\n',
  );
  expect(await casewright('capture', '--source', 'web', ndjson)).toMatchObject({
    status: 1,
    stdout: '2 new, 0 known, 1 failed\n',
    stderr: expect.stringMatching(/^line 3: not a JSON object/m),
  });
});

test.each([
  [['capture', '--source', 'nobody', '--worktype', 'lead', 'leads.csv'], /source nobody: There is no such object/],
  [['capture', '--source', 'web', '--worktype', 'nothing', 'leads.csv'], /worktype: does not exist: "nothing"/],
  [['capture', '--source', 'web', 'missing.csv'], /There is no file/],
  [['apply', 'missing.yaml'], /There is no file or folder/],
])('%j is refused in words', async (args, words) => {
  const placed = [...args.slice(0, -1), join(folder, args.at(-1) ?? '')];
  expect(await casewright(...placed)).toMatchObject({ status: 1, stderr: expect.stringMatching(words) });
});
