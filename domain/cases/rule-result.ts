import type { Model } from '../bpmn/model';
import type { Variables } from '../bpmn/state';
import { resultOf } from '../bpmn/run/activity';

/** The variables that a decision's value is: the one that its task names, or all entries of a context. */
export function ruleResult(model: Model, element: string, value: unknown): Variables {
  const node = model.find(element);
  const work = node?.kind === 'activity' ? node.work : undefined;
  return resultOf(value, work?.type === 'business-rule' ? work.resultVariable : undefined);
}
