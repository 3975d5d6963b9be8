import type { ItemRow } from '../../db/item-read';
import { HttpProblem } from '../http-problem';
import { findItem } from '../items/find-item';
import type { Answer, Context } from '../route';

/** Each time that it has to be done again somebody else's command had its effect. */
const ATTEMPTS = 5;

/**
 * Runs a command that is computed from the item as a whole; where somebody else changed the item meanwhile it is computed
 * anew, so that of two changes made at once neither takes the other back.
 */
export async function onNewest(
  { deps, scope }: Context,
  row: ItemRow,
  run: (newest: ItemRow) => Promise<Answer>,
): Promise<Answer> {
  let newest = row;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(newest);
    } catch (error) {
      if (!(error instanceof HttpProblem) || error.code !== 'CONFLICT' || attempt === ATTEMPTS) throw error;
    }
    newest = await findItem(deps.pool, scope, row.state.id);
  }
}
