import { sayerOf } from '../said/said';

/** Why an interaction is taken to mean what it does, and why nothing is known of it. */
export const intentTexts = {
  CLASSIFIER_SAYS: '{{lookup}} says so, {{percent}} % sure',
  CLASSIFIER_NOT_ASKED: 'look-up {{lookup}} was not asked',
  CLASSIFIER_FAILED: 'look-up {{lookup}} failed: {{failure}}',
  CLASSIFIER_UNSURE: 'look-up {{lookup}} answered no intent with a confidence from 0 to 1',
  RULES_CUT_OFF: 'not all rules of {{type}} were asked: they take too long',
} as const;

export const sayIntent = sayerOf(intentTexts);
