import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="f" targetNamespace="t"><process id="p"><manualTask id="a"/></process></definitions>`;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const viewer = { kind: 'role', key: 'case-viewer', division: 'claims', permissions: ['case:view'] };
  const documents = [
    { kind: 'case-type', key: 'plain', division: 'claims', bpmn },
    { kind: 'source', key: 'phone', division: 'claims', defaults: { worktype: 'medical-claim' } },
    viewer,
    { kind: 'grant', key: 'vic', division: 'claims', subject: 'vic', roles: ['case-viewer'] },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
});
afterAll(async () => api.stop());

test('what was said about an item of another source is read by who may see that item, and not by the source of the case', async () => {
  const started = { type: 'plain', externalId: 'case-1' };
  const { body: file } = await api.call('source:crm', 'post', '/v1/cases', started).expect(201);
  const said = (id: string, text: string) => ({ caseId: file.id, interaction: { id, channel: 'call', text } });
  const phone = await api.issuer.mint('source:phone');
  const other = claim('of-phone', { ...said('call-phone', 'of the other source'), source: 'phone' });
  await api.call(phone, 'post', '/v1/workitems', other).expect(201);
  await api.call('source:crm', 'post', '/v1/workitems', claim('of-crm', said('call-crm', 'its own'))).expect(201);
  const texts = async (user: string) => {
    const { body } = await api.call(user, 'get', `/v1/cases/${file.id}/interactions`).expect(200);
    return body.interactions.map(({ text }: { text: string }) => text).toSorted();
  };
  expect(await texts('sue')).toEqual(['its own', 'of the other source']);
  expect(await texts('source:crm')).toEqual(['its own']);
  // Cases are his to see, items are not.
  expect(await texts(await api.issuer.mint('vic'))).toEqual([]);
});
