import type { z } from 'zod';
import { cutOffInAll } from '../../db/cut-off';
import { reasonsFor } from '../../domain/cases/intent';
import { CONDITIONS_MS } from '../../domain/notification/event-rules';
import type { IntentBody, IntentCandidates } from '../contract/intent';
import type { Context } from '../route';
import { caseTypesIn, startsByItself } from './create-case';

/** The case types that an interaction may mean, those with most reasons first. Nothing is started: the caller confirms one. */
export function findIntent(
  { directory, scope }: Context,
  { text, channel, attributes, division }: z.output<typeof IntentBody>,
): z.infer<typeof IntentCandidates> {
  const bounded = cutOffInAll(CONDITIONS_MS);
  const nowMs = Date.now();
  const types = scope.divisions
    .filter((each) => division === undefined || each === division)
    .flatMap((each) => caseTypesIn(directory, each))
    .filter(({ type }) => type.intents.length > 0 && startsByItself(type));
  const candidates = types.flatMap(({ type }) => {
    const reasons = reasonsFor(type, { text, channel: channel ?? null, attributes }, nowMs, bounded);
    return reasons.length === 0
      ? []
      : [{ type: type.key, division: type.division, name: type.name ?? type.key, reasons }];
  });
  return { candidates: candidates.toSorted((one, other) => other.reasons.length - one.reasons.length) };
}
