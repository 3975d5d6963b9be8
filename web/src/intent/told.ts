import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BeginningInteraction } from '../../../api/contract/interaction';
import { newKey } from '../api/commands';
import { keys } from '../api/keys';

export const channels = ['mail', 'chat', 'voice', 'visit'] as const;

/** What somebody said or wrote, by which work begins. */
export interface Told {
  /** What the interaction is called where it lives; one that was pasted is named here. */
  readonly id: string;
  /** Empty: not said. */
  readonly channel: string;
  readonly text: string;
  /** It is known by its name already: it is linked without a text as well. */
  readonly isKnown: boolean;
}

const nothing = (): Told => ({ id: `by-hand-${newKey()}`, channel: '', text: '', isKnown: false });

/** Left out where nobody has said anything. */
export function interactionOf({ id, channel, text, isKnown }: Told): { interaction?: BeginningInteraction } {
  const said = text.trim();
  if (said === '' && !isKnown) return {};
  return { interaction: { id, ...(channel === '' ? {} : { channel }), ...(said === '' ? {} : { text: said }) } };
}

/** It is carried between the form of an item and that of a case in memory only: it may be personal. */
export function useTold(given: Partial<Told> = {}) {
  const client = useQueryClient();
  const [told, setTold] = useState<Told>(() => ({
    ...nothing(),
    ...client.getQueryData<Told>(keys.told),
    ...given,
  }));
  useEffect(() => client.removeQueries({ queryKey: keys.told }), [client]);
  return {
    told,
    change: (changed: Partial<Told>) => setTold((before) => ({ ...before, ...changed })),
    carry: () => client.setQueryData(keys.told, told),
    forget: () => setTold(nothing()),
  };
}
