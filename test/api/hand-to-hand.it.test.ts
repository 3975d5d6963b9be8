import { refusedWith, useOffice } from './office';

const office = useOffice();
const { item, action, pullNext, inBin } = office;

async function events(id: string): Promise<{ type: string; actor: { id: string }; data: Record<string, unknown> }[]> {
  return (await office.api().call('sue', 'get', `/v1/workitems/${id}/history`).expect(200)).body.events;
}

test('an agent takes the next by priority until his room is full, whatever his presence is', async () => {
  const [low, high, middle] = [await item('open', 1), await item('open', 3), await item('open', 2)];
  expect((await pullNext('ana').expect(200)).body).toMatchObject({ id: high, state: 'connected', assignee: 'ana' });
  expect((await pullNext('ana', { queue: 'open' }).expect(200)).body.id).toBe(middle);
  expect((await pullNext('ana').expect(200)).body.id).toBe(low);
  await pullNext('ana').expect(204);
  await item('open');
  refusedWith('CAPACITY_FULL')(await pullNext('ana').expect(409));
  expect((await events(high)).at(-2)).toMatchObject({ type: 'pulled', data: { by: 'priority', queue: 'open' } });
});

test('of many who take the next at once each gets another one, and nobody more than he has room for', async () => {
  for (let count = 0; count < 4; count += 1) await item('open', count);
  const answers = await Promise.all([...Array(4).fill('ana'), ...Array(3).fill('ben')].map((user) => pullNext(user)));
  const taken = answers.filter(({ status }) => status === 200).map(({ body }) => body.id);
  expect(new Set(taken).size).toBe(4);
  expect(taken).toHaveLength(4);
});

test('a choice is counted with what it skips; a queue may forbid it, but never the next', async () => {
  const [strictLow, strictHigh] = [await item('strict', 1), await item('strict', 2)];
  refusedWith('CHOICE_FORBIDDEN')(await action('ana', strictLow, 'pull', {}).expect(409));
  await action('ana', strictHigh, 'pull', {}).expect(200);
  await action('ana', strictLow, 'pull', {}).expect(200);
  const [low] = [await item('open', 1), await item('open', 2), await item('open', 3)];
  const chosen = await action('ana', low, 'pull', {}).expect(200);
  expect(chosen.body).toMatchObject({ state: 'connected', assignee: 'ana', routingState: 'disconnected' });
  await action('ana', low, 'pull', {}).expect(200);
  expect((await events(low)).filter(({ type }) => type === 'pulled')).toMatchObject([
    { data: { by: 'choice', skipped: 2 } },
  ]);
  const { body } = await office.api().call('sue', 'get', '/v1/agents').expect(200);
  expect(body.agents.find(({ key }: { key: string }) => key === 'ana').pulls).toMatchObject({ choices: 1, skipped: 2 });
});

test('who may not have it, or may not help himself there, is told why', async () => {
  refusedWith('PULL_FORBIDDEN')(await action('ana', await item('pushed'), 'pull', {}).expect(409));
  refusedWith('PULL_FORBIDDEN')(await pullNext('ana', { queue: 'pushed' }).expect(409));
  const guarded = await item('guarded');
  refusedWith('NOT_ELIGIBLE')(await action('ana', guarded, 'pull', {}).expect(409));
  await pullNext('ana').expect(204);
  await pullNext('ben', { queue: 'strict' }).expect(400);
  await office.api().call('ben', 'post', '/v1/agents/ana/pull', {}).expect(403);
  const assigned = await action('sue', guarded, 'assign', { agent: 'ana' }).expect(200);
  expect(assigned.body).toMatchObject({ state: 'connected', assignee: 'ana' });
  expect(await events(guarded)).toContainEqual(
    expect.objectContaining({ type: 'assigned', data: { agent: 'ana', rulesOverridden: true } }),
  );
});

