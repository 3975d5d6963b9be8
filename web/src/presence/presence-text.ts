import i18next from 'i18next';
import type { PresenceView } from '../../../api/contract/agent';
import { keyText } from '../format/value';

/** A reason in words; one of a division's own by its key. */
export function reasonText(reason: string): string {
  const key = `presence.reason.${reason}`;
  return i18next.exists(key) ? i18next.t(key as 'presence.reason.lunch') : keyText(reason);
}

/** "Ready", "Not ready: Lunch". */
export function presenceText({ state, reason }: Pick<PresenceView, 'state' | 'reason'>): string {
  const name = i18next.t(`presence.${state}`);
  return reason === undefined ? name : `${name}: ${reasonText(reason)}`;
}
