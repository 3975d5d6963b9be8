import { expandStep } from './expand-step';
import type { KeyedStage, KeyedStep } from './keyed';
import { atOnce, between, condition, elementId, expression, inOrder, onlyWhen, type Part } from './parts';
import { element, type Element } from '../bpmn/draw/xml';

/** A stage in the order of the others. */
export function orderedStage(stage: KeyedStage): Part[] {
  const id = elementId(stage.key);
  const inner: Part = { first: id, last: id, elements: [expandStage(stage, {})] };
  const reached = milestoneOf(stage).map((one): Part => {
    const milestone = `${id}.Reached`;
    return { first: milestone, last: milestone, elements: [one] };
  });
  return [onlyWhen(id, stage.given.when, inOrder([inner, ...reached]))];
}

/** Reached when the stage is done; none, or one. */
export function milestoneOf({ key, given }: KeyedStage): Element[] {
  if (given.milestone === undefined) return [];
  const attributes = { id: `${elementId(key)}.Reached`, name: given.milestone, 'casewright:milestone': 'true' };
  return [element('bpmn:intermediateThrowEvent', attributes)];
}

/** A stage as the sub-process that it is; `more` says of one beside the others when it starts. */
export function expandStage(stage: KeyedStage, more: Element['attributes']): Element {
  const { name, sla, adHoc, parallel, until, repeatWhile } = stage.given;
  const id = elementId(stage.key);
  const attributes = { id, name, 'casewright:stage': 'true', 'casewright:sla': sla, ...more };
  const loop =
    repeatWhile === undefined
      ? []
      : [
          element('bpmn:standardLoopCharacteristics', { testBefore: 'false' }, [
            expression('loopCondition', condition(repeatWhile)),
          ]),
        ];
  if (adHoc === true) {
    const children = stage.steps.flatMap((one) => expandStep(one, true, adHocChild(one.given)));
    const end = until === undefined ? [] : [expression('completionCondition', condition(until))];
    return element('bpmn:adHocSubProcess', attributes, [...loop, ...children, ...end]);
  }
  const parts = stage.steps.map((one) => onlyWhen(elementId(one.key), one.given.when, partOf(one)));
  const inner = parallel === true && parts.length > 1 ? atOnce(id, parts) : inOrder(parts);
  return element('bpmn:subProcess', attributes, [...loop, ...between(id, inner)]);
}

function partOf(step: KeyedStep): Part {
  const id = elementId(step.key);
  return { first: id, last: id, elements: expandStep(step, false, {}) };
}

interface Child {
  when?: string | undefined;
  after?: readonly string[] | undefined;
  manual?: boolean | undefined;
  required?: boolean | undefined;
  repeatable?: boolean | undefined;
}

/** What says of a child of an ad-hoc sub-process when it starts. It is never without a word, which would leave it free. */
export function adHocChild({ when, after, manual, required, repeatable }: Child): Element['attributes'] {
  return {
    'casewright:required': String(required === true),
    'casewright:repetition': repeatable === true ? 'true' : undefined,
    'casewright:manualActivation': manual === true ? 'true' : undefined,
    'casewright:entryOn': after?.map(elementId).join(' '),
    'casewright:entryIf': when === undefined ? undefined : condition(when),
  };
}
