import type { CaseTypeDocument } from '../config/case-type';
import { compileCondition } from '../decisions/condition';
import type { Bounded } from '../notification/event-rules';

/** What rules on the intent of an interaction may read. */
export const intentVariables = ['text', 'channel', 'attributes'] as const;

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

/** The rules of a case type that hold for an interaction: none, and it is not meant. */
export function reasonsFor(
  { intents }: Pick<CaseTypeDocument, 'intents'>,
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
