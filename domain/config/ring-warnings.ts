import { parseExpression, type SkillExpression } from '../skills/expression';
import { levelOf, requirementOf } from '../skills/requirement';
import type { AgentDocument } from './agent';
import { isSameJson } from './canonical-json';
import type { DocumentFault } from './check-document';
import type { GroupDocument } from './group';
import type { RoutingPlanDocument } from './routing-plan';

type Ring = RoutingPlanDocument['rings'][number];

/**
 * Rings that open for nothing: nobody meets them, or whoever does meets an earlier one. Judged over all agents of the
 * division, whatever queue they serve: what nobody of them adds, nobody adds in any queue. While it has no agents, only
 * rings that repeat what stands above them are told.
 */
export function ringWarnings(
  plan: RoutingPlanDocument,
  members: readonly AgentDocument[],
  groups: readonly GroupDocument[],
): DocumentFault[] {
  const admitted = new Set<string>();
  return plan.rings.flatMap((ring, index) => {
    // Whom an item prefers is known when it comes.
    if (ring.preferredAgent) return [];
    const path = ['rings', index];
    const levels = ring.skills === undefined ? [] : levelWarnings(ring.skills, [...path, 'skills'], members);
    const matching = members.filter(admission(ring, groups)).map(({ key }) => key);
    const isNew = matching.some((key) => !admitted.has(key));
    for (const key of matching) admitted.add(key);
    if (levels.length > 0) return levels;
    const repeated = plan.rings.slice(0, index).findIndex((earlier) => isRepeated(ring, earlier));
    if (members.length > 0 && matching.length === 0)
      return [{ ...nobody(path, 'admits nobody', conditions(ring)), rule: 'RING_ADMITS_NOBODY' }];
    if (repeated < 0 && (members.length === 0 || isNew)) return [];
    return [nobody(path, 'admits nobody who is not admitted above it', conditions(ring))];
  });
}

function nobody(path: DocumentFault['path'], message: string, value: unknown): DocumentFault {
  const allowed = 'a ring that some agent meets who meets none above it';
  return { path, message, code: 'RING_ADMITS_NOBODY_NEW', value, allowed };
}

/** A level that nobody has reached is asked in vain, unless something else will do. */
function levelWarnings(text: string, path: DocumentFault['path'], members: readonly AgentDocument[]): DocumentFault[] {
  const parsed = parseExpression(text);
  if (!parsed.ok || members.length === 0) return [];
  return asked(parsed.expression).flatMap(({ skill, comparison, level }) => {
    const highest = Math.max(...members.map(({ skills }) => levelOf(skills, skill)));
    const isMet = comparison === '>' ? highest > level : highest >= level;
    if (isMet) return [];
    const message = `asks a level of ${skill} that no agent has`;
    return [
      {
        path,
        message,
        code: 'UNKNOWN_LEVEL',
        values: { skill, highest },
        value: `${skill} ${comparison} ${level}`,
        allowed: `at most ${highest}`,
      },
    ];
  });
}

/** Comparisons that must hold and ask for much. */
function asked(expression: SkillExpression): Extract<SkillExpression, { type: 'compare' }>[] {
  if (expression.type === 'and') return expression.parts.flatMap(asked);
  const isMuch = expression.type === 'compare' && ['>', '>=', '='].includes(expression.comparison);
  return isMuch ? [expression] : [];
}

/** Who is named is looked up, not searched for: lists have up to ten thousand names. */
function admission(ring: Ring, groups: readonly GroupDocument[]): (agent: AgentDocument) => boolean {
  const { agents, group, queue, skills } = ring;
  const named = agents && new Set(agents);
  const listed = new Set(groups.find(({ key }) => key === group)?.agents);
  return (agent) =>
    (!named || named.has(agent.key)) &&
    (group === undefined || agent.groups.includes(group) || listed.has(agent.key)) &&
    (queue === undefined || agent.queues.includes(queue)) &&
    (skills === undefined || requirementOf(skills).meets(agent.skills));
}

/** Whoever meets it has met the earlier one, whoever there is. */
function isRepeated(ring: Ring, earlier: Ring): boolean {
  if (earlier.preferredAgent) return false;
  const before = conditions(earlier);
  return Object.keys(before).length === 0 || isSameJson(before, conditions(ring));
}

function conditions({ agents, group, queue, skills }: Ring): object {
  return {
    ...(agents && { agents }),
    ...(group !== undefined && { group }),
    ...(queue !== undefined && { queue }),
    ...(skills !== undefined && { skills }),
  };
}
