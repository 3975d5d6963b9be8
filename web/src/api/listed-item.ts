import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { AgentWork } from '../../../api/contract/agent';
import type { ItemView } from '../../../api/contract/item';
import { keys } from './keys';

interface Page {
  readonly items?: readonly ItemView[];
}

/**
 * What was read of an item with the work in hand or with a list; undefined: it was in none. Lists leave its form out. Of
 * several the newest: a list that nobody looks at any more tells what was, until it is looked at again.
 */
export function listedItem(client: QueryClient, id: string): ItemView | undefined {
  const { offers = [], assignments = [], held = [] } = client.getQueryData<AgentWork>(keys.work) ?? {};
  const listed = [[...offers, ...assignments].map(({ item }) => item), held, ...lists(client)];
  return listed
    .flatMap((items) => items.filter((item) => item.id === id))
    .reduce<ItemView | undefined>(
      (newest, item) => (newest === undefined || item.version > newest.version ? item : newest),
      undefined,
    );
}

function lists(client: QueryClient): (readonly ItemView[])[] {
  return keys.itemLists
    .flatMap((queryKey) => client.getQueriesData<InfiniteData<Page> | Page>({ queryKey }))
    .flatMap(([, read]) => (read === undefined ? [] : 'pages' in read ? read.pages : [read]))
    .flatMap(({ items }) => (items === undefined ? [] : [items]));
}
