import { waitUntil } from '../../cli/dev/wait-until';
import { insertChanges } from '../../db/change';
import { transaction } from '../../db/transaction';
import { readStream, type StreamReader } from './stream-reader';
import { applyExamples, startTestApi, type TestApi } from './test-api';

let api: TestApi;
const open: StreamReader[] = [];
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterEach(() => open.splice(0).forEach((reader) => reader.close()));
afterAll(async () => api.stop());

async function read(token: string): Promise<StreamReader> {
  const reader = await readStream(api.origin, token);
  open.push(reader);
  return reader;
}

let number = 0;
/** Something happens in a division; supervisors of it are told. */
async function happen(division = 'claims'): Promise<number> {
  number += 1;
  const key = '00000000-0000-4000-8000-000000000000';
  const change = { division, topic: 'item' as const, key, agents: [], data: { number } };
  await transaction(api.pool, (client) => insertChanges(client, [change]));
  return number;
}

const hears = (reader: StreamReader, what: number) => reader.find(({ data }) => data['number'] === what);
const apply = (...documents: object[]) => api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
const supervisor = (key: string, more: object = {}) => ({
  kind: 'agent',
  key,
  division: 'claims',
  roles: ['supervisor'],
  ...more,
});

/** What a stream that ends by the next event of its division has told of that; another reader is told of it. */
async function toldAtEnd(reader: StreamReader): Promise<unknown[]> {
  const witness = await read(await api.issuer.mint('sue'));
  const what = await happen();
  await hears(witness, what);
  await waitUntil(() => reader.hasEnded(), { withinMs: 15_000, everyMs: 5 });
  return reader.messages.filter(({ data }) => data['number'] === what);
}

test('a stream ends with the roles that gave it', async () => {
  const grant = { kind: 'grant', key: 'guest', division: 'claims', subject: 'guest' };
  const role = { kind: 'role', key: 'watcher', division: 'claims' };
  await apply({ ...role, permissions: ['stream:read', 'item:watch'] });
  await apply({ ...grant, roles: ['watcher'] });
  const reader = await read(await api.issuer.mint('guest'));
  await hears(reader, await happen());
  await apply({ ...role, permissions: ['item:watch'] });
  expect(await toldAtEnd(reader)).toEqual([]);
});

test('a stream ends when the grant that gave it does, at its instant', async () => {
  const grant = { kind: 'grant', key: 'visitor', division: 'claims', subject: 'visitor', roles: ['supervisor'] };
  const endsMs = Date.now() + 5_000;
  await apply({ ...grant, endsAt: new Date(endsMs).toISOString() });
  const reader = await read(await api.issuer.mint('visitor'));
  await waitUntil(() => Date.now() > endsMs, { withinMs: 15_000, everyMs: 20 });
  expect(await toldAtEnd(reader)).toEqual([]);
});

test('an agent who is in another division hears of that one from then on, and of the former no more', async () => {
  await apply(supervisor('temp'));
  await apply(supervisor('stay'));
  const [temp, stay] = [await read(await api.issuer.mint('temp')), await read(await api.issuer.mint('stay'))];
  const first = await happen();
  await Promise.all([temp, stay].map((reader) => hears(reader, first)));
  // A key stays in its division: he gets a new one there, with his subject.
  await apply(
    supervisor('temp', { subject: 'nobody' }),
    supervisor('temp-sales', { subject: 'temp', division: 'sales' }),
  );
  const [here, there] = [await happen('claims'), await happen('sales')];
  await hears(temp, there);
  await hears(stay, here);
  expect(temp.messages.filter(({ data }) => data['number'] === here)).toEqual([]);
});

test('a token that is narrowed has no stream without the scope, and with it hears no more than its scopes let', async () => {
  await apply(supervisor('narrow'));
  await expect(readStream(api.origin, await api.mintScoped('narrow', ['item:watch']))).rejects.toThrow('403');
  const [whole, deaf] = [
    await read(await api.mintScoped('narrow', ['stream:read', 'item:watch'])),
    await read(await api.mintScoped('narrow', ['stream:read', 'agent:view'])),
  ];
  const what = await happen();
  await hears(whole, what);
  await api.call('ana', 'put', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'lunch' }).expect(200);
  await deaf.find(({ event }) => event === 'agent');
  expect(deaf.messages.filter(({ event }) => event === 'item')).toEqual([]);
});

test('an agent whose token lets him see no items hears of none, not even of those that concern him', async () => {
  const [deaf, whole] = [
    await read(await api.mintScoped('ana', ['stream:read'])),
    await read(await api.issuer.mint('ana')),
  ];
  const key = '00000000-0000-4000-8000-000000000001';
  const concerns = { division: 'claims', topic: 'item' as const, key, agents: ['ana'], data: { state: 'offered' } };
  const last = { division: 'claims', topic: 'agent' as const, key: 'ana', agents: ['ana'], data: { load: true } };
  await transaction(api.pool, (client) => insertChanges(client, [concerns, last]));
  for (const reader of [deaf, whole])
    await reader.find(({ event, data }) => event === 'agent' && data['load'] === true);
  const items = (reader: StreamReader) => reader.messages.filter(({ event }) => event === 'item').length;
  expect([items(deaf), items(whole)]).toEqual([0, 1]);
});

test('a stream ends when its bearer signs out everywhere', async () => {
  await apply(supervisor('leaver'));
  const token = await api.issuer.mint('leaver');
  const reader = await read(token);
  await hears(reader, await happen());
  await api.call('admin', 'post', '/v1/auth/sign-outs', { subject: 'leaver' });
  // That a token holds is remembered for a second: only then is it asked anew.
  const headers = { authorization: `Bearer ${token}` };
  await waitUntil(async () => (await fetch(`${api.origin}/v1/me`, { headers })).status === 401, { withinMs: 15_000 });
  expect(await toldAtEnd(reader)).toEqual([]);
});

test('a stream ends when its agent is no more', async () => {
  await apply(supervisor('gone'));
  const reader = await read(await api.issuer.mint('gone'));
  await hears(reader, await happen());
  await api.call('admin', 'delete', '/v1/config/agents/gone?state=published').expect(204);
  expect(await toldAtEnd(reader)).toEqual([]);
});

test('whose rights have changed is told to read everything again, also where he hears of no change of the configuration', async () => {
  const grant = { kind: 'grant', key: 'gail', division: 'claims', subject: 'gail' };
  await apply({ kind: 'role', key: 'hearer', division: 'claims', permissions: ['stream:read', 'item:view'] });
  await apply({ ...grant, roles: ['hearer', 'auditor'] });
  const reader = await read(await api.issuer.mint('gail'));
  await hears(reader, await happen());
  expect(reader.messages.map(({ event }) => event)).not.toContain('reset');
  await apply({ ...grant, roles: ['hearer'] });
  const { data, id } = await reader.find(({ event }) => event === 'reset');
  expect(data['cursor']).toBe(id);
  await apply({ kind: 'skill', key: 'unconcerned', division: 'claims' });
  await apply({ ...grant, roles: ['hearer', 'supervisor'] });
  const what = await happen();
  await hears(reader, what);
  const told = reader.messages.map(({ event, data: { number: one } }) => (one === what ? 'heard' : event));
  expect(told.filter((each) => each === 'reset' || each === 'heard')).toEqual(['reset', 'reset', 'heard']);
});
