import type { ItemEventType } from '../../domain/item/event';

/** The history of a claim that an agent marks done and its source completes, up to its last commit. */
export const CLAIM_LIFE: readonly ItemEventType[] = [
  'captured',
  'classified',
  'queued',
  'offered',
  'accepted',
  'status-changed',
  'mark-done',
  'completed',
  'status-changed',
];
