import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { configKinds } from '../../domain/config/documents';
import { startTestApi, type TestApi } from './test-api';
import { EARLY } from '../cases/models';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => api.stop());

test('what is exported applies again as unchanged: every example, and a document of every kind', async () => {
  for (const file of ['claims', 'leads', 'blended', 'inbound', 'alerts']) {
    await api.apply('admin', await readFile(join(projectRoot, 'examples', `${file}.yaml`), 'utf8')).expect(200);
  }
  const rest = [
    {
      kind: 'decision',
      key: 'drawn',
      division: 'claims',
      dmn: await readFile(join(projectRoot, 'test', 'domain', 'config', 'fixtures', 'claim-routing.dmn'), 'utf8'),
    },
    { kind: 'case-type', key: 'drawn', division: 'claims', bpmn: EARLY },
    {
      kind: 'lookup',
      key: 'customer',
      division: 'claims',
      url: 'https://crm.example/customers/{Customer_ID}',
      attributes: { Segment: 'payload.segment' },
    },
    { kind: 'role', key: 'reader', division: 'claims', permissions: ['config:view'] },
    { kind: 'grant', key: 'gus', division: 'claims', subject: 'gus', roles: ['reader'] },
    { kind: 'group', key: 'seniors', division: 'claims', agents: ['ana'] },
    { kind: 'workbin', key: 'seniors', division: 'claims', type: 'group', group: 'seniors' },
    {
      kind: 'calendar',
      key: 'office',
      division: 'claims',
      timeZone: 'Europe/Berlin',
      hours: { mon: ['09:00-17:00'] },
    },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents: rest }).expect(200);
  const { body } = await api.call('admin', 'get', '/v1/config').expect(200);
  expect(new Set(body.documents.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(configKinds));
  const again = await api.call('admin', 'post', '/v1/config/apply?prune=true', body).expect(200);
  expect(again.body.applied).toHaveLength(body.documents.length);
  expect(again.body.applied.filter(({ change }: { change: string }) => change !== 'unchanged')).toEqual([]);
});

test('an apply that prunes takes away the rest of its divisions, and nothing that is needed', async () => {
  const north = 'kind: division\nkey: north\n---\nkind: queue\nkey: north\ndivision: north\n';
  const rest =
    '---\nkind: queue\nkey: old\ndivision: north\n---\nkind: agent\nkey: nora\ndivision: north\nqueues: [old]\n';
  await api.apply('admin', `${north}${rest}`).expect(200);
  await api
    .apply('admin', 'kind: division\nkey: south\n---\nkind: queue\nkey: elsewhere\ndivision: south\n')
    .expect(200);
  const prune = (text: string, more = '') =>
    api.call('admin', 'post', `/v1/config/apply?prune=true${more}`).type('application/yaml').send(text);
  const needed = await prune(`${north}---\nkind: agent\nkey: nora\ndivision: north\nqueues: [old]\n`).expect(409);
  expect(needed.body).toMatchObject({ code: 'IN_USE', errors: [{ path: 'documents[2].queues[0]', value: 'old' }] });
  const plan = await prune(north, '&dryRun=true').expect(200);
  expect(plan.body.applied.map(({ key, change }: { key: string; change: string }) => `${key} ${change}`)).toEqual([
    'north unchanged',
    'north unchanged',
    'nora deleted',
    'old deleted',
  ]);
  await api.call('admin', 'get', '/v1/config/agents/nora').expect(200);
  await prune(north, '&note=tidied').expect(200);
  await api.call('admin', 'get', '/v1/config/agents/nora').expect(404);
  await api.call('admin', 'get', '/v1/config/queues/elsewhere').expect(200);
  const { body } = await api.call('admin', 'get', '/v1/config/agents/nora/versions').expect(200);
  expect(body.versions).toMatchObject([{ deletedBy: 'admin', deletionNote: 'tidied' }]);
});

test('an apply that names the revision of its plan is refused when anything was published since', async () => {
  const text = 'kind: division\nkey: planned\n';
  const apply = (query: string) =>
    api.call('admin', 'post', `/v1/config/apply${query}`).type('application/yaml').send(text);
  const { revision } = (await apply('?dryRun=true').expect(200)).body;
  await api.apply('admin', 'kind: division\nkey: meanwhile\n').expect(200);
  const { body } = await apply(`?revision=${revision}`).expect(409);
  expect(body).toMatchObject({
    code: 'CONFLICT',
    errors: [{ path: 'revision', value: revision, allowed: revision + 1 }],
  });
  await apply(`?revision=${revision + 1}`).expect(200);
});

test('a table of thousands of rows is drafted and published like any other', async () => {
  const rules = Array.from({ length: 3_000 }, (_, row) => [`"${String(row).padStart(60, 'x')}"`, `"segment-${row}"`]);
  const table = { inputs: ['attributes.Code'], outputs: ['segment'], rules };
  await api.apply('admin', 'kind: division\nkey: tables\n').expect(200);
  const path = '/v1/config/decisions/long?division=tables';
  const draft = await api.call('admin', 'put', `${path}&state=draft`, table).expect(200);
  expect(draft.body.problems).toEqual([]);
  await api.call('admin', 'post', '/v1/config/decisions/long/publish', {}).expect(200);
  const more = { ...table, rules: rules.toSpliced(1_000, 0, ['"new"', '"new"']) };
  await api.call('admin', 'put', `${path}&state=draft`, more).expect(200);
  const { body } = await api.call('admin', 'get', '/v1/config/decisions/long/diff').expect(200);
  expect(body.differences).toEqual([{ path: 'rules[1000]', after: ['"new"', '"new"'] }]);
});
