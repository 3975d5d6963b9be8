/** What an item is at for which somebody or something still has to act, in the order of its life; `offered` is the ledger's. */
export const openItemStates = [
  'scheduled',
  'queued',
  'offered',
  'connected',
  'parked',
  'paused',
  'awaiting-source',
] as const;

/** And how it ended. */
export const shownStates = [...openItemStates, 'completed', 'cancelled'] as const;
export type ShownState = (typeof shownStates)[number];

/** Where an item stands in routing, independent of its status. */
export const routingStates = ['none', 'queued', 'offered', 'connected', 'held', 'parked', 'disconnected'] as const;

/** What a list of items shows where nothing else was chosen, in its order. */
export const usualColumns = [
  'reference',
  'priority',
  'dueAt',
  'expiresAt',
  'status',
  'routingState',
  'assignee',
  'worktype',
  'queue',
  'name',
  'createdAt',
  'externalTag',
] as const;
