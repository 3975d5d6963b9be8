import type { z } from 'zod';
import { cutOffInAll } from '../../db/cut-off';
import { confidenceIn } from '../../domain/cases/classifier';
import { reasonsFor } from '../../domain/cases/intent';
import { CONDITIONS_MS } from '../../domain/notification/event-rules';
import type { IntentBody, IntentCandidates } from '../contract/intent';
import type { Context } from '../route';
import { classifierOf, classifyIntent } from './classify-intent';
import { caseTypesIn, startsByItself } from './create-case';

/**
 * The case types that an interaction may mean: first what a classifier is sure of, then those with most reasons. Nothing is
 * started: the caller confirms one. A classifier that fails or is not sure leaves the answer to the rules.
 */
export async function findIntent(
  context: Context,
  { text, channel, attributes, division }: z.output<typeof IntentBody>,
): Promise<z.infer<typeof IntentCandidates>> {
  const { directory, scope } = context;
  const nowMs = Date.now();
  const interaction = { text, channel: channel ?? null, attributes };
  const types = scope.divisions
    .filter((each) => division === undefined || each === division)
    .flatMap((each) => caseTypesIn(directory, each).map(({ type }) => type))
    .filter((type) => (type.intents.length > 0 || type.classifier !== undefined) && startsByItself(type));
  const classified = await classifyIntent(context, types, interaction, nowMs);
  const bounded = cutOffInAll(CONDITIONS_MS);
  const candidates = types.flatMap((type) => {
    const confidence = confidenceIn(type, classified.get(classifierOf(type) ?? ''));
    const said =
      confidence === null ? [] : [{ rule: null, reason: classifierReason(type.classifier?.lookup, confidence) }];
    const reasons = [...said, ...reasonsFor(type, interaction, nowMs, bounded)];
    if (reasons.length === 0) return [];
    return [{ type: type.key, division: type.division, name: type.name ?? type.key, reasons, confidence }];
  });
  return {
    candidates: candidates.toSorted(
      (one, other) => (other.confidence ?? -1) - (one.confidence ?? -1) || other.reasons.length - one.reasons.length,
    ),
    notes: [...classified.values()].flatMap((one) => ('note' in one ? [one.note] : [])),
  };
}

function classifierReason(lookup: string | undefined, confidence: number): string {
  return `${lookup} says so, ${Math.round(confidence * 100)} % sure`;
}
