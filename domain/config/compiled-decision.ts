import { compileDecision } from '../decisions/item-decision';
import type { CompiledDecision } from '../decisions/item-decision';
import type { DecisionDocument } from './decision';

const known = new WeakMap<DecisionDocument, CompiledDecision>();

/** What is checked is looked at again for warnings: reading a long table takes most of the time of both. */
export function compiledDecision(document: DecisionDocument): CompiledDecision {
  const found = known.get(document);
  if (found) return found;
  const compiled = compileDecision(document);
  known.set(document, compiled);
  return compiled;
}
