import { type Classification, classificationOf } from '../../domain/cases/classifier';
import type { Interaction } from '../../domain/cases/intent';
import type { PlannedLookup } from '../../domain/classify/lookups-of';
import { shownToRules } from '../../domain/classify/shown-to-rules';
import type { Meant } from '../../domain/config/intents';
import { Allowance } from '../../domain/feel/run';
import { pose } from '../../domain/lookup/question';
import type { Context } from '../route';

/**
 * What the classifiers of these types make of an interaction, by division and look-up; each is asked once, within its own
 * limit of time. They see an item whose attributes are those of the interaction, with its `text` and `channel`.
 */
export async function classifyIntent(
  { deps, directory: { rules } }: Pick<Context, 'deps' | 'directory'>,
  types: readonly Meant[],
  { text, channel, attributes }: Interaction,
  nowMs: number,
): Promise<ReadonlyMap<string, Classification>> {
  const named = new Map<string, { division: string; key: string }>();
  for (const type of types) {
    const name = classifierOf(type);
    if (name !== null) named.set(name, { division: type.division, key: type.classifier?.lookup ?? '' });
  }
  const shown = shownToRules({ ...attributes, text, channel: channel ?? '' }) as Readonly<Record<string, unknown>>;
  const planned = [...named].flatMap(([name, { division, key }]): { name: string; one: PlannedLookup }[] => {
    const document = rules.find('lookup', division, key);
    if (!document) return [];
    const lookup = rules.lookup(document);
    const allowance = new Allowance();
    const asked = {
      source: null,
      worktype: null,
      division,
      attributes: shown,
      externalTag: null,
      department: null,
      process: null,
    };
    const posed = pose(lookup, asked, nowMs, allowance);
    const version = rules.versionsOf([document])[`lookup/${key}`] ?? 0;
    return [{ name, one: { lookup, version, posed, spent: allowance.spent, allowance } }];
  });
  if (planned.length === 0) return new Map();
  const results = await deps.lookups.ask(planned.map(({ one }) => one));
  return new Map(
    planned.map(({ name, one }, index) => [
      name,
      classificationOf(one.lookup.document.key, results[index]?.answer ?? null),
    ]),
  );
}

/** One look-up of a division is one classifier, whatever types name it. */
export function classifierOf({ division, classifier }: Meant): string | null {
  return classifier ? JSON.stringify([division, classifier.lookup]) : null;
}
