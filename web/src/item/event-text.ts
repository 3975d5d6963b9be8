import i18next from 'i18next';
import type { HistoryEvent } from '../../../api/contract/item';
import { attributeLabel, attributeText, keyText, priorityText } from '../format/value';

/** What an event is called: by its key, or by its type where a later server knows one that this app does not. */
export function eventTitle({ type, data }: HistoryEvent): string {
  const agent = typeof data['agent'] === 'string' ? data['agent'] : '';
  const key = `history.type.${type}`;
  return i18next.exists(key) ? i18next.t(key as 'history.type.offered', { agent }) : keyText(type);
}

/** Left out of an event's details: told by its title, or only programs care. */
const told = new Set(['agent', 'offerId', 'deliveryId', 'versions', 'expiresAt']);

/** An event's details as "label value" texts; nested ones (whole snapshots) are left out. */
export function eventDetails({ type, data }: HistoryEvent): string[] {
  if (type === 'status-changed') return [`${keyText(String(data['from']))} → ${keyText(String(data['to']))}`];
  return Object.entries(data).flatMap(([key, value]) => {
    if (told.has(key) || value === null || value === undefined) return [];
    if (key === 'reason' && typeof value === 'string') return [reasonText(value)];
    if (key === 'priority' && typeof value === 'number') return [`${attributeLabel(key)} ${priorityText(value)}`];
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
    if (typeof value === 'object') return [];
    return [`${attributeLabel(key)} ${typeof value === 'string' ? value : attributeText(value)}`];
  });
}

function reasonText(reason: string): string {
  const key = `history.reason.${reason}`;
  return i18next.exists(key) ? i18next.t(key as 'history.reason.rona') : reason;
}
