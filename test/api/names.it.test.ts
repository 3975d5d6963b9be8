import { useOffice } from './office';

const office = useOffice();
const { item, action } = office;
const get = (user: string, path: string) => office.api().call(user, 'get', path);
const keys = (list: { key: string }[]) => list.map(({ key }) => key);

const NAMED = `
kind: source
key: crm
name: Post room
division: claims
---
kind: queue
key: letters
name: Letters
division: claims
choice: false
---
kind: agent
key: dan
name: Dan Dorn
subject: dan@claims.example
division: claims
queues: [letters, guarded]
skills: { Adjuster: 2 }
---
kind: agent
key: eve
name: Eve Evans
division: claims
queues: [guarded]
---
kind: workbin
key: day-shelf
name: Shelf of the day
division: claims
type: supervisor
---
kind: worktype
key: letter
name: Letter of a customer
division: claims
referencePrefix: LTR
queue: letters
offer: { answer: auto }
statuses:
  - { key: fresh, name: Just in, category: open, initial: true }
  - { key: at-hand, name: At hand, category: working, onAccept: true }
  - { key: gone, name: Gone out, category: closed, final: true }
`;
/** Tokens of those whom the office does not know. */
let dan: string;
let eve: string;
beforeAll(async () => {
  const { issuer } = office.api();
  [dan, eve] = await Promise.all([issuer.mint('dan@claims.example'), issuer.mint('eve')]);
  await office.api().apply('admin', NAMED).expect(200);
});

test('an agent finds where work may go by a part of its name, within the division alone', async () => {
  const { body: all } = await get('ana', '/v1/targets?division=claims').expect(200);
  expect(keys(all.queues)).toEqual(['letters', 'guarded', 'open', 'pushed', 'strict']);
  expect(keys(all.agents)).toEqual(expect.arrayContaining(['ana', 'ben', 'dan', 'eve', 'sue']));
  expect(keys(all.agents)).not.toContain('paula');
  expect(all.workbins).toContainEqual({ id: 'night-shelf', name: 'night-shelf', type: 'group' });
  const { body } = await get('ana', '/v1/targets?division=claims&q=DO').expect(200);
  const more = { queues: 0, agents: 0, workbins: 0 };
  expect(body).toEqual({ queues: [], agents: [{ key: 'dan', name: 'Dan Dorn' }], workbins: [], more });
  await get('ana', '/v1/targets?division=sales').expect(404);
  await get('ana', '/v1/targets').expect(400);
});

test('an agent reads from which of his queues he may help himself; another one’s are not his affair', async () => {
  const { body } = await get(dan, '/v1/agents/dan/queues').expect(200);
  expect(body.queues).toEqual([
    { key: 'letters', name: 'Letters', division: 'claims', pull: true, choice: false },
    { key: 'guarded', name: 'guarded', division: 'claims', pull: true, choice: true },
  ]);
  const { body: ana } = await get('sue', '/v1/agents/ana/queues').expect(200);
  expect(ana.queues).toContainEqual(expect.objectContaining({ key: 'pushed', pull: false }));
  await get('ben', '/v1/agents/ana/queues').expect(403);
});

test('an item and its history say what their keys are called', async () => {
  const id = await item('letter');
  const { body: fresh } = await get('sue', `/v1/workitems/${id}`).expect(200);
  expect(fresh).toMatchObject({
    answer: 'auto',
    names: {
      source: 'Post room',
      worktype: 'Letter of a customer',
      status: 'Just in',
      queue: 'Letters',
      assignee: null,
      workbin: null,
    },
  });
  const { body: held } = await action('sue', id, 'assign', { agent: 'dan' }).expect(200);
  expect(held.names).toMatchObject({ status: 'At hand', assignee: 'Dan Dorn' });
  const { body: own } = await action(dan, id, 'park', {}).expect(200);
  expect(own).toMatchObject({ workbin: 'agent:dan', names: { workbin: 'Dan Dorn' } });
  const { body: parked } = await action('sue', id, 'transfer', { workbin: 'day-shelf' }).expect(200);
  expect(parked.names.workbin).toBe('Shelf of the day');
  const { body: history } = await get('sue', `/v1/workitems/${id}/history`).expect(200);
  expect(history.names).toEqual({
    agents: { dan: 'Dan Dorn', sue: 'sue' },
    sources: { crm: 'Post room' },
    queues: { letters: 'Letters' },
    workbins: { 'agent:dan': 'Dan Dorn', 'day-shelf': 'Shelf of the day' },
    statuses: { fresh: 'Just in', 'at-hand': 'At hand' },
  });
  const { body: figures } = await get('sue', '/v1/queues').expect(200);
  expect(figures.totals).toMatchObject({ parked: 1, waiting: 0 });
});

test('each ring tells whom it admits, those who are ready first', async () => {
  const id = await item('guarded');
  await office.api().call(dan, 'put', '/v1/agents/dan/presence', { presence: 'not-ready' }).expect(200);
  const { body } = await get('sue', `/v1/workitems/${id}/explanation`).expect(200);
  expect(body.rings).toMatchObject([
    { ring: 0, admits: 1, agents: [{ agent: 'dan', name: 'Dan Dorn', presence: 'not-ready' }] },
  ]);
  await office.api().apply('admin', 'kind: routing-plan\nkey: skilled\ndivision: claims\nrings: [{}]\n').expect(200);
  const open = await item('guarded');
  await office.api().call(eve, 'put', '/v1/agents/eve/presence', { presence: 'ready' }).expect(200);
  const { body: wide } = await get('sue', `/v1/workitems/${open}/explanation`).expect(200);
  expect(wide.rings[0].admits).toBe(3);
  expect(wide.rings[0].agents.map(({ agent }: { agent: string }) => agent)).toEqual(['eve', 'dan', 'ana']);
});
