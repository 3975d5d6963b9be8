import type { PresenceView } from '../../../api/contract/agent';
import { keyText } from '../format/value';
import { texts } from '../text/texts';

/** A reason in words; one of a division's own by its key. */
export function reasonText(reason: string): string {
  const key = `presence.reason.${reason}`;
  return texts.exists(key) ? texts.t(key as 'presence.reason.lunch') : keyText(reason);
}

/** "Ready", "Not ready: Lunch". */
export function presenceText({ state, reason }: Pick<PresenceView, 'state' | 'reason'>): string {
  const name = texts.t(`presence.${state}`);
  return reason === undefined ? name : `${name}: ${reasonText(reason)}`;
}
