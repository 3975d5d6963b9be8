/** Every key of the query cache, in one place: the live stream invalidates by them. */
export const keys = {
  me: ['me'] as const,
  people: ['people'] as const,
  work: ['work'] as const,
  agents: ['agents'] as const,
  agentWork: (agent: string) => ['agents', agent, 'work'] as const,
  agentExplanation: (agent: string) => ['agents', agent, 'explanation'] as const,
  agentQueues: (agent: string) => ['agent-queues', agent] as const,
  queues: ['queues'] as const,
  workbins: ['workbins'] as const,
  workbinItems: (division: string, id: string) => ['workbins', division, id] as const,
  targets: (division: string, q: string) => ['targets', division, q] as const,
  items: ['items'] as const,
  itemList: (filter: Record<string, unknown>) => ['items', filter] as const,
  item: (id: string) => ['item', id] as const,
  history: (id: string) => ['item', id, 'history'] as const,
  explanation: (id: string) => ['item', id, 'explanation'] as const,
};
