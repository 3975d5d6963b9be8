import type { ChangeRow } from '../../db/change-feed';
import { readItemRows } from '../../db/item-read';
import { isTaskExternalId } from '../../domain/cases/task';
import { mayIn, type Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import { withTasks } from '../cases/task-sight';
import type { Deps } from '../deps';

/**
 * Of the items that changes tell of, the tasks of cases that the caller does not see. Nothing is read for who supervises the
 * cases of these divisions, nor for who hears only of what concerns him.
 */
export async function unseenTasks(
  { pool }: Pick<Deps, 'pool'>,
  { principal, directory }: { principal: Principal; directory: Directory },
  rows: readonly ChangeRow[],
): Promise<ReadonlySet<string>> {
  const isAsked = ({ topic, division, data }: ChangeRow) =>
    topic === 'item' &&
    isTaskExternalId(data['externalId']) &&
    mayIn(principal, 'item:watch', division) &&
    !mayIn(principal, 'case:supervise', division);
  const asked = rows.filter(isAsked);
  if (asked.length === 0) return new Set();
  const divisions = [...new Set(asked.map(({ division }) => division))];
  const scope = withTasks({ directory, principal }, { divisions, source: null });
  const ids = [...new Set(asked.map(({ key }) => key))];
  const seen = new Set((await readItemRows(pool, scope, ids)).map(({ state }) => state.id));
  return new Set(ids.filter((id) => !seen.has(id)));
}
