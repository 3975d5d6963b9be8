import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let claims: string;
beforeAll(async () => {
  api = await startTestApi();
  claims = await readFile(join(projectRoot, 'examples', 'claims.yaml'), 'utf8');
});
afterAll(async () => api.stop());

async function count(sql: string): Promise<number> {
  const { rows } = await api.pool.query<{ count: number }>(`select count(*)::int as count from ${sql}`);
  return rows[0]?.count ?? -1;
}

test('a dry run tells what would happen and changes nothing', async () => {
  const { body } = await api
    .call('admin', 'post', '/v1/config/apply?dryRun=true')
    .type('application/yaml')
    .send(claims)
    .expect(200);
  expect(new Set(body.applied.map(({ change }: { change: string }) => change))).toEqual(new Set(['created']));
  expect(body.dryRun).toBe(true);
  expect(await count('config_version')).toBe(0);
});

test('an example applies as it stands; again it is unchanged, in any order of its keys', async () => {
  const first = await api.apply('admin', claims).expect(200);
  expect(first.body.applied[0]).toEqual({ kind: 'division', key: 'claims', version: 1, change: 'created' });
  const second = await api.apply('admin', claims).expect(200);
  expect(new Set(second.body.applied.map(({ change }: { change: string }) => change))).toEqual(new Set(['unchanged']));
  const turned = await api
    .apply('admin', 'order: longest-idle\ndivision: claims\nname: Claims\nkey: claims\nkind: queue\n')
    .expect(200);
  expect(turned.body.applied).toEqual([{ kind: 'queue', key: 'claims', version: 1, change: 'unchanged' }]);
  expect(await count('ledger_agent where active')).toBe(3);
  expect(await count(`ledger_queue where emergency`)).toBe(1);
  expect(await count(`endpoint_secret where secret like 'whsec_%'`)).toBe(2);
});

test('all or nothing: one fault, and every fault is told with path, document and line', async () => {
  const yaml = [
    'kind: queue',
    'key: new-queue',
    'division: claims',
    '---',
    '# a comment',
    'kind: agent',
    'key: dora',
    'division: claims',
    'queues: [nowhere]',
    '---',
    'kind: colour',
    'key: red',
  ].join('\n');
  const { body } = await api.apply('admin', yaml).expect(400);
  expect(body.errors).toEqual([
    expect.objectContaining({ path: 'documents[2].kind', code: 'UNKNOWN_KIND', value: 'colour', line: 11 }),
  ]);
  const named = await api.apply('admin', yaml.split('\n').slice(0, 9).join('\n')).expect(400);
  expect(named.body.errors).toEqual([
    expect.objectContaining({
      path: 'documents[1].queues[0]',
      code: 'UNKNOWN_REFERENCE',
      value: 'nowhere',
      key: 'dora',
      line: 6,
    }),
  ]);
  expect(await count(`config_current where key = 'new-queue'`)).toBe(0);
});

