/** What an item's life is at, in its order; `offered` is the ledger's, all others the workflow's. */
export const shownStates = [
  'scheduled',
  'queued',
  'offered',
  'connected',
  'parked',
  'paused',
  'awaiting-source',
  'completed',
  'cancelled',
] as const;

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
