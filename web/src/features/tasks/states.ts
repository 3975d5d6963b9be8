/** Every state of an item, in the order of its life. */
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

export const routingStates = ['none', 'queued', 'offered', 'connected', 'held', 'parked', 'disconnected'] as const;
