import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseDiagram } from '../../../api/contract/case-diagram';
import type {
  CaseActionName,
  CaseDetail,
  CaseHistory,
  CasePage,
  CaseStart,
  CaseView,
} from '../../../api/contract/case';
import type { CaseTypeList } from '../../../api/contract/case-type';
import type { ItemPage } from '../../../api/contract/item';
import { queryString, request } from './client';
import { keys } from './keys';
import { readAgain } from './read-again';
import { useOneAtATime } from './use-one-at-a-time';
import { usePress } from './use-press';

export type CaseType = CaseTypeList['types'][number];
export type CaseIncident = CaseView['incidents'][number];
export type CaseFilter = Partial<
  Record<'state' | 'status' | 'type' | 'division' | 'q' | 'incidents' | 'sort', string | undefined>
>;

/** The item of a task is made a moment after it, and the stream tells an agent of his own only. */
const itemsAgainMs = 5_000;

export function isOpen({ state }: Pick<CaseView, 'state'>): boolean {
  return state !== 'completed' && state !== 'terminated';
}

export function useCaseTypes() {
  return useQuery({
    queryKey: keys.caseTypes,
    queryFn: ({ signal }) => request<CaseTypeList>('/v1/case-types', { signal }),
    select: ({ types }) => types,
  });
}

export function useCaseList(filter: CaseFilter) {
  return useInfiniteQuery({
    queryKey: keys.caseList(filter),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request<CasePage>(`/v1/cases${queryString({ ...filter, cursor: pageParam, limit: 50 })}`, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** A case. The stream tells of its changes, by which its diagram and its history are read again too. */
export function useCase(id: string, isAsked = true) {
  return useQuery({
    queryKey: keys.case(id),
    enabled: isAsked,
    queryFn: ({ signal }) => request<CaseDetail>(`/v1/cases/${encodeURIComponent(id)}`, { signal }),
  });
}

export function useCaseDiagram(id: string) {
  return useQuery({
    queryKey: keys.caseDiagram(id),
    queryFn: ({ signal }) => request<CaseDiagram>(`/v1/cases/${encodeURIComponent(id)}/diagram`, { signal }),
  });
}

/** The latest first. */
export function useCaseHistory(id: string) {
  return useInfiniteQuery({
    queryKey: keys.caseHistory(id),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ sort: '-seq', cursor: pageParam, limit: 100 });
      return request<CaseHistory>(`/v1/cases/${encodeURIComponent(id)}/history${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** The items that stand for its tasks, the latest first. An item comes a moment after its task. */
export function useCaseItems({ reference, division }: Pick<CaseView, 'reference' | 'division'>, isLive: boolean) {
  return useQuery({
    queryKey: keys.caseItems(reference),
    queryFn: ({ signal }) => {
      const query = queryString({ source: 'case', externalTag: reference, division, limit: 200 });
      return request<ItemPage>(`/v1/workitems${query}`, { signal });
    },
    select: ({ items }) => items,
    refetchInterval: isLive ? itemsAgainMs : false,
  });
}

export interface CaseCommand {
  readonly id: string;
  readonly action: CaseActionName;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks something of a case, one press at a time; repeated after a lost answer it is the same one. Its answer is the case. */
export function useCaseCommand() {
  const client = useQueryClient();
  const press = usePress();
  const mutation = useOneAtATime({
    mutationFn: (command: CaseCommand) => {
      const { id, action, body } = command;
      return request<CaseView>(`/v1/cases/${encodeURIComponent(id)}/actions/${action}`, {
        method: 'POST',
        body,
        idempotencyKey: press.keyFor(command),
      });
    },
    // Its stages and milestones are told when it is read again.
    onSuccess: (changed) =>
      client.setQueryData<CaseDetail>(keys.case(changed.id), (before) => before && { ...before, ...changed }),
    onSettled: (_case, error, { id }) => {
      press.answered(error);
      return readAgain(client, keys.case(id), keys.cases, keys.items);
    },
  });
  const reset = () => {
    press.forget();
    mutation.reset();
  };
  return { ...mutation, reset };
}

/** Starts a case; `press` names the press, so that its repetition starts no second one. */
export function useStartCase() {
  const client = useQueryClient();
  return useOneAtATime({
    mutationFn: ({ press, ...body }: Partial<CaseStart> & { press: string }) =>
      request<CaseView>('/v1/cases', { method: 'POST', body, idempotencyKey: press }),
    onSettled: () => readAgain(client, keys.cases),
  });
}
