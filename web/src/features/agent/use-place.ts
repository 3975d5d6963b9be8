import { useMemo } from 'react';
import type { AgentQueueList } from '../../../../api/contract/agent';
import type { ItemView } from '../../../../api/contract/item';
import type { WorkbinList } from '../../../../api/contract/workbin';
import type { PullFrom } from '../../api/commands';
import { useItemList, useWorkbinItems } from '../../api/item-lists';
import { useWorkbins } from '../../api/workbins';
import { useAgentQueues } from './api';
import type { Place } from './use-desk-view';

/** A workbin or queue as its list needs it. */
export interface KnownPlace {
  readonly kind: 'personal' | 'group' | 'supervisor' | 'queue';
  readonly name: string;
  readonly division: string;
  readonly id: string;
  /** Whether items may be passed over. */
  readonly choice: boolean;
  readonly from: PullFrom;
}

/** What an agent takes from, by its address; undefined while that is not read, null when there is no such place for him. */
export function usePlace(place: Place, agent: string) {
  const workbins = useWorkbins();
  const queues = useAgentQueues(agent);
  const { error, refetch } = 'queue' in place ? queues : workbins;
  return { known: knownOf(place, agent, queues.data, workbins.data), error, again: () => void refetch() };
}

function knownOf(
  place: Place,
  agent: string,
  queues: AgentQueueList | undefined,
  workbins: WorkbinList | undefined,
): KnownPlace | null | undefined {
  if ('queue' in place) {
    if (queues === undefined) return undefined;
    const found = queues.queues.find(({ key, pull }) => pull && key === place.queue);
    if (found === undefined) return null;
    const { key: id, name, division, choice } = found;
    return { kind: 'queue', id, name, division, choice, from: { queue: id } };
  }
  if (workbins === undefined) return undefined;
  const found = workbins.workbins.find((workbin) =>
    place.bin === 'own'
      ? workbin.agent === agent
      : workbin.mayPull && `${workbin.division}/${workbin.id}` === place.bin,
  );
  if (found === undefined) return null;
  const { type: kind, id, name, division, choice } = found;
  return { kind, id, name, division, choice, from: { workbin: id } };
}

/** What a list shows of its pages. */
export interface PlaceItems {
  readonly items: readonly ItemView[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

export function useBinItems({ division, id }: KnownPlace): PlaceItems {
  return usePages(useWorkbinItems(division, id));
}

export function useQueueItems({ division, id }: KnownPlace): PlaceItems {
  return usePages(useItemList({ division, queue: id, state: 'queued', sort: '-priority' }, 10_000));
}

function usePages(list: ReturnType<typeof useItemList>): PlaceItems {
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return {
    items,
    isPending: list.isPending,
    error: list.data === undefined ? list.error : null,
    hasMore: list.hasNextPage,
    more: () => {
      if (!list.isFetchingNextPage) void list.fetchNextPage();
    },
    again: () => void list.refetch(),
  };
}
