import { z } from 'zod';
import type { AgentDocument } from './agent';
import { inDivision, key } from './fields';

/** A set of agents: those it lists, and those who say themselves that they belong to it (`groups`). */
export const groupDocument = z.strictObject({
  kind: z.literal('group'),
  ...inDivision,
  description: z.string().max(1_000).optional(),
  agents: z.array(key).max(10_000).default([]),
});
export type GroupDocument = z.infer<typeof groupDocument>;

/** Keys of the groups that an agent belongs to, those of his own division. */
export function groupsOf(agent: AgentDocument, groups: Iterable<GroupDocument>): string[] {
  const keys = new Set(agent.groups);
  for (const group of groups) {
    if (group.division === agent.division && group.agents.includes(agent.key)) keys.add(group.key);
  }
  return [...keys];
}
