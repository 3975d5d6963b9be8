import { usePullNext } from '../../api/commands';
import type { PullFrom } from '../../api/commands';

export interface TakingNext {
  readonly run: () => void;
  readonly isPending: boolean;
  /** There was none that he may have. */
  readonly isNothing: boolean;
  readonly error: unknown;
  readonly forget: () => void;
}

/** Takes the next from where the item lies that is open, which need not be that one; undefined: not from there. */
export function useTakeNext(
  agent: string,
  from: PullFrom | null,
  onOpen: (id: string) => void,
): TakingNext | undefined {
  const { mutate, isPending, data, error, reset } = usePullNext(agent);
  if (from === null) return undefined;
  const run = () => mutate(from, { onSuccess: (item) => item !== null && onOpen(item.id) });
  return { run, isPending, isNothing: data === null, error, forget: reset };
}
