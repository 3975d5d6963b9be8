import { useQueryClient } from '@tanstack/react-query';
import type { ActionName } from '../../../api/contract/action';
import type { ItemView } from '../../../api/contract/item';
import { forgetUnsaved } from '../session/unsaved';
import { request } from './client';
import { keys } from './keys';
import { readAgain } from './read-again';
import { useOneAtATime } from './use-one-at-a-time';
import { usePress } from './use-press';

export interface ItemCommand {
  readonly id: string;
  /** `update`: other values, which are no action of the API but a change of the item itself. */
  readonly action: ActionName | 'update';
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Sends a command, one at a time; repeated after a lost answer it is the same one. Its answer is the item, which replaces
 * the cached one before anything is read again.
 */
export function useItemCommand() {
  const client = useQueryClient();
  const press = usePress();
  const mutation = useOneAtATime({
    mutationFn: (command: ItemCommand) => {
      const { id, action, body } = command;
      if (action === 'update')
        return request<ItemView>(`/v1/workitems/${encodeURIComponent(id)}`, { method: 'PATCH', body });
      return request<ItemView>(`/v1/workitems/${encodeURIComponent(id)}/actions/${action}`, {
        method: 'POST',
        body,
        // An answer to an offer is named by the offer. By item and version others would not do: the first one made another version.
        ...(action === 'accept' || action === 'decline' ? {} : { idempotencyKey: press.keyFor(command) }),
      });
    },
    onSuccess: (item, { action }) => {
      client.setQueryData(keys.item(item.id), item);
      // Here, for whoever has gone on to something else meanwhile: what is sent does not wait to be sent.
      forgetUnsaved(...[item.id, item.reference].map((name) => `${action}/${name}`));
      if (action === 'complete') forgetUnsaved(`disposition/${item.id}`);
    },
    onSettled: (_item, error, { id }) => {
      press.answered(error);
      return readAgain(client, ...everywhere, keys.item(id));
    },
  });
  const reset = () => {
    press.forget();
    mutation.reset();
  };
  return { ...mutation, reset };
}

/** Where an agent helps himself: a queue or a workbin, by its ID. */
export type PullFrom = { readonly queue: string } | { readonly workbin: string };

/** Takes the next by priority; the answer is null when there is none that he may have. */
export function usePullNext(agent: string) {
  const client = useQueryClient();
  // Repeated, it must not take a second item.
  const press = usePress();
  return useOneAtATime({
    mutationFn: (from: PullFrom) =>
      request<ItemView | null>(`/v1/agents/${encodeURIComponent(agent)}/pull`, {
        method: 'POST',
        body: from,
        idempotencyKey: press.keyFor(from),
      }),
    // It opens at once, without being read first.
    onSuccess: (item) => {
      if (item !== null) client.setQueryData(keys.item(item.id), item);
    },
    onSettled: (item, error) => {
      press.answered(error);
      return readAgain(client, ...everywhere, ...(item ? [keys.item(item.id)] : []));
    },
  });
}

/** Everything on screen in which an item may stand that is given, taken or changed. */
const everywhere = [keys.work, keys.workbins, keys.items, keys.agents];
