import type { Meant } from '../config/intents';
import { compileCondition } from '../decisions/condition';
import { compileFeel } from '../feel/compile-feel';
import { Allowance } from '../feel/run';
import { weighOutput } from '../feel/weigh';
import { plainValue } from '../inbound/plain-value';
import type { Bounded } from '../notification/event-rules';

/** What rules on the intent of an interaction may read. */
export const intentVariables = ['text', 'channel', 'attributes'] as const;
const shape = Object.fromEntries(intentVariables.map((name) => [name, null]));

export interface Interaction {
  text: string;
  channel: string | null;
  attributes: Readonly<Record<string, unknown>>;
}

/** A rule that holds, or could not be asked. */
export interface IntentReason {
  rule: number;
  reason: string;
}

/** The rules of a type that hold for an interaction: none, and it is not meant. */
export function reasonsFor(
  { intents }: Pick<Meant, 'intents'>,
  { text, channel, attributes }: Interaction,
  nowMs: number,
  bounded: Bounded,
): IntentReason[] {
  return intents.flatMap(({ when, reason }, rule) => {
    const condition = compileCondition(when, intentVariables);
    if (!condition.ok) return [];
    const answer = bounded(() => condition.value({ text, channel, attributes }, nowMs))?.value;
    return answer?.ok === true && answer.holds ? [{ rule, reason: reason ?? when }] : [];
  });
}

/**
 * What the rules that hold read out of an interaction, by attribute: of two that read the same, the first counts. What
 * has no value is left out, and so is what meets its limits: whoever fills in the form is asked for it.
 */
export function valuesOf(
  { intents }: Pick<Meant, 'intents'>,
  reasons: readonly IntentReason[],
  { text, channel, attributes }: Interaction,
  nowMs: number,
  bounded: Bounded,
): Record<string, unknown> {
  const read = new Map<string, unknown>();
  for (const { rule } of reasons)
    for (const [name, expression] of Object.entries(intents[rule]?.values ?? {})) {
      if (read.has(name)) continue;
      const value = bounded(() => plainOf(expression, { text, channel, attributes }, nowMs))?.value ?? null;
      if (value !== null && value !== '') read.set(name, value);
    }
  return Object.fromEntries(read);
}

function plainOf(expression: string, names: Interaction & Record<string, unknown>, nowMs: number): unknown {
  const compiled = compileFeel(expression, { shape });
  if (!compiled.ok) return null;
  const done = new Allowance().run(nowMs, (run) => {
    const value = compiled.value({ names, outer: null }, run);
    weighOutput(value, run);
    return plainValue(value);
  });
  return done.ok ? done.value : null;
}