test.each([
  ['no YAML', 'kind: [', 'INVALID_YAML'],
  ['a key twice', 'kind: queue\nkind: queue\n', 'INVALID_YAML'],
  [
    'a billion laughs',
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`,
    'INVALID_YAML',
  ],
  ['endless nesting', `a: ${'['.repeat(50_000)}`, 'INVALID_YAML'],
  ['nothing', '---\n---\n', 'INVALID_INPUT'],
  ['a prototype', 'kind: queue\nkey: q\n__proto__: { a: 1 }\n', 'INVALID_INPUT'],
])('refuses %s', async (_, yaml, code) => {
  const { body } = await api.apply('admin', yaml).expect(400);
  expect(body.code).toBe(code);
});

test.each([
  ['http://crm.example/', 'HTTPS_ONLY', 'http:'],
  ['https://0x7f.1/', 'UNCLEAR_HOST', '0x7f.1'],
  ['https://169.254.169.254/', 'ADDRESS_FORBIDDEN', '169.254.169.254'],
])('an address that may not be called is refused with its path: %s', async (url, code, value) => {
  const webhook = { kind: 'webhook', key: 'out', division: 'claims', url, events: ['overdue'] };
  const source = { kind: 'source', key: 'out', division: 'claims', sync: { url } };
  const answer = await api.call('admin', 'post', '/v1/config/apply', { documents: [webhook, source] }).expect(400);
  expect(answer.body.errors).toMatchObject([
    { path: 'documents[0].url', kind: 'webhook', key: 'out', code, value, allowed: expect.any(String) },
    { path: 'documents[1].sync.url', kind: 'source', key: 'out', code, value, allowed: expect.any(String) },
  ]);
});

test('a name that leads to a port of this installation is refused', async () => {
  const url = `http://localhost:${new URL(api.databaseUrl).port}/`;
  const document = { kind: 'webhook', key: 'out', division: 'claims', url, events: ['overdue'] };
  const answer = await api.call('admin', 'put', '/v1/config/webhooks/out', document).expect(400);
  expect(answer.body.errors).toMatchObject([{ path: 'documents[0].url', code: 'PORT_FORBIDDEN' }]);
});

test('one document: put, read, versions, delete', async () => {
  const put = await api.call('admin', 'put', '/v1/config/queues/extra?division=claims', { name: 'Extra' }).expect(201);
  expect(put.body).toEqual({ kind: 'queue', key: 'extra', version: 1, change: 'created' });
  await api.call('admin', 'put', '/v1/config/queues/extra?division=claims', { name: 'More' }).expect(200);
  const read = await api.call('admin', 'get', '/v1/config/queues/extra').expect(200);
  expect(read.body).toMatchObject({
    kind: 'queue',
    division: 'claims',
    version: 2,
    publishedBy: 'admin',
    document: { name: 'More' },
  });
  const versions = await api.call('admin', 'get', '/v1/config/queues/extra/versions').expect(200);
  expect(versions.body.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  const mismatch = await api
    .call('admin', 'put', '/v1/config/queues/extra?division=claims', { key: 'other' })
    .expect(400);
  expect(mismatch.body.errors[0]).toMatchObject({ code: 'MISMATCH', allowed: 'extra' });
  await api.call('admin', 'delete', '/v1/config/queues/extra').expect(204);
  await api.call('admin', 'get', '/v1/config/queues/extra').expect(404);
  const back = await api.call('admin', 'put', '/v1/config/queues/extra?division=claims', { name: 'Back' }).expect(201);
  expect(back.body.version).toBe(3);
});

test('what others need is not deleted', async () => {
  for (const path of [
    'queues/claims',
    'skills/adjuster',
    'routing-plans/claim-large',
    'divisions/claims',
    'capacity-profiles/back-office',
  ]) {
    const { body } = await api.call('admin', 'delete', `/v1/config/${path}`).expect(409);
    expect(body.code).toBe('IN_USE');
    expect(body.errors.length).toBeGreaterThan(0);
  }
  await api.call('admin', 'post', '/v1/workitems', claim('in-use')).expect(201);
  expect((await api.call('admin', 'delete', '/v1/config/sources/crm').expect(409)).body.code).toBe('IN_USE');
});

test('presence and load survive an apply; capacity follows the profile', async () => {
  await api.call('ana', 'put', '/v1/agents/ana/presence', { presence: 'ready' }).expect(200);
  await api
    .call('admin', 'put', '/v1/config/capacity-profiles/back-office?division=claims', { max: { workitem: 5 } })
    .expect(200);
  const { body } = await api.call('ana', 'get', '/v1/agents/ana/work').expect(200);
  expect(body).toMatchObject({ presence: { state: 'ready' }, capacity: { workitem: { max: 5 } } });
  await api.call('admin', 'delete', '/v1/config/agents/ben').expect(204);
  await api.call('sue', 'get', '/v1/agents/ben/work').expect(404);
});

test('a changed rule holds from the next capture on, in every process', async () => {
  const second = await api.startSecond();
  try {
    const worktype = (await api.call('admin', 'get', '/v1/config/worktypes/medical-claim').expect(200)).body.document;
    await api
      .call('admin', 'put', '/v1/config/worktypes/medical-claim?division=claims', {
        ...worktype,
        priority: { ...worktype.priority, min: 300 },
      })
      .expect(200);
    const here = await api.call('admin', 'post', '/v1/workitems', claim('rule-1')).expect(201);
    expect(here.body.priority).toBe(300);
    const token = await api.issuer.mint('admin');
    let priority = 0;
    for (let tries = 0; priority !== 300 && tries < 2_000; tries += 1) {
      const answer = await fetch(`http://127.0.0.1:${second.port}/v1/workitems`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(claim(`rule-there-${tries}`)),
      });
      priority = ((await answer.json()) as { priority: number }).priority;
    }
    expect(priority).toBe(300);
  } finally {
    await second.stop();
  }
});

test('an administrator configures his own division and no other', async () => {
  await api
    .apply('admin', 'kind: division\nkey: sales\n---\nkind: agent\nkey: adam\ndivision: claims\nroles: [admin]\n')
    .expect(200);
  const adam = await api.issuer.mint('adam');
  await api.apply(adam, 'kind: queue\nkey: adams\ndivision: claims\n').expect(200);
  await api.apply(adam, 'kind: division\nkey: claims\nname: Our claims\n').expect(200);
  const faults: [string, string][] = [
    ['kind: queue\nkey: theirs\ndivision: sales\n', 'UNKNOWN_REFERENCE'],
    ['kind: division\nkey: brand-new\n', 'FORBIDDEN_DIVISION'],
    ['kind: division\nkey: sales\n', 'FORBIDDEN_DIVISION'],
    ['kind: division\nkey: claims\nparent: sales\n', 'FORBIDDEN'],
    ['kind: source\nkey: spy\ndivision: claims\ndivisions: [sales]\n', 'UNKNOWN_REFERENCE'],
    ['kind: agent\nkey: eve\ndivision: claims\nsubject: ana\n', 'SUBJECT_TAKEN'],
    ['kind: agent\nkey: eve\ndivision: claims\nsubject: "source:crm"\n', 'SUBJECT_TAKEN'],
  ];
  for (const [yaml, code] of faults) {
    const { body } = await api.apply(adam, yaml).expect(400);
    expect(body.errors.map((error: { code: string }) => error.code)).toContain(code);
  }
});

test('two applies at once both hold', async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      api.apply('admin', `kind: queue\nkey: parallel-${index}\ndivision: claims\n`).expect(200),
    ),
  );
  expect(await count(`config_current where key like 'parallel-%'`)).toBe(8);
});

test('a source whose item is open, and an agent who holds one, are not deleted, whatever division the item lies in', async () => {
  await api
    .apply(
      'admin',
      `
kind: division
key: region
---
kind: division
key: town
parent: region
---
kind: source
key: outside
division: region
divisions: [town]
---
kind: queue
key: desk
division: town
---
kind: worktype
key: errand
division: town
referencePrefix: ERR
queue: desk
---
kind: agent
key: rover
division: region
`,
    )
    .expect(200);
  const errand = { source: 'outside', externalId: 'e-1', worktype: 'errand', division: 'town' };
  const { body } = await api.call('admin', 'post', '/v1/workitems', errand).expect(201);
  const action = (name: string, given: object) =>
    api.call('admin', 'post', `/v1/workitems/${body.id}/actions/${name}`, given).expect(200);
  await action('assign', { agent: 'rover' });
  for (const path of ['sources/outside', 'agents/rover']) {
    expect((await api.call('admin', 'delete', `/v1/config/${path}`).expect(409)).body.code).toBe('IN_USE');
  }
  await action('cancel', {});
  for (const path of ['sources/outside', 'agents/rover'])
    await api.call('admin', 'delete', `/v1/config/${path}`).expect(204);
});
