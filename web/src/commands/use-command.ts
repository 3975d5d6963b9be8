import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { useItemCommand } from '../api/commands';
import type { ItemCommand } from '../api/commands';

/** A command that asks for something first. */
export type Asking = Exclude<ItemCommand['action'], 'accept' | 'decline' | 'complete' | 'pull' | 'resume'>;

export interface Command {
  /** The form that is open. */
  readonly asking: Asking | null;
  readonly ask: (action: Asking) => void;
  readonly back: () => void;
  readonly send: (action: ItemCommand['action'], body: ItemCommand['body'], onDone?: (item: ItemView) => void) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Told of what was done; `item` as it is after it. */
export type AfterCommand = (command: ItemCommand, item: ItemView) => void;

/** Which command of an item is being given. What is refused stays open with its reason; what is done closes. */
export function useCommand(id: string, after?: AfterCommand): Command {
  const { mutate, isPending, error, reset } = useItemCommand();
  const [asking, setAsking] = useState<Asking | null>(null);
  const show = (next: Asking | null) => {
    reset();
    setAsking(next);
  };
  return {
    asking,
    ask: show,
    back: () => show(null),
    send: (action, body, onDone) =>
      mutate(
        { id, action, body },
        {
          onSuccess: (item) => {
            setAsking(null);
            onDone?.(item);
            after?.({ id, action, body }, item);
          },
        },
      ),
    isPending,
    error,
  };
}
