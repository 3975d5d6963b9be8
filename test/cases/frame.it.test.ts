import { waitUntil } from '../../cli/dev/wait-until';
import { type CaseStage, openCaseStage } from './case-stage';

let stage: CaseStage;

beforeAll(async () => {
  stage = await openCaseStage('case-frame');
  const startCase = {
    type: 'early',
    name: '"Look after " + externalId',
    attributes: { order: 'attributes.order', because: 'event.type' },
  };
  const startOther = { type: 'claim', attributes: { payment: 'reference' } };
  const documents = [
    {
      kind: 'worktype',
      key: 'complaint',
      division: 'claims',
      referencePrefix: 'CPL',
      queue: 'open',
      eventRules: [
        { events: ['completed'], when: 'disposition = "true"', actions: [{ startCase }] },
        { events: ['noted'], actions: [{ startCase: startOther }] },
      ],
      dispositions: ['true', 'false'],
    },
  ];
  await stage.api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
});
afterAll(() => stage?.close());

const view = async (user: string, path: string) => (await stage.api.call(user, 'get', path).expect(200)).body;

async function complaint(externalId: string): Promise<string> {
  const body = { source: 'crm', externalId, worktype: 'complaint', attributes: { order: 'o-7' } };
  return (await stage.api.call('source:crm', 'post', '/v1/workitems', body).expect(201)).body.id;
}

test('a rule starts a case for an event of an item, once, and each knows of the other', async () => {
  const [right, wrong] = [await complaint('c-1'), await complaint('c-2')];
  await stage.work('ana', right, { disposition: 'true' });
  await stage.work('ana', wrong, { disposition: 'false' });
  const { events } = await view('sue', `/v1/workitems/${right}/history`);
  const asked = events.find(({ type }: { type: string }) => type === 'case-asked');
  expect(asked.data).toMatchObject({ type: 'early', event: 'completed' });
  expect(
    await waitUntil(async () => (await view('sue', `/v1/cases?source=item:${right}`)).cases.length === 1, {
      withinMs: 30_000,
    }),
  ).toBe(true);
  const { case: id } = asked.data;
  const { attributes } = await stage.becomes(id, 'runs', ({ state }) => state === 'active');
  expect(attributes).toMatchObject({ order: 'o-7', because: 'completed' });
  expect(await view('sue', `/v1/cases/${id}`)).toMatchObject({ name: 'Look after c-1', type: 'early' });
  expect((await view('sue', `/v1/cases?source=item:${wrong}`)).cases).toEqual([]);
  const { rows } = await stage.api.pool.query('select 1 from case_start');
  expect(rows).toEqual([]);
});

test('a case that cannot be started as its type wants is not, and supervisors are told why', async () => {
  const id = await complaint('c-3');
  await stage.api.call('sue', 'post', `/v1/workitems/${id}/actions/note`, { text: 'seen' }).expect(200);
  let told: { subject: string; text: string } | undefined;
  const isTold = async () => {
    const { notifications } = await view('sue', '/v1/notifications');
    told = notifications[0];
    return told !== undefined;
  };
  expect(await waitUntil(isTold, { withinMs: 30_000 })).toBe(true);
  expect(told).toMatchObject({
    subject: 'No case of type claim was started',
    text: expect.stringContaining('Claim_Value'),
  });
  expect((await view('sue', `/v1/cases?source=item:${id}`)).cases).toEqual([]);
});
