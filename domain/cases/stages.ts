import type { Model } from '../bpmn/model';
import type { Phase } from '../bpmn/state';
import type { CaseFile } from './file';

export type StageState = 'planned' | 'active' | 'completed' | 'skipped';

export interface Stage {
  element: string;
  name: string;
  state: StageState;
  enteredMs: number | null;
  leftMs: number | null;
}

export interface Milestone {
  element: string;
  name: string;
  reachedMs: number | null;
}

/** What the history of this life tells of stages and milestones, oldest first. */
export interface StageEntry {
  element: string;
  type: string;
  atMs: number;
}

/** The elements of which `stagesOf` reads the history. */
export function stageElements({ graph }: Model): string[] {
  return graph.nodes.flatMap((node) => (isStage(node) || isMilestone(node) ? [node.id] : []));
}

/**
 * The stages of a case and what it has reached, in the order of its model: derived from state and history, stored nowhere. A
 * stage that was entered again is what it is now; one that was cancelled, or that its case has ended without, was skipped.
 */
export function stagesOf(
  { graph }: Model,
  { process, closedMs }: Pick<CaseFile, 'process' | 'closedMs'>,
  history: readonly StageEntry[],
): { stages: Stage[]; milestones: Milestone[] } {
  const alive = new Set(standsAt(process));
  const last = (element: string, ...types: string[]) =>
    history.findLast((one) => one.element === element && types.includes(one.type));
  return {
    stages: graph.nodes.filter(isStage).map(({ id, name = id }): Stage => {
      const entered = last(id, 'entered');
      const left = last(id, 'completed', 'cancelled');
      const isActive = alive.has(id) && closedMs === null;
      const over: StageState = closedMs === null && !entered ? 'planned' : 'skipped';
      return {
        element: id,
        name,
        state: isActive ? 'active' : left?.type === 'completed' ? 'completed' : over,
        enteredMs: entered?.atMs ?? null,
        leftMs: isActive ? null : (left?.atMs ?? (entered ? closedMs : null)),
      };
    }),
    milestones: graph.nodes.filter(isMilestone).map(({ id, name = id }) => ({
      element: id,
      name,
      reachedMs: history.find((one) => one.element === id && one.type === 'milestone')?.atMs ?? null,
    })),
  };
}

/** The stages of a model, in its order. */
export function stageNames({ graph }: Model): Pick<Stage, 'element' | 'name'>[] {
  return graph.nodes.filter(isStage).map(({ id, name = id }) => ({ element: id, name }));
}

/** The elements in which something lives. */
export function standsAt(
  process: { instances: Readonly<Record<number, { element: string; phase: Phase }>> } | null,
): string[] {
  const alive = Object.values(process?.instances ?? {}).filter(({ phase }) => phase !== 'ended');
  return [...new Set(alive.map(({ element }) => element))];
}

type Node = Model['graph']['nodes'][number];

function isStage(node: Node): boolean {
  return node.kind === 'activity' && node.stage !== undefined;
}

function isMilestone(node: Node): boolean {
  return node.kind !== 'gateway' && node.plan?.isMilestone === true;
}
