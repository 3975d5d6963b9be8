import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { ItemFilter } from '../api/item-filter';
import { isShort } from '../api/is-short';
import { keys } from '../api/keys';
import { IDS_AT_ONCE, readTasks, readThose } from '../api/tasks';
import { coalesce } from '../live/coalesce';
import { onItemChange } from '../live/item-changes';
import { itemsOf, withNow } from './pages';
import type { Pages } from './pages';

/**
 * The list as far as it has been scrolled. While only its first page is shown it follows the stream. Further down, rows
 * stay where they are: what changes is read again in its place, and that the order is no longer that of now is told by
 * `isOld`, until `renew` begins anew at the top. `isLookingOn`: nothing was found as far as was looked.
 */
export function useTasks(filter: ItemFilter, againMs?: number) {
  const client = useQueryClient();
  const queryKey = keys.taskList(filter);
  const list = useInfiniteQuery({
    queryKey,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => readTasks(filter, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // Pages are of one instant: reading them all again, a burst of requests, is never what is wanted.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: ({ state }) => (isShort(state.data as Pages | undefined) && againMs) || false,
  });
  // Where few match, the server looks so far for each page: what it has found none in is no end.
  const isLookingOn = list.isSuccess && list.hasNextPage && list.data.pages.every((page) => page.items.length === 0);
  const lookOn = useEffectEvent(() => void list.fetchNextPage());
  const looked = list.data?.pages.length;
  useEffect(() => {
    if (isLookingOn && !list.isFetching) lookOn();
  }, [isLookingOn, list.isFetching, looked]);
  const [oldList, setOldList] = useState('');
  const name = JSON.stringify(filter);
  const renew = async () => {
    setOldList('');
    await client.resetQueries({ queryKey, exact: true });
  };
  const follow = useEffectEvent(async (changed: readonly string[]) => {
    const data = client.getQueryData<Pages>(queryKey);
    if (data === undefined) return;
    if (isShort(data)) {
      await client.invalidateQueries({ queryKey, exact: true });
      return;
    }
    setOldList(name);
    const known = new Set(data.pages.flatMap(({ items }) => items.map(({ id }) => id)));
    const ids = [...new Set(changed)].filter((id) => known.has(id)).slice(-FOLLOWED_AT_MOST);
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      const now = new Map((await readThose(ids.slice(at, at + IDS_AT_ONCE))).map((item) => [item.id, item]));
      client.setQueryData<Pages>(queryKey, (pages) => pages && withNow(pages, now));
    }
  });
  useEffect(() => {
    const changes = coalesce<string>(1_500, (ids) => follow(ids));
    const stop = onItemChange((id) => changes.push(id));
    return () => {
      stop();
      changes.stop();
    };
  }, []);
  // A press that brings other rows is answered by what it changes above them; they follow in steps, which the next press
  // does not wait for.
  const data = useDeferredValue(list.data) ?? list.data;
  // The same list as long as nothing was read: what is drawn from thousands of rows is not made again for a press.
  const items = useMemo(() => itemsOf(data), [data]);
  return { list, items, isLookingOn, isOld: oldList === name && !isShort(list.data), renew };
}

/** A burst changes more than anybody looks at: the newest are read. */
const FOLLOWED_AT_MOST = 200;
