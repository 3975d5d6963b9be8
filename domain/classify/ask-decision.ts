import type { DocumentOf } from '../config/documents';
import { decideItem } from '../decisions/decide-item';
import type { Contradiction } from '../decisions/decide-item';
import type { DecidedValues } from '../decisions/outputs';
import type { Allowance } from '../feel/run';
import type { Said } from '../said/said';
import type { Catalogue } from './catalogue';
import type { Cause } from './origin';

/** That a value is said to come from: `COLLECT` may count thousands. */
const MOST_RULES = 5;

/** A decision's answer, and where what it gives is said to come from. */
export interface Answer {
  values: DecidedValues;
  cause: Cause;
  notes: readonly Said[];
  incident: Contradiction | null;
}

/** Asks a decision about an item, of which it sees what is `shownToRules`. */
export function askDecision(
  document: DocumentOf<'decision'>,
  item: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
  nowMs: number,
  allowance: Allowance,
): Answer {
  const { values, rules, notes, incident } = decideItem(catalogue.decision(document), item, nowMs, allowance);
  return {
    values,
    cause: { by: 'decision', decision: document.key, rules: rules.slice(0, MOST_RULES) },
    notes,
    incident,
  };
}
