import { type CasePart, type CaseSight, WORKER } from '../config/case-sight';
import type { CaseFile } from './file';

/** How much of a case somebody sees; its head (reference, name, state, times) always. */
export type Sight = 'whole' | { attributes: ReadonlySet<string>; parts: ReadonlySet<CasePart> };

export interface Viewer {
  agent: string | null;
  /** Supervisors, and the source whose case it is. */
  seesAll: boolean;
  /** A task of the case is in his hands. */
  works: boolean;
}

/** Null: for him there is no such case. `sight` undefined: nobody knows its type any more, so it counts as restricted. */
export function sightOf(
  sight: CaseSight | undefined,
  { owner, participants }: Pick<CaseFile, 'owner' | 'participants'>,
  { agent, seesAll, works }: Viewer,
): Sight | null {
  if (seesAll || sight?.restricted === false) return 'whole';
  if (agent === null) return null;
  if (owner === agent) return 'whole';
  const roles = participants.filter((one) => one.agent === agent).map(({ role }) => role);
  if (roles.length === 0 && works) roles.push(WORKER);
  if (roles.length === 0) return null;
  const views = roles.flatMap((role) => sight?.roles[role] ?? []).flatMap((view) => sight?.views[view] ?? []);
  return {
    attributes: new Set(views.flatMap(({ attributes }) => attributes)),
    parts: new Set(views.flatMap(({ parts }) => parts)),
  };
}

export function showsPart(sight: Sight, part: CasePart): boolean {
  return sight === 'whole' || sight.parts.has(part);
}

/** Kinds of links are kept apart: interactions of a customer are another matter than documents. */
export function showsLink(sight: Sight, kind: string): boolean {
  return showsPart(sight, kind === 'interaction' ? 'interactions' : 'links');
}

/** Entries of its history that tell of the head. */
const HEAD = ['started', 'status-changed', 'suspended', 'resumed', 'terminated', 'outcome', 'reopened', 'overdue'];
const TOLD: Record<CasePart, readonly string[]> = {
  tasks: ['entered', 'completed', 'cancelled', 'milestone'],
  notes: ['noted'],
  interactions: ['link:interaction'],
  links: ['link:other'],
  participants: ['participant-added', 'participant-removed', 'owner-changed'],
};

/** Types of entries that are shown; those of links are told apart by what was linked. Null: all. */
export function entriesOf(sight: Sight): string[] | null {
  return sight === 'whole' ? null : [...HEAD, ...[...sight.parts].flatMap((part) => TOLD[part])];
}
