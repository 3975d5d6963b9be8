import { keyed, type Path } from './keyed';
import { elementId } from './parts';
import type { Plan } from './plan';

/** By what is added to the key of a stage or step, the field that says it. */
const fields: Readonly<Record<string, string>> = {
  If: 'when',
  When: 'when',
  Late: 'escalate',
  Escalated: 'escalate',
  Message: 'message',
  Reached: 'milestone',
};

/** By element of the model that a plan becomes, where in the document it comes from. */
export function planPlaces(plan: Plan): ReadonlyMap<string, Path> {
  const places = new Map<string, Path>([['Outcome', ['plan', 'outcome']]]);
  for (const { key, path } of keyed(plan).flatMap((stage) => [stage, ...stage.steps])) {
    places.set(elementId(key), path);
    for (const [suffix, field] of Object.entries(fields)) places.set(`${elementId(key)}.${suffix}`, [...path, field]);
  }
  return places;
}
