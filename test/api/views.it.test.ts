import { randomUUID } from 'node:crypto';
import type { SavedView } from '../../api/contract/view';
import { refusedWith, useOffice } from './office';

const office = useOffice();

const body = {
  division: 'claims',
  name: 'Storms',
  filters: { state: 'queued,parked', attribute: ['Claim_Value>=10'], dueBefore: 'PT1H' },
  columns: ['reference', 'priority', 'attribute:Claim_Value'],
  sort: '-priority',
};
const put = (user: string, id: string, more: object = {}) =>
  office.api().call(user, 'put', `/v1/views/${id}`, { ...body, ...more });
const views = async (user: string): Promise<SavedView[]> =>
  (await office.api().call(user, 'get', '/v1/views').expect(200)).body.views;
const seen = async (user: string, id: string) => (await views(user)).find((view) => view.id === id);

test('a view is kept as it was given, and nobody else sees, changes or deletes it', async () => {
  const id = randomUUID();
  const { body: kept } = await put('ana', id).expect(200);
  expect(kept).toMatchObject({ ...body, id, sharedWith: 'nobody', group: null, isMine: true, isDefault: false });
  expect(await seen('ana', id)).toEqual(kept);
  for (const user of ['ben', 'sue', 'paula', 'admin']) {
    expect(await seen(user, id)).toBeUndefined();
    await put(user, id, { division: user === 'paula' ? 'sales' : 'claims', name: 'Taken' }).expect(404);
    await office.api().call(user, 'delete', `/v1/views/${id}`).expect(404);
    await office.api().call(user, 'put', '/v1/views/default', { view: id }).expect(404);
  }
  await office.api().call('ana', 'delete', `/v1/views/${id}`).expect(204);
  expect(await seen('ana', id)).toBeUndefined();
});

test('a view of a division is made by who watches it, and seen by all who see its items', async () => {
  const id = randomUUID();
  await put('ana', id, { sharedWith: 'division' }).expect(403).expect(refusedWith('FORBIDDEN'));
  await put('sue', id, { sharedWith: 'division' }).expect(200);
  expect(await seen('ana', id)).toMatchObject({ isMine: false, mayChange: false });
  expect(await seen('paula', id)).toBeUndefined();
  await put('ana', id, { name: 'Mine now' }).expect(403);
  await office.api().call('ana', 'delete', `/v1/views/${id}`).expect(403);
  await put('admin', id, { sharedWith: 'division', name: 'By the administrator' }).expect(200);
  expect(await seen('sue', id)).toMatchObject({ isMine: true, name: 'By the administrator' });
});

test('of two who change a shared view at once the second is told, and one that is gone does not come back by a change', async () => {
  const id = randomUUID();
  const { body: made } = await put('sue', id, { sharedWith: 'division' }).expect(200);
  const seenAs = ({ updatedAt }: SavedView) => `${id}?basedOn=${encodeURIComponent(updatedAt)}`;
  const byAdmin = { sharedWith: 'division', name: 'By the administrator' };
  const { body: changed } = await put('admin', seenAs(made), byAdmin).expect(200);
  await put('sue', seenAs(made), { sharedWith: 'division', name: 'By Sue' })
    .expect(409)
    .expect(refusedWith('CONFLICT'));
  expect(await seen('sue', id)).toMatchObject({ name: 'By the administrator' });
  await put('sue', seenAs(changed), { sharedWith: 'division', name: 'By Sue' }).expect(200);
  await office.api().call('sue', 'delete', `/v1/views/${id}`).expect(204);
  await put('sue', seenAs(changed), { sharedWith: 'division' }).expect(404);
});

test('a view of a group is made and seen by its agents, and by who watches the division', async () => {
  const id = randomUUID();
  await put('ana', id, { sharedWith: 'group', group: 'night' }).expect(200);
  for (const user of ['ana', 'ben', 'sue']) expect(await seen(user, id)).toMatchObject({ group: 'night' });
  expect(await seen('paula', id)).toBeUndefined();
  await put('paula', id, { division: 'sales' }).expect(404);
  await put('sue', randomUUID(), { sharedWith: 'group', group: 'nobody' }).expect(400);
  await put('sue', randomUUID(), { sharedWith: 'group' }).expect(400);
});

test('who changes what somebody else shares takes it to himself no more than into another division', async () => {
  const id = randomUUID();
  const shared = { sharedWith: 'group', group: 'night' };
  await put('ana', id, shared).expect(200);
  await put('admin', id, { sharedWith: 'nobody' }).expect(403).expect(refusedWith('FORBIDDEN'));
  await put('admin', id, { sharedWith: 'division', division: 'sales' }).expect(403).expect(refusedWith('FORBIDDEN'));
  expect(await seen('ben', id)).toMatchObject({ ...shared, name: body.name, division: 'claims' });
  await put('ana', id, { sharedWith: 'nobody' }).expect(200);
  expect(await seen('ben', id)).toBeUndefined();
});

test('everybody has one default, which ends with its view', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  for (const id of [first, second]) await put('sue', id, { sharedWith: 'division' }).expect(200);
  const choose = (user: string, view: string | null) =>
    office.api().call(user, 'put', '/v1/views/default', { view }).expect(204);
  const defaults = async (user: string) => (await views(user)).filter(({ isDefault }) => isDefault).map(({ id }) => id);
  await choose('ana', first);
  await choose('ana', second);
  await choose('sue', first);
  expect([await defaults('ana'), await defaults('sue'), await defaults('ben')]).toEqual([[second], [first], []]);
  await choose('sue', null);
  await office.api().call('sue', 'delete', `/v1/views/${second}`).expect(204);
  expect([await defaults('ana'), await defaults('sue')]).toEqual([[], []]);
});

test.each([
  [{ filters: { state: 'flying' } }, 'filters.state[0]'],
  [{ filters: { colour: 'red' } }, 'filters'],
  [{ filters: { dueBefore: 'soon' } }, 'filters.dueBefore'],
  [{ columns: [] }, 'columns'],
  [{ columns: ['colour'] }, 'columns[0]'],
  [{ sort: 'colour' }, 'sort'],
  [{ name: ' ' }, 'name'],
  [{ sharedWith: 'everybody' }, 'sharedWith'],
])('refuses %j', async (more, path) => {
  const { body: problem } = await put('sue', randomUUID(), more).expect(400);
  expect(problem.errors.map((error: { path: string }) => error.path).join()).toContain(path);
});

test('a view in a division that the caller may not see is not made', async () => {
  await put('paula', randomUUID()).expect(404);
});
