import type { z } from 'zod';
import { readItemRows } from '../../db/item-read';
import { statesOf } from '../../domain/iwd/status';
import { databaseNow } from '../../matcher/ledger/database-now';
import { ItemListQuery } from '../contract/item-list';
import type { IwdListQuery, IwdTaskPage } from '../contract/iwd';
import { HttpProblem } from '../http-problem';
import { validate } from '../http/read-input';
import { listItems } from '../items/list-items';
import type { Context } from '../route';
import { taskView } from './task-view';

/** The tasks of a capture point, in the order of their last change. */
export async function listTasks(
  context: Context,
  source: string,
  { status, changedSince, cursor, limit }: z.output<typeof IwdListQuery>,
): Promise<z.output<typeof IwdTaskPage>> {
  checkSource(context, source);
  const state = status && statesOf(status);
  if (state?.length === 0) {
    const at = new Date(await databaseNow(context.deps.pool)).toISOString();
    return { tasks: [], nextCursor: null, at };
  }
  const query = { source, state, updatedAfter: changedSince, sort: 'updatedAt', cursor, limit };
  const page = await listItems(context, validate(ItemListQuery, query) as ItemListQuery);
  const { deps, directory, scope } = context;
  const ids = page.items.map(({ id }) => id);
  const rows = new Map((await readItemRows(deps.pool, scope, ids)).map((row) => [row.state.id, row]));
  const tasks = ids.flatMap((id) => rows.get(id) ?? []).map((row) => taskView(row, directory));
  return { tasks, nextCursor: page.nextCursor, at: page.at };
}

function checkSource({ directory, scope }: Context, key: string): void {
  const source = directory.sources.get(key);
  const isVisible = source && [source.division, ...source.divisions].some((each) => scope.divisions.includes(each));
  if (!isVisible || (scope.source !== null && scope.source !== key)) throw new HttpProblem('NOT_FOUND');
}
