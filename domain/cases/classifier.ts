import type { Meant } from '../config/intents';
import { sayFailure } from '../lookup/failure-texts';
import type { LookupAnswer } from '../lookup/result';
import type { Said } from '../said/said';
import { sayIntent } from './intent-texts';

/** What an outside classifier made of an interaction; null: nothing that can be used, `note` says why. */
export type Classification = { intent: string; confidence: number } | { note: Said };

/** A confidence is a share of one. Whatever else comes is no answer. */
export function classificationOf(lookup: string, answer: LookupAnswer | null): Classification {
  if (answer === null) return { note: sayIntent('CLASSIFIER_NOT_ASKED', { lookup }) };
  if (!answer.ok) {
    const failure = sayFailure(answer.failure.code);
    return { note: sayIntent('CLASSIFIER_FAILED', { lookup, failure }) };
  }
  const { intent, confidence } = answer.attributes;
  const isSure = typeof confidence === 'number' && confidence >= 0 && confidence <= 1;
  if (typeof intent === 'string' && isSure) return { intent, confidence };
  return { note: sayIntent('CLASSIFIER_UNSURE', { lookup }) };
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
