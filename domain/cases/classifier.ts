import type { Meant } from '../config/intents';
import type { LookupAnswer } from '../lookup/result';

/** What an outside classifier made of an interaction; null: nothing that can be used, `note` says why. */
export type Classification = { intent: string; confidence: number } | { note: string };

/** A confidence is a share of one. Whatever else comes is no answer. */
export function classificationOf(lookup: string, answer: LookupAnswer | null): Classification {
  if (answer === null) return { note: `look-up ${lookup} was not asked` };
  if (!answer.ok) return { note: `look-up ${lookup} failed: ${answer.failure.code}` };
  const { intent, confidence } = answer.attributes;
  const isSure = typeof confidence === 'number' && confidence >= 0 && confidence <= 1;
  if (typeof intent === 'string' && isSure) return { intent, confidence };
  return { note: `look-up ${lookup} answered no intent with a confidence from 0 to 1` };
}

/** How sure the classifier of a type is that it is meant; null: not sure enough, or it means something else. */
export function confidenceIn(
  { key, classifier }: Pick<Meant, 'key' | 'classifier'>,
  found: Classification | undefined,
): number | null {
  if (!classifier || !found || 'note' in found) return null;
  const { intent = key, threshold } = classifier;
  return found.intent === intent && found.confidence >= threshold ? found.confidence : null;
}
