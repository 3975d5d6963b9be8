import type { ConfigEntry } from '../../../../../../api/contract/config';
import { groupsOf } from '../../../../../../domain/config/group';
import type { AgentDocument } from '../../../../../../domain/config/agent';
import type { GroupDocument } from '../../../../../../domain/config/group';
import { failedByRing } from '../../../../../../domain/routing/eligibility';
import type { RingMember } from '../../../../../../domain/routing/eligibility';
import { resolvePlan } from '../../../../../../domain/routing/plan';
import type { PlanText } from '../../../../../../domain/routing/plan';
import type { PlanRing, RingRequirement } from '../../../../../../domain/routing/types';
import { parseExpression } from '../../../../../../domain/skills/expression';
import { hourMs, parseDuration, parseOffset } from '../../../../../../domain/time/duration';
import { offsetStepMs, offsetText } from '../offset-text';

type Document = Readonly<Record<string, unknown>>;
export type RingText = PlanText['rings'][number];

/** Somebody whom a ring may admit. */
export interface Candidate extends RingMember {
  readonly name: string;
}

export function ringsOf({ rings }: Document): readonly RingText[] {
  return Array.isArray(rings) ? (rings as readonly RingText[]) : [];
}

/** The rings of a plan as it is written: from when on, and whom they ask for. A delay that is half written is none. */
export function placedRings(document: Document, slaMs: number, divisionShare: string): readonly PlanRing[] {
  const rings = ringsOf(document).map(({ after, ...ring }) => (isOffset(after) ? { ...ring, after } : ring));
  const share = document['preferredAgentShare'];
  const plan: PlanText = { key: '', rings, ...(isOffset(share) ? { preferredAgentShare: share } : {}) };
  return resolvePlan(plan, slaMs, isOffset(divisionShare) ? divisionShare : '0%').rings;
}

const USUAL_SLA_MS = 48 * hourMs;
const ROOM_AFTER = 4;

/** An SLA in whose time all rings of the plan can be told apart: of no worktype, for many may name the plan. */
export function usualSlaMs(document: Document): number {
  const delays = ringsOf(document).map(({ after }) => (typeof after === 'string' ? (parseDuration(after) ?? 0) : 0));
  return Math.max(0, ...delays) * ROOM_AFTER || USUAL_SLA_MS;
}

/** A ring at another time, in its own unit: a percentage where it says none. */
export function moveRing(document: Document, index: number, toMs: number, slaMs: number): Document {
  const rings = ringsOf(document);
  const ring = rings[index];
  if (ring === undefined) return document;
  const after = offsetText(Math.max(0, toMs), slaMs, ring.after ?? '0%');
  return { ...document, rings: rings.with(index, { ...ring, after }) };
}

export function ringStepMs(document: Document, index: number, slaMs: number): number {
  return offsetStepMs(ringsOf(document)[index]?.after ?? '0%', slaMs);
}

export function changeRing(document: Document, index: number, next: Partial<RingText>): Document {
  const rings = ringsOf(document);
  const entries = Object.entries({ ...rings[index], ...next }).filter(([, value]) => value !== undefined);
  return { ...document, rings: rings.with(index, Object.fromEntries(entries)) };
}

/** Those whom a ring admits; null: its expression cannot be read. The preferred agent is another one for each item. */
export function admittedBy(
  requirement: RingRequirement,
  candidates: readonly Candidate[],
): readonly Candidate[] | null {
  if (requirement === 'preferred') return [];
  if (requirement.skills !== undefined && !parseExpression(requirement.skills).ok) return null;
  return candidates.filter((each) => failedByRing(requirement, each, { preferredAgent: null }) === null);
}

/** Agents of a division with the groups they belong to, members of a queue where one is named. */
export function candidatesOf(
  agents: readonly ConfigEntry[],
  groups: readonly ConfigEntry[],
  division: string,
  queue: string,
): Candidate[] {
  const sets = groups.map(({ document }) => document as unknown as GroupDocument);
  return agents
    .filter((agent) => agent.division === division)
    .map(({ key, document }) => {
      const agent = document as unknown as AgentDocument;
      const { name = key, skills, queues } = agent;
      return { key, name, skills, queues, groups: groupsOf(agent, sets) };
    })
    .filter(({ queues }) => queue === '' || queues.includes(queue));
}

function isOffset(text: unknown): text is string {
  return typeof text === 'string' && parseOffset(text) !== undefined;
}
