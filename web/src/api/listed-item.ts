import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { AgentWork } from '../../../api/contract/agent';
import type { ItemView } from '../../../api/contract/item';
import { keys } from './keys';

interface Page {
  readonly items?: readonly ItemView[];
}

/**
 * What was read last of an item with the work in hand or with a list; undefined: it was in none. Lists leave its form out.
 * One that nobody looks at any more may tell of days gone by: the latest version stands, the work's before a list's.
 */
export function listedItem(client: QueryClient, id: string): ItemView | undefined {
  return [...inHand(client), ...listed(client)]
    .filter((item) => item.id === id)
    .reduce<ItemView | undefined>((last, item) => (last && last.version >= item.version ? last : item), undefined);
}

function inHand(client: QueryClient): ItemView[] {
  const { offers = [], assignments = [], held = [] } = client.getQueryData<AgentWork>(keys.work) ?? {};
  return [...[...offers, ...assignments].map(({ item }) => item), ...held];
}

function listed(client: QueryClient): ItemView[] {
  return keys.itemLists
    .flatMap((queryKey) => client.getQueriesData<InfiniteData<Page> | Page>({ queryKey }))
    .flatMap(([, read]) => (read === undefined ? [] : 'pages' in read ? read.pages : [read]))
    .flatMap(({ items = [] }) => items);
}
