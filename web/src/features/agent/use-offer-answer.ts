import { useCallbackRef } from '@mantine/hooks';
import { useMemo, useRef, useState } from 'react';
import type { OfferView } from '../../../../api/contract/agent';
import { useItemCommand } from '../../api/commands';
import { popScreen } from './pop-screen';

export interface OfferAnswer {
  readonly accept: (offer: OfferView) => void;
  readonly decline: (offer: OfferView, reason: string) => void;
  readonly isPending: boolean;
  readonly error: unknown;
  /** The item whose offer was answered last. */
  readonly itemId: string | undefined;
  readonly forget: () => void;
  /** The item whose screen pop the browser blocked. */
  readonly blockedId: string | null;
}

/** With room for two, the next offer stands under the finger as soon as one is taken: nobody has read it so fast. */
const doublePressMs = 600;

/**
 * Answers offers. It lives with the desk, not with the card: the stream often takes the card away before the answer to
 * the accept is here, and what follows from it (open the item, pop the screen, say what went wrong) must not go with it.
 */
export function useOfferAnswer(onAccepted: (id: string) => void): OfferAnswer {
  const { mutate, isPending, error, variables, reset } = useItemCommand();
  const [blockedId, setBlockedId] = useState<string | null>(null);
  const lastMs = useRef(-Infinity);
  const accept = useCallbackRef(({ offerId, item }: OfferView) => {
    const pressedMs = performance.now();
    if (isPending || pressedMs - lastMs.current < doublePressMs) return;
    lastMs.current = pressedMs;
    mutate(
      { id: item.id, action: 'accept', body: { offerId } },
      {
        onSuccess: (accepted) => {
          const opens = accepted.screenPop !== null && accepted.screenPopOn === 'accept';
          setBlockedId(opens && !popScreen(accepted) ? accepted.id : null);
          onAccepted(accepted.id);
        },
      },
    );
  });
  const decline = useCallbackRef(({ offerId, item }: OfferView, reason: string) => {
    const body = reason === '' ? { offerId } : { offerId, reason };
    if (!isPending) mutate({ id: item.id, action: 'decline', body });
  });
  const itemId = variables?.id;
  return useMemo(
    () => ({ accept, decline, isPending, error, itemId, forget: reset, blockedId }),
    [accept, decline, isPending, error, itemId, reset, blockedId],
  );
}
