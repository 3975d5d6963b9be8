import { refusedWith, useOffice } from './office';
import { readStream } from './stream-reader';

const office = useOffice();
const { item, action, pullNext, inBin } = office;

test('members of a group take from its workbin, by priority where the choice is forbidden; others do not know it', async () => {
  const [low, high] = [await item('open', 1), await item('open', 2)];
  for (const id of [low, high]) {
    await action('sue', id, 'transfer', { workbin: 'strict-shelf', note: 'for tonight' }).expect(200);
  }
  expect(await inBin('ben', 'strict-shelf')).toEqual([high, low]);
  refusedWith('CHOICE_FORBIDDEN')(await action('ben', low, 'pull', {}).expect(409));
  await action('ben', high, 'pull', {}).expect(200);
  await action('ana', low, 'pull', {}).expect(200);
  await office.api().call('paula', 'get', '/v1/workbins/strict-shelf/items').expect(404);
  await action('ana', low, 'park', { workbin: 'office' }).expect(200);
  await office.api().call('ana', 'get', '/v1/workbins/office/items').expect(404);
  expect(await inBin('sue', 'office')).toEqual([low]);
  refusedWith('NOT_YOURS')(await action('ana', low, 'pull', {}).expect(409));
  const { body } = await office.api().call('ben', 'get', '/v1/workbins').expect(200);
  const seen = body.workbins.map(({ id, mayPull }: { id: string; mayPull: boolean }) => [id, mayPull]);
  expect(seen).toEqual([
    ['night-shelf', true],
    ['strict-shelf', true],
    ['agent:ben', true],
  ]);
});

test('a supervisor moves an absent agent’s whole workbin at once, to a queue, a colleague or another workbin', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const id = await item('open', 3 - count);
    await action('sue', id, 'transfer', { agent: 'ana' }).expect(200);
    ids.push(id);
  }
  const move = (user: string, bin: string, body: object) =>
    office.api().call(user, 'post', `/v1/workbins/${bin}/move`, body);
  await move('ana', 'agent:ana', { to: { queue: 'open' } }).expect(403);
  await move('paula', 'agent:ana', { to: { queue: 'open' } }).expect(404);
  await move('sue', 'agent:ana', { to: { queue: 'nowhere' } }).expect(400);
  await move('sue', 'agent:ana', { to: { queue: 'open', agent: 'ben' } }).expect(400);
  const stranger = '00000000-0000-7000-8000-00000000dead';
  const one = await move('sue', 'agent:ana', { items: [ids[0], stranger], to: { queue: 'strict' } }).expect(200);
  expect(one.body).toEqual({ moved: 1, failed: [{ id: stranger, code: 'NOT_FOUND' }], left: 2 });
  const all = await move('sue', 'agent:ana', { to: { agent: 'ben' } }).expect(200);
  expect(all.body).toEqual({ moved: 2, failed: [], left: 0 });
  expect(await inBin('ben', 'agent:ben')).toEqual(ids.slice(1));
  expect((await pullNext('ana', { queue: 'strict' }).expect(200)).body.id).toBe(ids[0]);
});

test('pages of a workbin hold for the instant of the first, also when its last item is taken meanwhile', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const id = await item('open', 3 - count);
    await action('sue', id, 'transfer', { workbin: 'night-shelf' }).expect(200);
    ids.push(id);
  }
  const first = await office.api().call('sue', 'get', '/v1/workbins/night-shelf/items?limit=2').expect(200);
  await action('ben', ids[1] ?? '', 'pull', {}).expect(200);
  const path = `/v1/workbins/night-shelf/items?limit=2&cursor=${first.body.nextCursor}`;
  const second = await office.api().call('sue', 'get', path).expect(200);
  const seen = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
  expect(seen).toEqual(ids);
  expect(second.body).toMatchObject({ nextCursor: null, at: first.body.at });
  await office.api().call('sue', 'get', `/v1/workbins/office/items?cursor=${first.body.nextCursor}`).expect(400);
});

test('what does not exist is refused at apply: groups, agents, workbins', async () => {
  const refused = await office
    .api()
    .apply('admin', 'kind: workbin\nkey: x\ndivision: claims\ntype: group\ngroup: unknown\n')
    .expect(400);
  expect(refused.body.errors).toMatchObject([{ path: 'documents[0].group', code: 'UNKNOWN_REFERENCE' }]);
  await office.api().apply('admin', 'kind: workbin\nkey: x\ndivision: claims\ntype: group\n').expect(400);
  await office.api().apply('admin', 'kind: group\nkey: x\ndivision: claims\nagents: [nobody]\n').expect(400);
  await office.api().call('admin', 'delete', '/v1/config/groups/night?division=claims').expect(204);
  await office.api().apply('admin', 'kind: group\nkey: night\ndivision: claims\nagents: [ana]\n').expect(200);
});

test('a workbin in which something lies cannot be deleted', async () => {
  const id = await item('open');
  await action('sue', id, 'transfer', { workbin: 'night-shelf' }).expect(200);
  refusedWith('IN_USE')(
    await office.api().call('admin', 'delete', '/v1/config/workbins/night-shelf?division=claims').expect(409),
  );
});

test('an agent hears of what a supervisor puts on his shelf, and of what he takes from it', async () => {
  const id = await item('open');
  const ana = await readStream(office.api().origin, await office.api().issuer.mint('ana'));
  await action('sue', id, 'transfer', { agent: 'ana' }).expect(200);
  await ana.find(({ data }) => data['id'] === id && data['type'] === 'parked');
  await action('sue', id, 'transfer', { agent: 'ben' }).expect(200);
  await ana.find(({ data }) => data['id'] === id && data['version'] === 3);
  await action('sue', id, 'transfer', { queue: 'open' }).expect(200);
  const ben = await readStream(office.api().origin, await office.api().issuer.mint('ben'));
  await action('ben', id, 'pull', {}).expect(200);
  await ben.find(({ data }) => data['id'] === id && data['type'] === 'pulled');
  const later = await item('open');
  await action('sue', later, 'transfer', { agent: 'ana' }).expect(200);
  await ana.find(({ data }) => data['id'] === later && data['type'] === 'parked');
  // What has left her shelf is none of her business any more.
  expect(ana.messages.filter(({ data }) => data['id'] === id && Number(data['version']) > 3)).toEqual([]);
  for (const reader of [ana, ben]) reader.close();
});
