import { useState } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { useItemCommand } from '../../api/commands';
import type { ItemCommand } from '../../api/commands';
import { type Filled, useFilled } from '../../form/use-filled';
import { useUnsaved } from '../../session/unsaved';

export interface Completing {
  readonly isMine: boolean;
  /** It is his, and off his capacity. */
  readonly isHeld: boolean;
  /** `mark-done`: the source completes after it; `none`: the agent has no way to end this item. */
  readonly kind: 'complete' | 'mark-done' | 'none';
  readonly disposition: string | null;
  readonly choose: (disposition: string) => void;
  /** What its form asks for. */
  readonly filled: Filled;
  /** A disposition is asked for and none is chosen, or the form lacks something. */
  readonly isIncomplete: boolean;
  readonly wasTried: boolean;
  /** He tried, and what is missing has the focus as soon as it shows: it may lie on another tab. */
  readonly isSeeking: boolean;
  readonly found: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly run: () => void;
  /** He has filled something in, and it is not in his hands (any more): nothing of it was sent. */
  readonly isUnsent: boolean;
  readonly discard: () => void;
}

/** What completing this item means for this agent, and the state of doing it. */
export function useComplete(
  item: ItemView | undefined,
  id: string,
  agent: string,
  onDone: (command: ItemCommand, item: ItemView) => void,
): Completing {
  const command = useItemCommand();
  // By its ID, which is known before it is read: what waits under a name is looked for once.
  const [disposition, setDisposition] = useUnsaved<string>(`disposition/${id}`);
  const [wasTried, setTried] = useState(false);
  const [isSeeking, setSeeking] = useState(false);
  const isMine = item?.state === 'connected' && item.assignee === agent;
  const isHeld = item?.state === 'paused' && item.assignee === agent;
  const kind = item === undefined ? 'none' : kindOf(item.completion);
  const form = item?.form ?? null;
  const filled = useFilled(form, item?.attributes ?? {}, command.error, {}, `complete/${id}`);
  const lacksDisposition = disposition === null && (item?.dispositions.length ?? 0) > 0;
  const isIncomplete = lacksDisposition || filled.isIncomplete;
  const discard = () => {
    filled.forget();
    setDisposition(() => null);
  };
  const hasFilled = disposition !== null || Object.keys(filled.texts).length > 0;
  const run = () => {
    setTried(true);
    setSeeking(isIncomplete);
    filled.markTried();
    if (item === undefined || !isMine || kind === 'none' || isIncomplete || command.isPending) return;
    const body = {
      ...(disposition === null ? {} : { disposition }),
      ...(form === null ? {} : { attributes: filled.values }),
    };
    const given: ItemCommand = { id, action: 'complete', body };
    const onSuccess = (done: ItemView) => {
      discard();
      onDone(given, done);
    };
    command.mutate(given, { onSuccess });
  };
  return {
    isMine,
    isHeld,
    kind,
    disposition,
    choose: (chosen) => setDisposition(() => chosen),
    filled,
    isIncomplete,
    wasTried,
    isSeeking,
    found: () => setSeeking(false),
    isPending: command.isPending,
    error: command.error,
    run,
    isUnsent: hasFilled && item !== undefined && !isMine && !command.isPending,
    discard,
  };
}

function kindOf({ by, markDone }: ItemView['completion']): Completing['kind'] {
  if (by === 'agent') return 'complete';
  return by === 'both' && markDone ? 'mark-done' : 'none';
}
