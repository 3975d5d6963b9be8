import { startTestApi, type TestApi } from './test-api';

const IBAN = 'DE02Qx7vErikaZw9';
const text = { type: 'string' };
const mine = { ...text, personal: true };

const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="f" targetNamespace="t"><process id="p"><manualTask id="a"/></process></definitions>`;
const division = { kind: 'division', key: 'claims' };
const kinds = {
  worktype: { kind: 'worktype', key: 'claim', division: 'claims', referencePrefix: 'CLM', queue: 'work' },
  'case-type': { kind: 'case-type', key: 'file', division: 'claims', bpmn },
};
const version = (properties: object, kind: keyof typeof kinds = 'worktype') => ({
  ...kinds[kind],
  attributes: { type: 'object', properties },
});

let api: TestApi;
let otto: string;
beforeAll(async () => {
  api = await startTestApi();
  otto = await api.issuer.mint('otto');
  await publish(
    division,
    { kind: 'queue', key: 'work', division: 'claims' },
    { kind: 'source', key: 'crm', division: 'claims' },
    { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
    { kind: 'grant', key: 'otto', division: 'claims', subject: 'otto', roles: ['auditor'] },
  );
});
afterAll(() => api?.stop());

const publish = async (...documents: object[]) =>
  void (await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200));

const captured: string[] = [];
async function capture(attributes: object): Promise<string> {
  const item = { source: 'crm', externalId: `item-${captured.length}`, worktype: 'claim', attributes };
  const { id } = (await api.call('source:crm', 'post', '/v1/workitems', item).expect(201)).body;
  captured.push(id);
  return id;
}

const seenBy = async (user: string, id: string) =>
  (await api.call(user, 'get', `/v1/workitems/${id}`).expect(200)).body.attributes;

test('what was marked stays masked when versions after it do not know the attribute, however many there are', async () => {
  await publish(version({ Iban: mine, Amount: { type: 'number' } }));
  const id = await capture({ Iban: IBAN, Amount: 5 });
  for (const properties of [{ Amount: { type: 'number' } }, { Amount: text }, { Amount: text, Other: text }]) {
    await publish(version(properties));
    expect(await seenBy(otto, id)).toEqual({ Iban: '***', Amount: 5 });
  }
  expect(await seenBy('sue', id)).toMatchObject({ Iban: IBAN });
  const answers = [`/v1/workitems`, `/v1/workitems/${id}/history`, `/v1/workitems/${id}/explanation`, '/v1/audit'];
  for (const path of answers) {
    const answer = await api.call(otto, 'get', path).expect(200);
    expect({ path, text: answer.text }).toEqual({ path, text: expect.not.stringContaining(IBAN) });
  }
  const headers = { authorization: `Bearer ${otto}`, accept: 'text/csv' };
  const file = await (await fetch(`${api.origin}/v1/workitems`, { headers })).text();
  expect([file.includes('CLM-000001'), file.includes(IBAN)]).toEqual([true, false]);
  const search = await api.call(otto, 'get', `/v1/workitems?attribute=Iban%3D${IBAN}`).expect(403);
  expect(search.body.detail).toContain('personal:view');
});

test('a worktype that was taken away and came back without the attribute keeps what it had marked', async () => {
  await publish(version({ Phone: mine }));
  const id = await capture({ Phone: IBAN });
  for (const each of captured) await api.call('sue', 'post', `/v1/workitems/${each}/actions/cancel`, {}).expect(200);
  await publish(version({}));
  await api.call('admin', 'delete', '/v1/config/worktypes/claim?division=claims').expect(204);
  expect(await seenBy(otto, id)).toEqual({ Phone: '***' });
  await publish(version({}));
  expect(await seenBy(otto, id)).toEqual({ Phone: '***' });
});

test('a version that knows the attribute and does not mark it ends its mark, also when it is forgotten again', async () => {
  await publish(version({ City: mine }));
  const id = await capture({ City: IBAN });
  await publish(version({}));
  expect(await seenBy(otto, id)).toEqual({ City: '***' });
  await publish(version({ City: text }));
  expect(await seenBy(otto, id)).toEqual({ City: IBAN });
  await publish(version({}));
  expect(await seenBy(otto, id)).toEqual({ City: IBAN });
});

test('a case type that no longer knows what it had marked masks it in its whole division', async () => {
  await publish(version({ Street: mine }, 'case-type'), version({ Street: text }));
  const id = await capture({ Street: IBAN });
  expect(await seenBy(otto, id)).toEqual({ Street: '***' });
  await publish(version({}, 'case-type'));
  expect(await seenBy(otto, id)).toEqual({ Street: '***' });
});

test('what a form marks is masked as what the attributes mark, and a mark that would mask nothing is refused there as well', async () => {
  const form = (of: object) => ({ ...version({}), form: { type: 'object', properties: { Fax: of } } });
  await publish(form(mine));
  const id = await capture({ Fax: IBAN });
  expect(await seenBy(otto, id)).toEqual({ Fax: '***' });
  await publish(form(text));
  expect(await seenBy(otto, id)).toEqual({ Fax: '***' });
  const documents = [form({ type: 'array', items: mine })];
  const { body } = await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(400);
  expect(body.errors).toMatchObject([{ path: 'documents[0].form.properties.Fax.items.personal' }]);
});

test('what a form marks that is said in the model, or at a step of a plan, is masked as well', async () => {
  const form = JSON.stringify({ type: 'object', properties: { Badge: mine } }).replaceAll('"', '&quot;');
  const asks = bpmn
    .replace('<manualTask id="a"/>', `<userTask id="a" c:worktype="claim" c:form="${form}"/>`)
    .replace('id="f"', 'id="f" xmlns:c="urn:casewright:bpmn"');
  const schema = { type: 'object', properties: { Plate: mine } };
  const plan = { stages: [{ name: 'Ask', steps: [{ form: 'Plate', queue: 'work', schema }] }] };
  const { bpmn: _, ...planned } = { ...kinds['case-type'], key: 'planned', plan };
  await publish(version({}), { ...kinds['case-type'], key: 'asks', bpmn: asks }, planned);
  const id = await capture({ Badge: IBAN, Plate: IBAN, Amount: 5 });
  expect(await seenBy(otto, id)).toEqual({ Badge: '***', Plate: '***', Amount: 5 });
  expect(await seenBy('sue', id)).toMatchObject({ Badge: IBAN, Plate: IBAN });
  await publish({ ...kinds['case-type'], key: 'asks' });
  expect(await seenBy(otto, id)).toMatchObject({ Badge: '***' });
});
