import { lookupsToShow } from '../../domain/classify/other-values';
import type { ItemState } from '../../domain/item/state';
import type { LookupAnswers } from '../contract/explanation';
import type { Context } from '../route';

/** Asks the look-ups of an item's worktype for somebody who reads it; what is remembered is not asked again. */
export async function lookUpItem({ deps, directory }: Context, state: ItemState): Promise<LookupAnswers> {
  const planned = lookupsToShow(state, directory.rules);
  const results = await deps.lookups.ask(planned);
  return {
    lookups: planned.map(({ lookup: { document } }, index) => {
      const answer = results[index]?.answer ?? null;
      return {
        lookup: document.key,
        name: document.name ?? document.key,
        attributes: answer?.ok ? { ...answer.attributes } : null,
        failure: answer === null || answer.ok ? null : answer.failure,
      };
    }),
  };
}
