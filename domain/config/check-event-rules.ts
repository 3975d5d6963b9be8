import { compileCondition } from '../decisions/condition';
import { conditionVariables, textPlaces } from '../notification/event-rules';
import { checkCaseStart } from '../notification/wanted-case';
import { checkTexts } from './check-texts';
import type { DocumentFault } from './check-document';
import type { EventRuleDocument } from './event-rule';
import { valueSeen } from './problem';

/** Faults of conditions, and of names in texts. */
export function checkEventRules(rules: readonly EventRuleDocument[]): DocumentFault[] {
  return rules.flatMap(({ when, actions }, index) => {
    const condition = when === undefined ? undefined : compileCondition(when, conditionVariables);
    const faults = actions.flatMap(({ notify, startCase }, at) => [
      ...checkTexts(notify, ['eventRules', index, 'actions', at, 'notify'], textPlaces),
      ...(typeof startCase === 'object' ? checkCaseStart(startCase, conditionVariables) : []).map(
        ({ path, fault, text }) => ({
          path: ['eventRules', index, 'actions', at, 'startCase', ...path],
          ...fault,
          value: valueSeen(text),
        }),
      ),
    ]);
    if (condition && !condition.ok) {
      faults.unshift({ path: ['eventRules', index, 'when'], ...condition.fault, value: valueSeen(when) });
    }
    return faults;
  });
}
