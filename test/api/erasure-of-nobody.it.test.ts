import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(() => api.stop());

const absent = '01a21efc-f82c-748f-8fae-eb8c97139854';

test('an erasure that finds nobody proves nothing: the name of the attribute may be wrong', async () => {
  const body = { division: 'claims', attributes: { Case_IDD: '1' } };
  const { body: erasure } = await api.call('admin', 'post', '/v1/erasures', body).expect(202);
  expect(erasure).toMatchObject({ items: 0, cases: 0 });
  const { body: verified } = await api.call('admin', 'get', `/v1/erasures/${erasure.id}/verification`).expect(200);
  expect(verified).toEqual({ isProven: false, left: [], waiting: 0 });
});

test('items and cases that are not there are named, one by one, and nothing is erased', async () => {
  const { body: item } = await api.call('source:crm', 'post', '/v1/workitems', claim('here')).expect(201);
  const named = { division: 'claims', items: [item.id, absent], cases: [absent] };
  for (const path of ['/v1/erasures', '/v1/erasures?preview=true']) {
    const { body } = await api.call('admin', 'post', path, named).expect(400);
    expect(body.errors).toEqual([
      { path: 'items[1]', message: 'does not exist', code: 'UNKNOWN_REFERENCE', value: absent },
      { path: 'cases[0]', message: 'does not exist', code: 'UNKNOWN_REFERENCE', value: absent },
    ]);
  }
  expect((await api.call('admin', 'get', '/v1/erasures').expect(200)).body.erasures).toHaveLength(1);
  await api.call('admin', 'post', '/v1/erasures', { division: 'claims', items: [item.id.toUpperCase()] }).expect(202);
});
