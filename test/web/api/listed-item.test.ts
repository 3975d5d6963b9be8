import { QueryClient } from '@tanstack/react-query';
import { keys } from '../../../web/src/api/keys';
import { listedItem } from '../../../web/src/api/listed-item';

const pages = (version: number) => ({ pages: [{ items: [{ id: 'a', version }] }], pageParams: [''] });

test('an item opens by the newest of what lists know of it, however long ago the others were looked at', () => {
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } });
  client.setQueryData(keys.itemList({ state: 'queued' }), pages(1));
  client.setQueryData(keys.itemList({ state: 'connected' }), pages(3));
  client.setQueryData(keys.itemList({ state: 'parked' }), pages(2));
  expect(listedItem(client, 'a')).toMatchObject({ version: 3 });
  client.setQueryData(keys.work, { offers: [], assignments: [{ item: { id: 'a', version: 4 } }], held: [] });
  expect(listedItem(client, 'a')).toMatchObject({ version: 4 });
  expect(listedItem(client, 'b')).toBeUndefined();
});
