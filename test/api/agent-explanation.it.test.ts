import { useOffice } from './office';

const office = useOffice();
const { item, action } = office;

async function explanation(agent: string, user = 'sue') {
  return (await office.api().call(user, 'get', `/v1/agents/${agent}/explanation`).expect(200)).body;
}
const presence = (agent: string, body: object) =>
  office.api().call('sue', 'put', `/v1/agents/${agent}/presence`, body).expect(200);

afterEach(async () => {
  await presence('ana', { presence: 'offline' });
  await office.api().call('sue', 'put', '/v1/agents/ana/load', {}).expect(200);
});

test('an agent who is away is told so, with what he could have if he were Ready', async () => {
  const id = await item('open', 7);
  await presence('ana', { presence: 'not-ready', reason: 'lunch' });
  const told = await explanation('ana', 'ana');
  expect(told).toMatchObject({
    agent: 'ana',
    presence: { state: 'not-ready', reason: 'lunch' },
    capacity: { workitem: { max: 3, used: 0, outside: 0 } },
    offers: [],
    queues: expect.arrayContaining([{ key: 'open', name: 'open', waiting: 1 }]),
    tested: 1,
    counts: { presence: 1 },
    items: [{ itemId: id, queue: 'open', priority: 7, failed: 'presence', detail: 'not-ready', possibleAt: null }],
  });
  expect(told.summary).toMatch(/^The agent is Not Ready \(lunch\) since /);
});

test('each of the best items that wait in his queues says which test it fails, counted by test', async () => {
  const [guarded, high, low] = [await item('guarded', 9), await item('open', 8), await item('open', 1)];
  await presence('ana', { presence: 'ready' });
  await office.api().call('sue', 'put', '/v1/agents/ana/load', { workitem: 3 }).expect(200);
  const told = await explanation('ana');
  expect(told.items.map(({ itemId, failed }: { itemId: string; failed: string }) => [itemId, failed])).toEqual([
    [guarded, 'skills'],
    [high, 'room'],
    [low, 'room'],
  ]);
  expect(told.counts).toEqual({ skills: 1, room: 2 });
  expect(told.summary).toBe(
    'All of the 3 best items that wait in the queues of the agent cannot be offered now: ' +
      '1 asking for other skills or levels, 2 without room.',
  );
});

test('an item that nothing keeps from him is named, and one in his hands ends his idleness', async () => {
  const id = await item('open');
  await presence('ana', { presence: 'ready' });
  const idle = await explanation('ana');
  expect(idle.summary).toMatch(/^OP-\d+ may be offered to the agent now\.$/);
  expect(idle.idleSince).not.toBeNull();
  await action('ana', id, 'pull', {}).expect(200);
  expect(await explanation('ana')).toMatchObject({
    idleSince: null,
    connected: 1,
    tested: 0,
    summary: 'Nothing waits in the queues of the agent.',
  });
});

test('colleagues are refused, and in another division he does not exist', async () => {
  await office.api().call('ben', 'get', '/v1/agents/ana/explanation').expect(403);
  await office.api().call('paula', 'get', '/v1/agents/ana/explanation').expect(404);
  await office.api().call('sue', 'get', '/v1/agents/nobody/explanation').expect(404);
});
