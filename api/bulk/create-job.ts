import type { ClientBase } from 'pg';
import { insertBulkItems, insertFoundBulkItems } from '../../db/bulk-item';
import { type BulkJobRow, insertBulkJob, readBulkJob, readRequestedBulkJob, setBulkTotal } from '../../db/bulk-job';
import { countItems, type ItemFilter } from '../../db/item-list';
import { listItemRows } from '../../db/item-page';
import type { ItemScope } from '../../db/item-read';
import { transaction } from '../../db/transaction';
import { databaseNow } from '../../matcher/ledger/database-now';
import { createId } from '../../db/new-id';
import { BULK_AT_MOST, type BulkBody, type BulkPreview } from '../contract/bulk';
import { HttpProblem, invalidInput } from '../http-problem';
import { itemFilter } from '../items/item-filter';
import { listedItemView } from '../items/item-view';
import type { Credential } from '../auth/grants';
import type { Context } from '../route';
import { auditJob } from './audit-job';
import { itemAction } from './bulk-action';

const SAMPLE = 10;

/** What a job would be about. Nothing is made. */
export async function previewBulk(context: Context, input: BulkBody): Promise<BulkPreview> {
  const action = itemAction(input.action);
  action.read(input.body);
  const { deps, directory } = context;
  const scope = action.scopeFor(context);
  const at = new Date(await databaseNow(deps.pool));
  const filter: ItemFilter = input.filter
    ? await itemFilter({ deps, directory, scope }, input.filter, at)
    : { id: input.items };
  const oldestFirst = { column: 'createdAt', isDescending: false } as const;
  // As far as those that are counted.
  const sample = { filter, sort: oldestFirst, after: null, limit: SAMPLE, looks: [null] };
  const [count, found] = await Promise.all([
    countItems(deps.pool, scope, at, filter),
    listItemRows(deps.pool, scope, at, sample),
  ]);
  return { count, limit: BULK_AT_MOST, sample: (found?.rows ?? []).map((row) => listedItemView(row, directory)) };
}

/** An action over items: what the selection names, or what the filter finds. */
export async function createBulkJob(context: Context, input: BulkBody): Promise<BulkJobRow> {
  const action = itemAction(input.action);
  const body = action.read(input.body);
  const scope = action.scopeFor(context);
  const { deps, directory } = context;
  return makeJob(context, { action: input.action, body }, async (client, id, at) => {
    const filter = input.filter && (await itemFilter({ deps, directory, scope }, input.filter, at));
    return choose(client, id, scope, at, { items: input.items, filter });
  });
}

/**
 * Makes a job and chooses what it is about in one transaction: from then on the selection stands. A repeated request finds
 * its job.
 */
export async function makeJob(
  { deps, principal, caller, requestKey }: Context,
  { action, body }: { action: string; body: Record<string, unknown> },
  choices: (client: ClientBase, id: string, at: Date) => Promise<number>,
): Promise<BulkJobRow> {
  const nowMs = await databaseNow(deps.pool);
  const id = createId(Math.floor(nowMs));
  const { subject } = principal;
  const { credential } = caller;
  const by = { subject, identityGroups: groupsOf(credential), scopes: credential.scopes && [...credential.scopes] };
  const isFirst = await transaction(deps.pool, async (client) => {
    if (!(await insertBulkJob(client, { id, ...by, action, body, requestKey }))) return false;
    await setBulkTotal(client, id, await choices(client, id, new Date(nowMs)));
    await auditJob(client, principal, { id, action }, 'create');
    return true;
  });
  if (isFirst) deps.wake('bulk');
  const job =
    isFirst || requestKey === undefined
      ? await readBulkJob(deps.pool, { subject, divisions: [] }, id)
      : await readRequestedBulkJob(deps.pool, subject, requestKey);
  if (!job) throw new HttpProblem('CONFLICT');
  return job;
}

function groupsOf(credential: Credential): string[] {
  return credential.kind === 'user' ? [...credential.groups] : [];
}

/** IDs that name nothing for the caller are chosen as well: they fail one by one, as everywhere. */
async function choose(
  client: ClientBase,
  id: string,
  scope: ItemScope,
  at: Date,
  { items, filter = {} }: { items: readonly string[] | undefined; filter: ItemFilter | undefined },
): Promise<number> {
  if (items) return insertBulkItems(client, id, items);
  return atMost(await insertFoundBulkItems(client, id, { scope, at, filter }, BULK_AT_MOST + 1));
}

/** As many as a job takes; more are refused. */
export function atMost(count: number): number {
  if (count <= BULK_AT_MOST) return count;
  const message = 'finds more than a job takes';
  throw invalidInput([{ path: 'filter', message, code: 'TOO_MANY_ITEMS', allowed: BULK_AT_MOST }]);
}
