import type { Said } from '../said/said';
import { kept } from './incident-texts';
import type { CaseEvent } from './messages';
import type { Model } from './model';
import type { CaseState, Incident } from './state';

/**
 * What becomes of a case that cannot take what happens to it, and nobody is there who could be told: it stands still, with an
 * incident. Tried again, one that has not begun begins, and the clock acts on any other.
 */
export function halted(
  { graph }: Pick<Model, 'graph'>,
  state: CaseState | null,
  event: Extract<CaseEvent, { type: 'start' | 'tick' }>,
  why: Said,
  numbersFrom: number,
): CaseState {
  if (state) {
    const incident: Incident = { ...told(state.next, graph.main, why), instance: null, retry: 'none' };
    return {
      ...state,
      status: 'incident',
      next: state.next + 1,
      incidents: { ...state.incidents, [incident.id]: incident },
    };
  }
  const variables = event.type === 'start' ? (event.variables ?? {}) : {};
  const beginsAt = event.type === 'start' && event.startEvent !== undefined ? { beginsAt: event.startEvent } : {};
  const element = graph.nodes.find(({ id }) => id === beginsAt.beginsAt)?.in ?? graph.main;
  const root = { id: numbersFrom, element, parent: null, phase: 'failed', variables, ...beginsAt } as const;
  const incident: Incident = { ...told(numbersFrom + 1, element, why), instance: root.id, retry: 'enter' };
  return {
    format: 1,
    status: 'active',
    next: numbersFrom + 2,
    instances: { [root.id]: root },
    waits: {},
    incidents: { [incident.id]: incident },
  };
}

function told(id: number, element: string, why: Said): Omit<Incident, 'instance' | 'retry'> {
  return { id, element, code: 'CASE_FULL', ...kept(why) };
}
