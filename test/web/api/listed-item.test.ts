import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import type { ItemView } from '../../../api/contract/item';
import { keys } from '../../../web/src/api/keys';
import { listedItem } from '../../../web/src/api/listed-item';

const ids = ['a', 'b', 'c', 'd'];
/** As much of an item as matters here; `at` tells one reading from another. */
const items = fc.array(
  fc.record({ id: fc.constantFrom(...ids), version: fc.integer({ min: 1, max: 3 }), at: fc.nat() }),
  {
    maxLength: 3,
  },
);
const pages = fc.array(fc.record({ items }), { maxLength: 3 }).map((all) => ({ pages: all, pageParams: [] }));
const bearing = fc.array(items.map((all) => all.map((item) => ({ item })))).map((all) => all.flat());

/** All that a browser may hold in which an item stands, and what lies beside it under the same roots. */
const caches = fc.array(
  fc.oneof(
    fc.record({
      key: fc.constant<readonly unknown[]>(keys.work),
      read: fc.record({ offers: bearing, assignments: bearing, held: items }),
    }),
    fc.record({
      key: fc
        .nat({ max: 3 })
        .chain((n) =>
          fc.constantFrom<readonly unknown[]>(
            keys.taskList({ n }),
            keys.itemList({ n }),
            keys.workbinItems('claims', `shelf-${n}`),
          ),
        ),
      read: pages,
    }),
    fc.record({
      key: fc.constantFrom<readonly unknown[]>(keys.caseItems('CL-1'), keys.found('CL')),
      read: fc.record({ items }),
    }),
    fc.record({ key: fc.constant<readonly unknown[]>(keys.workbins), read: fc.constant({ workbins: [{ id: 'a' }] }) }),
    fc.record({ key: fc.constant<readonly unknown[]>(keys.day('ana', 'UTC')), read: fc.constant({ completed: 1 }) }),
    // Of an item that is open, and of another kind of thing: none is a list.
    fc.record({ key: fc.constant<readonly unknown[]>(keys.item('a')), read: fc.constant({ id: 'a', version: 9 }) }),
    fc.record({ key: fc.constant<readonly unknown[]>(keys.cases), read: fc.constant({ items: [{ id: 'a' }] }) }),
  ),
);

/** Every item that stands anywhere in it. */
function standingIn(read: unknown): ItemView[] {
  if (Array.isArray(read)) return read.flatMap(standingIn);
  if (typeof read !== 'object' || read === null) return [];
  return 'at' in read ? [read as unknown as ItemView] : Object.values(read).flatMap(standingIn);
}

test('an item is as the latest of its readings in whatever list, and nothing where it is in none', () => {
  fc.assert(
    fc.property(caches, fc.constantFrom(...ids), (all, id) => {
      const client = new QueryClient();
      for (const { key, read } of all) client.setQueryData(key, read);
      // A list that is being read for the first time holds nothing.
      client.getQueryCache().build(client, { queryKey: keys.taskList({ n: 'pending' }) });
      const standing = standingIn(client.getQueriesData({}).map(([, read]) => read)).filter((item) => item.id === id);
      const found = listedItem(client, id);
      expect(found?.version).toBe(
        standing.length === 0 ? undefined : Math.max(...standing.map(({ version }) => version)),
      );
      if (found !== undefined) expect(standing).toContain(found);
      client.clear();
    }),
  );
});

test('of two readings of one version the one with the work in hand stands', () => {
  const client = new QueryClient();
  const [listed, inHand] = [
    { id: 'a', version: 2 },
    { id: 'a', version: 2 },
  ];
  client.setQueryData(keys.taskList({}), { pages: [{ items: [listed] }], pageParams: [] });
  client.setQueryData(keys.work, { offers: [], assignments: [{ item: inHand }], held: [] });
  expect(listedItem(client, 'a')).toBe(inHand);
});
