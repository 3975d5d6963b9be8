import type { ItemState } from '../../domain/item/state';

/** An entry of the history of an item of the past, as far as a dry run reads it. */
export interface PastEvent {
  atMs: number;
  type: string;
  /** The agent who did it, or whom it concerned. */
  agent: string | null;
}

export interface PastItem {
  state: ItemState;
  /** In the order in which they happened. */
  events: readonly PastEvent[];
}

/** Time in which an agent had an item in hand. */
export interface InHands {
  agent: string;
  fromMs: number;
  toMs: number;
}

export const takes: readonly string[] = ['accepted', 'pulled', 'assigned', 'resumed'];
export const ends: readonly string[] = ['completed', 'mark-done', 'cancelled'];
/** Whatever else takes an item out of an agent's hands. */
export const leaves: readonly string[] = [
  'released',
  'parked',
  'requeued',
  'transferred',
  'held',
  'paused',
  'queued',
  'offered',
];

/** When agents had it in their hands, as its history tells; a stretch that has not ended is left out. */
export function inHands(events: readonly PastEvent[]): InHands[] {
  const stretches: InHands[] = [];
  let open: { agent: string; fromMs: number } | null = null;
  for (const { type, atMs, agent } of events) {
    const isTaken = takes.includes(type) && agent !== null;
    if (open && (isTaken || ends.includes(type) || leaves.includes(type))) {
      stretches.push({ ...open, toMs: atMs });
      open = null;
    }
    if (isTaken) open = { agent, fromMs: atMs };
  }
  return stretches;
}

/** How long agents had it in hand in all, and whether it was done then: else it would have needed longer. */
export function handled(events: readonly PastEvent[]): { ms: number; isDone: boolean } {
  const stretches = inHands(events);
  const ms = stretches.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const isDone = events.some(({ type }) => type === 'completed' || type === 'mark-done');
  return { ms, isDone: isDone && stretches.length > 0 };
}
