import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ActionName } from '../../../api/contract/action';
import type { ItemView } from '../../../api/contract/item';
import { forgetUnsaved } from '../pieces/unsaved';
import { request } from './client';
import { keys } from './keys';
import { ProblemError } from './problem-error';
import { readAgain } from './read-again';
import { useOneAtATime } from './use-one-at-a-time';

export interface ItemCommand {
  readonly id: string;
  /** `update`: other values, which are no action of the API but a change of the item itself. */
  readonly action: ActionName | 'update';
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Sends a command, one at a time. Without an idempotency key the server takes action and offer or version for one, so a
 * repeat after a lost answer is safe. Its answer is the item, which replaces the cached one before anything is read again.
 */
export function useItemCommand() {
  const client = useQueryClient();
  return useOneAtATime({
    mutationFn: ({ id, action, body }: ItemCommand) =>
      request<ItemView>(`/v1/workitems/${encodeURIComponent(id)}${action === 'update' ? '' : `/actions/${action}`}`, {
        method: action === 'update' ? 'PATCH' : 'POST',
        body,
      }),
    onSuccess: (item, { action }) => {
      client.setQueryData(keys.item(item.id), item);
      // Here, for whoever has gone on to something else meanwhile: what is sent does not wait to be sent.
      forgetUnsaved(...[item.id, item.reference].map((name) => `${action}/${name}`));
      if (action === 'complete') forgetUnsaved(`disposition/${item.id}`);
    },
    onSettled: (_item, _error, { id }) => readAgain(client, ...everywhere, keys.item(id)),
  });
}

/** Where an agent helps himself: a queue or a workbin, by its ID. */
export type PullFrom = { readonly queue: string } | { readonly workbin: string };

/** Takes the next by priority; the answer is null when there is none that he may have. */
export function usePullNext(agent: string) {
  const client = useQueryClient();
  // The same press again, as long as it is not known whether the first one counted: it must not take a second item.
  const press = useRef(newKey());
  return useOneAtATime({
    mutationFn: (from: PullFrom) =>
      request<ItemView | null>(`/v1/agents/${encodeURIComponent(agent)}/pull`, {
        method: 'POST',
        body: from,
        idempotencyKey: press.current,
      }),
    // It opens at once, without being read first.
    onSuccess: (item) => {
      if (item !== null) client.setQueryData(keys.item(item.id), item);
    },
    onSettled: (item, error) => {
      if (!isUnknown(error)) press.current = newKey();
      return readAgain(client, ...everywhere, ...(item ? [keys.item(item.id)] : []));
    },
  });
}

function isUnknown(error: Error | null): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}

/** Not `randomUUID`, which exists in secure contexts only. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(16)).join('-');
}

/** Everything on screen in which an item may stand that is given, taken or changed. */
const everywhere = [keys.work, keys.workbins, keys.items, keys.agents];
