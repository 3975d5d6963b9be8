import { sayerOf, toldOf } from '../said/said';
import type { Said, Told } from '../said/said';

/** Why a case stands still somewhere; what quotes an expression begins with it. */
export const incidentTexts = {
  CANNOT_COMPILE: '{{expression}}: {{fault}}',
  EXPRESSION_LIMIT: '{{expression}}: {{limit}}',
  LIMIT_STEP_BUDGET: 'stopped: it takes too many steps (STEP_BUDGET)',
  LIMIT_OUTPUT_LIMIT: 'stopped: it makes too much (OUTPUT_LIMIT)',
  LIMIT_RECURSION_LIMIT: 'stopped: its functions call each other too deep (RECURSION_LIMIT)',
  LIMIT_TOTAL_BUDGET: 'stopped: all expressions of this step take or make too much together (TOTAL_BUDGET)',
  NO_VARIABLE: '{{expression}}: there is no variable {{name}}',
  NEITHER_TRUE_NOR_FALSE: '{{expression}}: neither true nor false, but {{seen}}',
  NO_MESSAGE_KEY: '{{expression}}: the key of {{message}} has no value',
  NO_TIME_TO_WAIT: '{{expression}}: {{seen}} is no time to wait for',
  NO_LIST: '{{expression}}: is no list',
  NO_NUMBER_OF_INSTANCES: '{{expression}}: is no number of instances',
  NO_LIST_OF_ELEMENTS: '{{expression}}: {{seen}} names no list of its elements',
  OF_INPUT: 'input: {{why}}',
  OF_OUTPUT: 'output: {{why}}',
  OF_ELEMENT: '{{element}}: {{why}}',
  OF_FLOW: 'flow {{flow}}: {{why}}',
  NO_FLOW: 'no condition of its outgoing flows is true, and there is no default',
  NO_PROCESS: 'the graph holds no process {{process}}',
  CALL_DEPTH: 'calls are nested deeper than {{most}}',
  TOO_MANY_INSTANCES: '{{count}} instances; allowed are {{most}}',
  ENDLESS_LOOP: 'goes round without waiting for anything',
  TOO_MUCH_AT_ONCE: 'takes more at once than one step may; tried again, it goes on from here',
  CASE_FULL: 'brings more than a case can hold: {{most}} bytes with all that lives in it',
  ERROR_UNCAUGHT: 'error {{error}} is caught nowhere',
  ERROR_UNCAUGHT_WHY: 'error {{error}} is caught nowhere: {{why}}',
  BARE_ERROR_UNCAUGHT: 'error without a code is caught nowhere',
  BARE_ERROR_UNCAUGHT_WHY: 'error without a code is caught nowhere: {{why}}',
  ORDER_REFUSED: '{{place}} {{fault}}',
  ITEM_CANCELLED: '{{reference}} was cancelled',
} as const;

export const sayIncident = sayerOf(incidentTexts);

export const ofElement = (element: string, why: Said) => sayIncident('OF_ELEMENT', { element, why });

/** As an incident and the event that makes one keep it. */
export function kept(why: Said): { message: string; said: Told } {
  return { message: why.text, said: toldOf(why) };
}
