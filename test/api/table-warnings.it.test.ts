import { applyExamples, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(async () => api.stop());

test('faults of a table are told with its draft, with a dry run and with its publication', async () => {
  const path = '/v1/config/decisions/unsure?division=claims';
  const table = { hitPolicy: 'UNIQUE', inputs: ['attributes.X'], outputs: ['minPriority'] };
  const rules = [
    ['< 10', 1],
    ['>= 10', 2],
    ['[8..9]', 3],
  ];
  const warnings = [
    { path: 'documents[0].rules[0]', code: 'TABLE_OVERLAP', kind: 'decision', key: 'unsure', value: { X: 8 } },
  ];
  const draft = await api.call('admin', 'put', `${path}&state=draft`, { ...table, rules }).expect(200);
  expect(draft.body).toMatchObject({ problems: [], warnings });
  const document = { kind: 'decision', key: 'unsure', division: 'claims', ...table, rules };
  const planned = { documents: [document] };
  const plan = await api.call('admin', 'post', '/v1/config/apply?dryRun=true', planned).expect(200);
  expect(plan.body).toMatchObject({ dryRun: true, warnings });
  const { body } = await api.call('admin', 'post', '/v1/config/decisions/unsure/publish', {}).expect(200);
  expect(body).toMatchObject({ applied: [{ change: 'created' }], warnings });
});
