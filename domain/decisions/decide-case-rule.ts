import type { DecisionDocument } from '../config/decision';
import { evaluateModel } from './evaluate-model';
import { compileDecision } from './item-decision';

export type RuleAnswer = { ok: true; value: unknown } | { ok: false; why: string };

/** What a decision says of a case's variables, as JSON. A conflict or a limit is a reason, not a value. */
export function decideCaseRule(
  document: DecisionDocument,
  variables: Readonly<Record<string, unknown>>,
  nowMs: number,
): RuleAnswer {
  const compiled = compileDecision(document);
  if (!compiled.ok) return { ok: false, why: compiled.faults[0]?.message ?? 'cannot be asked' };
  const { model, asked } = compiled.decision;
  const outcome = evaluateModel(model, asked, (input) => readVariable(variables, input), nowMs);
  if ('limit' in outcome) return { ok: false, why: `decision ${document.key} was stopped: ${outcome.limit}` };
  if ('conflict' in outcome) {
    const { rules, hitPolicy } = outcome.conflict;
    return {
      ok: false,
      why: `decision ${document.key}: rules ${rules.join(', ')} contradict each other (${hitPolicy})`,
    };
  }
  return { ok: true, value: outcome.value };
}

/** An input is the variable of its name, in which spaces may be underscores; `attributes` are all of them. */
function readVariable(variables: Readonly<Record<string, unknown>>, input: string): unknown {
  const name = [input, input.replaceAll(' ', '_')].find((one) => Object.hasOwn(variables, one));
  if (name !== undefined) return variables[name] ?? null;
  return input === 'attributes' ? variables : null;
}
