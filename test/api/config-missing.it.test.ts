import { applyExamples, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let bea: string;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  await api.apply('admin', 'kind: agent\nkey: bea\ndivision: claims\nroles: [business]\n').expect(200);
  bea = await api.issuer.mint('bea');
});
afterAll(async () => api.stop());

test('what there is not is named as it was asked for, whether there is none or it is out of reach', async () => {
  const path = '/v1/config/queues/claims';
  const detail = async (user: string, method: 'get' | 'post', at: string, body?: object) =>
    (await api.call(user, method, at, body).expect(404)).body.detail as string;
  expect(await detail('admin', 'post', `${path}/publish`, {})).toBe('There is no draft of queue claims');
  expect(await detail('admin', 'get', `${path}?state=draft`)).toBe('There is no draft of queue claims');
  expect(await detail('admin', 'get', `${path}/versions/99`)).toBe('There is no version 99 of queue claims');
  expect(await detail('admin', 'get', `${path}/diff?from=1`)).toBe('There is no draft of queue claims');
  expect(await detail('admin', 'post', `${path}/rollback`, { version: 99 })).toBe(
    'There is no version 99 of queue claims',
  );
  for (const [user, division] of [
    ['admin', 'nowhere'],
    [bea, 'sales'],
  ] as const) {
    const text = `There is no published queue leads in division ${division}`;
    expect(await detail(user, 'get', `/v1/config/queues/leads?division=${division}`)).toBe(text);
  }
  const { body } = await api.call('admin', 'get', '/v1/config/queue/claims').expect(404);
  expect(body).toMatchObject({ detail: 'There is no kind queue', allowed: expect.arrayContaining(['queues']) });
});

test('a document that says no division is told which there are, and one that is still named by which words', async () => {
  const { body } = await api.call('admin', 'put', '/v1/config/queues/fresh?state=draft', {}).expect(400);
  expect(body.errors).toMatchObject([
    { path: 'division', code: 'REQUIRED', allowed: expect.arrayContaining(['claims']) },
  ]);
  const used = await api.call('admin', 'delete', '/v1/config/queues/emergency-backlog?division=claims').expect(409);
  const { errors } = used.body as { errors: { message: string }[] };
  expect(errors.map(({ message }) => message)).toContain('still names "emergency-backlog"');
});
