import type { InfiniteData } from '@tanstack/react-query';
import type { ItemPage } from '../../../api/contract/item';

export type Pages = InfiniteData<ItemPage, string>;

/** Items that have changed, in the places where they were read. */
export function withNow(data: Pages, now: ReadonlyMap<string, ItemPage['items'][number]>): Pages {
  const pages = data.pages.map((page) =>
    page.items.some(({ id }) => now.has(id))
      ? { ...page, items: page.items.map((item) => now.get(item.id) ?? item) }
      : page,
  );
  return { ...data, pages };
}

/** What moves between two pages while they are read may be in both: it is shown where it was met first. */
export function itemsOf(data: Pick<Pages, 'pages'> | undefined): ItemPage['items'] {
  const seen = new Set<string>();
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  return all.filter(({ id }) => !seen.has(id) && seen.add(id));
}
