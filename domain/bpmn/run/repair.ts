import type { StepRefusal } from '../messages';
import type { Model } from '../model';
import type { Incident, Variables } from '../state';
import type { Turn } from './turn';
import { setVariables } from './variables';

/** What `retry` and `skip` do about an incident. */
export type Repair = 'retry' | 'skip';

/** Which of them an incident admits; none: the case can only be gone on with by putting tokens somewhere. */
export function repairsOf(model: Pick<Model, 'find'>, incident: Incident): Repair[] {
  if (!mayRetry(incident)) return [];
  return maySkip(model, incident) ? ['retry', 'skip'] : ['retry'];
}

function mayRetry({ instance, code }: Incident): boolean {
  return instance !== null || code === 'CASE_FULL';
}

/** What has no work to be done can only be tried again. */
function maySkip({ find }: Pick<Model, 'find'>, { instance, element, retry: again }: Incident): boolean {
  const kind = find(element)?.kind;
  return instance !== null && (again === 'enter' || again === 'work') && kind !== undefined && kind !== 'gateway';
}

/** What failed is tried again, with variables put right first. */
export function retry(turn: Turn, id: number, variables: Variables): StepRefusal | null {
  const incident = turn.incidents.get(id);
  if (incident?.code === 'CASE_FULL' && incident.instance === null) return goOn(turn, incident, variables);
  if (incident?.instance === undefined || incident.instance === null) return 'NO_SUCH_INSTANCE';
  const instance = resolve(turn, incident, incident.instance);
  if (Object.keys(variables).length > 0) setVariables(turn, instance, variables, 'in-process');
  const { results = {} } = turn.get(instance);
  switch (incident.retry) {
    case 'enter':
      turn.change(instance, { phase: 'waiting' });
      turn.push({ do: 'enter', instance });
      return null;
    case 'work':
      turn.push({ do: 'work', instance });
      return null;
    case 'complete':
      turn.push({ do: 'complete', instance, variables: { ...results, ...variables } });
      return null;
    case 'leave':
      turn.push({ do: 'leave', instance });
      return null;
    case 'loop':
      turn.push({ do: turn.get(instance).loop ? 'loop' : 'end-one', instance });
      return null;
    case 'none':
      // It may have been stopped before it could see what has come to its end.
      for (const { id: each } of turn.instances.values()) turn.touched.add(each);
      return null;
  }
}

/** A case that stood still as a whole. */
function goOn(turn: Turn, { id, element }: Incident, variables: Variables): StepRefusal | null {
  const root = [...turn.instances.values()].find(({ parent }) => parent === null);
  if (!root) return 'NO_SUCH_INSTANCE';
  turn.incidents.delete(id);
  turn.status = 'active';
  turn.tell('resolved', { ...root, element });
  setVariables(turn, root.id, variables, 'in-process');
  return null;
}

/** The element counts as done, with these results. */
export function skip(turn: Turn, id: number, variables: Variables): StepRefusal | null {
  const incident = turn.incidents.get(id);
  if (incident?.instance === undefined || incident.instance === null) return 'NO_SUCH_INSTANCE';
  if (!maySkip(turn.model, incident)) return 'CANNOT_SKIP';
  const instance = resolve(turn, incident, incident.instance);
  turn.dropWaits(instance);
  if (turn.model.find(incident.element)?.kind === 'activity') turn.push({ do: 'complete', instance, variables });
  else turn.push({ do: 'leave', instance });
  return null;
}

function resolve(turn: Turn, { id, element }: Incident, instance: number): number {
  turn.incidents.delete(id);
  turn.tell('resolved', { ...turn.change(instance, { phase: 'containing' }), element });
  return instance;
}
