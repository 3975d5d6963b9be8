/**
 * Who caused something: an agent by key, a user by subject, a source by key, a part of the system, or, by his name, a
 * participant who has a link to a task.
 */
export interface Actor {
  kind: 'agent' | 'user' | 'source' | 'system' | 'participant';
  id: string;
}

/** The parts of the system that act on their own. */
export const CLOCK: Actor = { kind: 'system', id: 'clock' };
export const MATCHER: Actor = { kind: 'system', id: 'matcher' };
/** Accepts for agents whose worktype answers by itself. */
export const AUTO_ANSWER: Actor = { kind: 'system', id: 'auto-answer' };
/** Brings items to a calendar that has changed. */
export const CALENDAR: Actor = { kind: 'system', id: 'calendar' };
export const DELIVERY: Actor = { kind: 'system', id: 'delivery' };

/** Everything that a history may tell of. */
export const itemEventTypes = [
  'captured',
  'classified',
  'incident',
  'queued',
  'offered',
  'accepted',
  'declined',
  'revoked',
  'pulled',
  'assigned',
  'parked',
  'released',
  'requeued',
  'transferred',
  'disconnected',
  'reconnected',
  'mark-done',
  'held',
  'paused',
  'resumed',
  'rescheduled',
  'extended',
  'recomputed',
  'reprioritized',
  'updated',
  'reclassified',
  'restarted',
  'noted',
  'linked',
  'invited',
  'uninvited',
  'threshold',
  'escalated',
  'status-changed',
  'overdue',
  'completed',
  'cancelled',
  'synced',
  'notified',
  'dead-lettered',
  'redelivered',
  'rule-failed',
  'case-asked',
] as const;
export type ItemEventType = (typeof itemEventTypes)[number];

/** An entry of an item's history. Without `atMs` it happened at its commit, by the database's clock. */
export interface ItemEvent {
  type: ItemEventType;
  atMs?: number;
  data: Record<string, unknown>;
}
