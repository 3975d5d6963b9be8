import { withDiagram } from '../bpmn/draw/with-diagram';
import { readWithRoot } from '../bpmn/read/read-bpmn';
import { checkPlan } from '../plan/check-plan';
import { plan as planSchema } from '../plan/plan';
import { planModel } from '../plan/plan-model';
import { maxBpmnLength, type StoredGraph } from './case-type';

/** What is read from the file of a case type, or from the one that its plan becomes; undefined where it has neither. */
export async function caseModel(document: Readonly<Record<string, unknown>>): Promise<StoredGraph | undefined> {
  const { bpmn, process } = document;
  if (typeof bpmn === 'string' && bpmn.length <= maxBpmnLength) {
    const { read, root } = await readWithRoot(bpmn, typeof process === 'string' ? { process } : {});
    if ('refused' in read || !root) return read;
    const drawn = withDiagram(bpmn, root);
    // A file that has its diagram is not kept twice.
    return drawn === bpmn ? read : { ...read, drawn };
  }
  // Behind the time limit of files from outside, whose odd texts take long: this one is our own, and takes what its length takes.
  const made = await Promise.resolve(document).then(madeOfPlan);
  if (made === undefined) return undefined;
  const { read, root } = await readWithRoot(made, { isOwn: true });
  return 'refused' in read || !root ? read : { ...read, drawn: withDiagram(made, root) };
}

/** The file that a plan becomes; undefined where something is wrong with the plan, which is told where the document is checked. */
export function madeOfPlan({ key, name, plan }: Readonly<Record<string, unknown>>): string | undefined {
  const parsed = planSchema.safeParse(plan);
  if (!parsed.success || typeof key !== 'string' || checkPlan(parsed.data).length > 0) return undefined;
  return planModel(parsed.data, { key, name: typeof name === 'string' ? name : key });
}
