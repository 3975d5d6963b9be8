import { compileCondition } from '../decisions/condition';
import { conditionVariables, textPlaces } from '../notification/event-rules';
import { unknownPlace } from '../notification/template';
import { alertPlaces } from '../notification/alerts';
import type { AlertRuleDocument } from './alert-rule';
import type { DocumentFault } from './check-document';
import type { EventRuleDocument } from './event-rule';
import { valueSeen } from './problem';

/** Faults of conditions, and of names in texts. */
export function checkEventRules(rules: readonly EventRuleDocument[]): DocumentFault[] {
  return rules.flatMap(({ when, actions }, index) => {
    const condition = when === undefined ? undefined : compileCondition(when, conditionVariables);
    const faults = actions.flatMap(({ notify }, at) =>
      (['subject', 'text'] as const).flatMap((field) =>
        checkText(notify?.[field], ['eventRules', index, 'actions', at, 'notify', field], textPlaces),
      ),
    );
    if (condition && !condition.ok) {
      faults.unshift({ path: ['eventRules', index, 'when'], ...condition.fault, value: valueSeen(when) });
    }
    return faults;
  });
}

/** Faults of names in texts. */
export function checkAlertTexts({ notify }: AlertRuleDocument): DocumentFault[] {
  return (['subject', 'text'] as const).flatMap((field) => checkText(notify[field], ['notify', field], alertPlaces));
}

function checkText(
  text: string | undefined,
  path: readonly (string | number)[],
  known: readonly string[],
): DocumentFault[] {
  const unknown = text === undefined ? null : unknownPlace(text, known);
  if (unknown === null) return [];
  return [
    { path, message: `does not know "${unknown}"`, code: 'UNKNOWN_NAME', value: valueSeen(text), allowed: known },
  ];
}