test('an assignment asks for room, for a known agent, and for a supervisor', async () => {
  const [a, b, c] = [await item('open'), await item('open'), await item('open')];
  for (const id of [a, b]) await action('sue', id, 'assign', { agent: 'ben' }).expect(200);
  await action('sue', a, 'assign', { agent: 'ben' }).expect(200);
  refusedWith('CAPACITY_FULL')(await action('sue', c, 'assign', { agent: 'ben' }).expect(409));
  await action('sue', c, 'assign', { agent: 'nobody' }).expect(400);
  await action('sue', c, 'assign', { agent: 'paula' }).expect(400);
  await action('ana', c, 'assign', { agent: 'ana' }).expect(403);
  expect((await action('sue', a, 'requeue', { reason: 'too long' }).expect(200)).body.state).toBe('queued');
  await action('sue', c, 'assign', { agent: 'ben' }).expect(200);
});

test('parked, an item frees its holder and lies in his workbin until he fetches it', async () => {
  const id = await item('open');
  await pullNext('ana').expect(200);
  const parked = await action('ana', id, 'park', { reason: 'waits for a call' }).expect(200);
  expect(parked.body).toMatchObject({ state: 'parked', routingState: 'parked', assignee: null, workbin: 'agent:ana' });
  await action('ana', id, 'park', { reason: 'waits for a call' }).expect(200);
  expect(await inBin('ana', 'agent:ana')).toEqual([id]);
  expect(await inBin('sue', 'agent:ana')).toEqual([id]);
  await office.api().call('ben', 'get', '/v1/workbins/agent:ana/items').expect(404);
  refusedWith('NOT_YOURS')(await action('ben', id, 'pull', {}).expect(409));
  await pullNext('ben', { workbin: 'agent:ana' }).expect(404);
  const work = await office.api().call('ana', 'get', '/v1/agents/ana/work').expect(200);
  expect(work.body).toMatchObject({ capacity: { workitem: { max: 3, used: 0 } }, assignments: [] });
  expect((await pullNext('ana', { workbin: 'agent:ana' }).expect(200)).body).toMatchObject({ id, workbin: null });
  expect((await action('ana', id, 'release', {}).expect(200)).body).toMatchObject({ state: 'queued', queue: 'open' });
});

test('one that wakes up is in distribution again from that instant on, with no help of its workflow', async () => {
  const id = await item('open');
  await pullNext('ana').expect(200);
  await action('ana', id, 'park', { until: '2020-01-01T00:00:00Z' }).expect(400);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const parked = await action('ana', id, 'park', { until, workbin: 'night-shelf' }).expect(200);
  expect(parked.body).toMatchObject({ state: 'parked', wakeAt: until });
  await pullNext('ben', { queue: 'open' }).expect(204);
  // An hour later: the ledger's row and the snapshot say so, nothing else has happened.
  await office
    .api()
    .pool.query(`update ledger_item set available_at = now() - interval '1 second' where item_id = $1`, [id]);
  await office
    .api()
    .pool.query(
      `update item set snapshot = jsonb_set(snapshot, '{wakeMs}', to_jsonb(extract(epoch from now()) * 1000 - 1000)) where id = $1`,
      [id],
    );
  const { body } = await office.api().call('sue', 'get', '/v1/workitems?state=queued').expect(200);
  expect(body.items).toMatchObject([{ id, state: 'queued', routingState: 'queued', workbin: null }]);
  expect(await inBin('sue', 'night-shelf')).toEqual([]);
  expect((await pullNext('ben', { queue: 'open' }).expect(200)).body).toMatchObject({ id, assignee: 'ben' });
});

test('a raised capacity counts at once, a profile stands behind what the agent says himself', async () => {
  const ben = { kind: 'agent', key: 'ben', division: 'claims', queues: ['open'], groups: ['night'] };
  const capacity = async () => (await office.api().call('ben', 'get', '/v1/agents/ben/work').expect(200)).body.capacity;
  expect(await capacity()).toMatchObject({ workitem: { max: 2 }, voice: { max: 1 } });
  await office
    .api()
    .call('admin', 'put', '/v1/config/agents/ben?division=claims', { ...ben, capacity: { workitem: 5 } })
    .expect(200);
  expect(await capacity()).toMatchObject({ workitem: { max: 5 }, voice: { max: 1 } });
  await office.api().call('admin', 'put', '/v1/config/agents/ben?division=claims', ben).expect(200);
});
