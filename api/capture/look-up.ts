import type { ClassifyInput } from '../../domain/classify/classify';
import { lookupsOf, type PlannedLookup } from '../../domain/classify/lookups-of';
import { mayIn, type Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { Deps } from '../deps';
import { stretches } from './stretch';

/** Captures with what came of their look-ups, all of which are asked at once. Where no worktype has any, nothing is done. */
export async function lookUp(
  { lookups }: Pick<Deps, 'lookups'>,
  { rules }: Directory,
  principal: Principal,
  inputs: readonly ClassifyInput[],
): Promise<readonly ClassifyInput[]> {
  if (!rules.hasLookups) return inputs;
  const planned: PlannedLookup[][] = [];
  const pause = stretches();
  for (const input of inputs) {
    await pause();
    const found = lookupsOf(input, rules);
    // Whoever may not capture there asks nobody either; the refusal itself comes later.
    planned.push(found.filter(({ lookup }) => mayIn(principal, 'item:capture', lookup.document.division)));
  }
  const all = planned.flat();
  if (all.length === 0) return inputs;
  const results = await lookups.ask(all);
  let next = 0;
  return inputs.map((input, index) => {
    const count = planned[index]?.length ?? 0;
    next += count;
    return count === 0 ? input : { ...input, lookups: results.slice(next - count, next) };
  });
}
