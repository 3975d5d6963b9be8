import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { startTestApi, type TestApi } from './test-api';

let api: TestApi;
let adam: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.apply('admin', await readFile(join(projectRoot, 'examples', 'claims.yaml'), 'utf8')).expect(200);
  const more = [
    'kind: agent\nkey: adam\ndivision: claims\nroles: [admin]\n',
    'kind: division\nkey: sales\n',
    'kind: queue\nkey: gone\ndivision: sales\n',
  ];
  await api.apply('admin', more.join('---\n')).expect(200);
  adam = await api.issuer.mint('adam');
});
afterAll(async () => api.stop());

const path = '/v1/config/queues/gone?division=claims';
const deleted = async (user: string, query = '') =>
  (await api.call(user, 'get', `/v1/config/queues?state=deleted${query}`).expect(200)).body.deleted;

test('what was taken away is listed until it comes back, to those who reach its division', async () => {
  await api.call('admin', 'put', path, { name: 'First' }).expect(201);
  await api.call('admin', 'put', path, { name: 'Second' }).expect(200);
  expect(await deleted(adam)).toEqual([]);
  await api.call(adam, 'delete', `${path}&note=not%20needed`).expect(204);
  await api.call('admin', 'delete', '/v1/config/queues/gone?division=sales').expect(204);
  const mine = {
    kind: 'queue',
    division: 'claims',
    key: 'gone',
    name: 'Second',
    version: 2,
    deletedAt: expect.any(String),
    deletedBy: 'adam',
    deletionNote: 'not needed',
  };
  expect(await deleted(adam)).toEqual([mine]);
  expect(await deleted('admin')).toMatchObject([mine, { division: 'sales', name: null, deletedBy: 'admin' }]);
  expect(await deleted('admin', '&division=sales')).toMatchObject([{ division: 'sales' }]);
  const all = await api.call(adam, 'get', '/v1/config?state=deleted').expect(200);
  expect(all.body.deleted).toEqual([mine]);
  const skills = await api.call(adam, 'get', '/v1/config/skills?state=deleted').expect(200);
  expect(skills.body.deleted).toEqual([]);

  await api.call(adam, 'put', `${path}&state=draft`, { name: 'Again' }).expect(200);
  expect(await deleted(adam)).toEqual([mine]);
  const back = { version: 1, basedOn: 0, note: 'needed' };
  await api.call(adam, 'post', '/v1/config/queues/gone/rollback?division=claims', back).expect(200);
  expect(await deleted(adam)).toEqual([]);
});

test('a draft that has another form tells what it names in vain as well; so does an apply', async () => {
  const body = { order: 'tallest', preferredAgents: ['nobody'] };
  const both = [
    { path: 'documents[0].order', code: 'NOT_ALLOWED' },
    { path: 'documents[0].preferredAgents[0]', code: 'UNKNOWN_REFERENCE', value: 'nobody' },
  ];
  const draft = await api.call(adam, 'put', '/v1/config/queues/both?division=claims&state=draft', body).expect(200);
  expect(draft.body.problems).toMatchObject(both);
  const queue = 'kind: queue\nkey: both\ndivision: claims\norder: tallest\npreferredAgents: [nobody]\n';
  expect((await api.apply(adam, queue).expect(400)).body.errors).toMatchObject(both);
  const agent = '---\nkind: agent\nkey: nobody\ndivision: claims\n';
  expect((await api.apply(adam, queue + agent).expect(400)).body.errors).toMatchObject(both.slice(0, 1));
});

test('of a division out of reach the form is told, and nothing of what there is in it', async () => {
  const queue = 'kind: queue\nkey: both\ndivision: sales\norder: tallest\npreferredAgents: [nobody]\n';
  const { body } = await api.apply(adam, queue).expect(400);
  expect(body.errors).toMatchObject([{ path: 'documents[0].order', code: 'NOT_ALLOWED' }]);
  expect(body.errors).toHaveLength(1);
});
