import type { z } from 'zod';
import { cutOffInAll } from '../../db/cut-off';
import { type Classification, confidenceIn } from '../../domain/cases/classifier';
import { type Interaction, reasonsFor, valuesOf } from '../../domain/cases/intent';
import { sayIntent } from '../../domain/cases/intent-texts';
import type { Meant } from '../../domain/config/intents';
import { type Bounded, CONDITIONS_MS } from '../../domain/notification/event-rules';
import { textOf, toldOf } from '../../domain/said/said';
import type { Directory } from '../catalogue/directory';
import type { IntentBody, IntentCandidates } from '../contract/intent';
import type { Context } from '../route';
import { classifierOf, classifyIntent } from './classify-intent';
import { startableIn, startsByItself } from './create-case';

/** For the rules of all types together; one type alone has as long as rules have elsewhere. */
const RULES_MS = 1_000;

/** What an interaction may be asked about. */
type Kind = 'case-type' | 'worktype';

/**
 * The case types or worktypes that an interaction may mean: first what a classifier is sure of, then those with most reasons.
 * Nothing is started: the caller confirms one. A classifier that fails or is not sure leaves the answer to the rules.
 */
export async function findIntent(
  context: Context,
  kind: Kind,
  { text, channel, attributes, division }: z.output<typeof IntentBody>,
): Promise<z.infer<typeof IntentCandidates>> {
  const { directory, scope } = context;
  const nowMs = Date.now();
  const interaction = { text, channel: channel ?? null, attributes };
  const types = scope.divisions
    .filter((each) => division === undefined || each === division)
    .flatMap((each) => typesIn(directory, kind, each))
    .filter((type) => type.intents.length > 0 || type.classifier !== undefined);
  const classified = await classifyIntent(context, types, interaction, nowMs);
  const { candidates, cut } = meantBy(types, interaction, nowMs, classified, cutOffInAll(RULES_MS, CONDITIONS_MS));
  const noted = [
    ...[...classified.values()].flatMap((one) => ('note' in one ? [one.note] : [])),
    ...cut.map((type) => sayIntent('RULES_CUT_OFF', { type })),
  ];
  return {
    candidates: candidates.toSorted(
      (one, other) => (other.confidence ?? -1) - (one.confidence ?? -1) || other.reasons.length - one.reasons.length,
    ),
    notes: noted.map(textOf),
    noted,
  };
}

/** Those types that are meant, and the keys of those whose rules were cut off, which may be meant as well. */
export function meantBy(
  types: readonly Meant[],
  interaction: Interaction,
  nowMs: number,
  classified: ReadonlyMap<string, Classification>,
  inAll: Bounded,
): { candidates: z.infer<typeof IntentCandidates>['candidates']; cut: string[] } {
  const cut = new Set<string>();
  const candidates = types.flatMap((type) => {
    const bounded: Bounded = (work) => {
      const done = inAll(work);
      if (done === null) cut.add(type.key);
      return done;
    };
    const confidence = confidenceIn(type, classified.get(classifierOf(type) ?? ''));
    const classifier = confidence === null ? [] : [classifierReason(type.classifier?.lookup, confidence)];
    const held = reasonsFor(type, interaction, nowMs, bounded);
    const reasons = [...classifier, ...held];
    if (reasons.length === 0) return [];
    const { key, division: where, name = key } = type;
    const values = valuesOf(type, held, interaction, nowMs, bounded);
    return [{ type: key, division: where, name, reasons, confidence, values }];
  });
  return { candidates, cut: [...cut] };
}

/** What can be started by a form. */
function typesIn(directory: Directory, kind: Kind, division: string): Meant[] {
  if (kind === 'case-type')
    return startableIn(directory, division).flatMap(({ type }) => (startsByItself(type) ? [type] : []));
  return directory.documents.flatMap((one) => (one.kind === 'worktype' && one.division === division ? [one] : []));
}

function classifierReason(lookup: string | undefined, confidence: number) {
  const said = sayIntent('CLASSIFIER_SAYS', { lookup: String(lookup), percent: Math.round(confidence * 100) });
  return { rule: null, reason: said.text, said: toldOf(said) };
}
