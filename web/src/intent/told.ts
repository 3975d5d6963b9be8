import type { BeginningInteraction } from '../../../api/contract/interaction';

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

/** Left out where nobody has said anything. */
export function interactionOf({ id, channel, text, isKnown }: Told): { interaction?: BeginningInteraction } {
  const said = text.trim();
  if (said === '' && !isKnown) return {};
  return { interaction: { id, ...(channel === '' ? {} : { channel }), ...(said === '' ? {} : { text: said }) } };
}
