import { compileModel } from '../../domain/decisions/compile-model';
import { evaluateModel } from '../../domain/decisions/evaluate-model';
import type { DecisionModel } from '../../domain/decisions/model';

/** Decisions that would run on, and what each of them must come to. */
const decisions = {
  'a long loop': ['count(for i in one..1000000000 return i)', 'STEP_BUDGET'],
  'a pattern that back-tracks': ['matches(text, "^(a+)+$")', false],
  'many of them': ['for i in one..100000 return matches(text, "^(a+)+$")', 'STEP_BUDGET'],
  'a function that calls itself': ['{f: function(g) one + g(g), x: f(f)}.x', 'RECURSION_LIMIT'],
  'knowledge that calls itself': ['Endless(one)', 'RECURSION_LIMIT'],
  'a text that doubles': [
    `{a: text, ${Array.from({ length: 30 }, (_, at) => `a${at}: ${at === 0 ? 'a' : `a${at - 1}`} + text + text`).join(', ')}, ${Array.from({ length: 30 }, (_, at) => `b${at}: ${at === 0 ? 'a29' : `b${at - 1} + b${at - 1}`}`).join(', ')}}.b29`,
    'OUTPUT_LIMIT',
  ],
  'dates without end': ['for i in one..100000 return date(2026, 1, 1) + duration("P1M")', 'STEP_BUDGET'],
  'one that ends': ['string(date("2026-02-28") + duration("P1D"))', '2026-03-01'],
} as const;

const model: DecisionModel = {
  types: [],
  inputs: [{ name: 'one' }, { name: 'text' }],
  functions: [
    {
      name: 'Endless',
      functions: ['Endless'],
      body: { kind: 'function', parameters: [{ name: 'n' }], body: { kind: 'literal', text: '1 + Endless(n + 1)' } },
    },
  ],
  decisions: Object.entries(decisions).map(([name, [text]]) => ({
    name,
    inputs: ['one', 'text'],
    decisions: [],
    functions: ['Endless'],
    body: { kind: 'literal', text },
  })),
};

export const expected = Object.fromEntries(Object.entries(decisions).map(([name, [, outcome]]) => [name, outcome]));

/** Asks all of them; answers each value, or the limit that it met. */
export function askAll(): Record<string, unknown> {
  const compiled = compileModel(model, { pathOf: () => [], cellPath: () => [] });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const inputs: Record<string, unknown> = { one: 1, text: `${'a'.repeat(40)}!` };
  const answers = Object.keys(decisions).map((name) => {
    const outcome = evaluateModel(compiled.model, name, (input) => inputs[input], 0);
    return [name, 'value' in outcome ? outcome.value : 'limit' in outcome ? outcome.limit : outcome.conflict] as const;
  });
  return Object.fromEntries(answers);
}
