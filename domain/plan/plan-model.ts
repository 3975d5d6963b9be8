import { adHocChild, expandStage, milestoneOf, orderedStage } from './expand-stage';
import { resultsOf, rootOf } from './expand-step';
import { keyed, type KeyedStage } from './keyed';
import { between, elementId, inOrder, type Part } from './parts';
import { isBeside, type Plan } from './plan';
import { element, writeXml } from '../bpmn/draw/xml';

/** What a case type says beside its plan. */
export interface PlanOwner {
  key: string;
  name?: string | undefined;
}

/** The BPMN file of a plan, without a diagram: the same for the same plan. */
export function planModel(plan: Plan, { key, name }: PlanOwner): string {
  const stages = keyed(plan);
  const steps = stages.flatMap((stage) => stage.steps);
  const results = [...new Set(steps.flatMap(resultsOf))];
  const objects = results.map((one) => element('bpmn:dataObject', { id: `Data.${one}`, name: one }));
  const escalates = steps.some(({ given }) => 'escalate' in given && given.escalate?.queue === undefined);
  const late = element('bpmn:escalation', { id: 'Escalation.Late', name: 'late', escalationCode: 'late' });
  const process = element('bpmn:process', { id: `Case.${key}`, name: name ?? key, isExecutable: 'true' }, [
    ...objects,
    ...between('Case', inOrder([...wholePlan(stages), ...outcome(plan.outcome)])),
  ]);
  const root = element(
    'bpmn:definitions',
    {
      'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:casewright': 'urn:casewright:bpmn',
      id: `File.${key}`,
      targetNamespace: 'urn:casewright:plan',
    },
    [...(escalates ? [late] : []), ...steps.flatMap(rootOf), process],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}`;
}

/** Stages in their order; where others stand beside them, all in one ad-hoc sub-process that ends when those in order have. */
function wholePlan(stages: readonly KeyedStage[]): Part[] {
  const ordered = stages.filter(({ given }) => !isBeside(given));
  const beside = stages.filter(({ given }) => isBeside(given));
  const [id, begin] = ['Plan', 'Plan.Begin'];
  const parts = ordered.flatMap(orderedStage);
  if (beside.length === 0) return parts;
  const event = element('bpmn:intermediateThrowEvent', { id: begin, name: 'Begin', 'casewright:required': 'true' });
  const line = inOrder([{ first: begin, last: begin, elements: [event] }, ...parts]);
  const free = beside.flatMap((stage) => [
    expandStage(stage, adHocChild(stage.given)),
    ...milestoneOf(stage).map((one) => ({
      ...one,
      attributes: { ...one.attributes, 'casewright:entryOn': elementId(stage.key) },
    })),
  ]);
  const attributes = { id, name: 'Plan', 'casewright:activeElements': `=["${begin}"]` };
  const whole = element('bpmn:adHocSubProcess', attributes, [...line.elements, ...free]);
  return [{ first: id, last: id, elements: [whole] }];
}

function outcome(text: string | undefined): Part[] {
  if (text === undefined) return [];
  const id = 'Outcome';
  const attributes = { id, name: 'Outcome', scriptFormat: 'feel', 'casewright:resultVariable': 'outcome' };
  const task = element('bpmn:scriptTask', attributes, [element('bpmn:script', {}, text)]);
  return [{ first: id, last: id, elements: [task] }];
}
