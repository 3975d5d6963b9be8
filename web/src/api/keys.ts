/** Every key of the query cache, in one place: the live stream invalidates by them. */
export const keys = {
  me: ['me'] as const,
  people: ['people'] as const,
  work: ['work'] as const,
  agents: ['agents'] as const,
  queues: ['queues'] as const,
  items: ['items'] as const,
  itemList: (filter: Record<string, unknown>) => ['items', filter] as const,
  item: (id: string) => ['item', id] as const,
  history: (id: string) => ['item', id, 'history'] as const,
  explanation: (id: string) => ['item', id, 'explanation'] as const,
};
