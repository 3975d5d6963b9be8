import { intentVariables } from '../cases/intent';
import { compileCondition } from '../decisions/condition';
import { compileFeel } from '../feel/compile-feel';
import { tellFault } from '../feel/fault';
import type { DocumentFault } from './check-document';
import type { Meant } from './intents';
import { valueSeen } from './problem';

/** Faults of the expressions by which an interaction means a type. */
export function checkIntents(rules: Meant['intents']): DocumentFault[] {
  const shape = Object.fromEntries(intentVariables.map((name) => [name, null]));
  return rules.flatMap(({ when, values }, index): DocumentFault[] => {
    const condition = compileCondition(when, intentVariables);
    const read = Object.entries(values ?? {}).flatMap(([name, text]): DocumentFault[] => {
      const found = compileFeel(text, { shape });
      if (found.ok) return [];
      return [{ path: ['intents', index, 'values', name], ...tellFault(found.fault), value: valueSeen(text) }];
    });
    if (condition.ok) return read;
    return [{ path: ['intents', index, 'when'], ...condition.fault, value: valueSeen(when) }, ...read];
  });
}
