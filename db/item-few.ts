import { type ItemFilter, MAY_HAVE_INCIDENT } from './item-list';
import type { ItemScope } from './item-read';
import { dueOrLast, keptAsOneOf } from './item-sort';
import type { Queryable } from './queryable';

/** So many are read by their keys, whatever else is asked of them. */
export const FEW = 2_000;

/** Takes a value in and gives its parameter. */
type Add = (value: unknown) => string;
/** A condition on a live item `i` that an index of its division, or of its own, answers. */
export type LookUp = (add: Add) => string;

/** What of a filter has an index. */
function lookUpsOf(scope: ItemScope, filter: ItemFilter): LookUp[] {
  const found: LookUp[] = [];
  const add = (value: unknown, condition: (p: string) => string) => {
    if (value !== undefined && value !== null) found.push((given) => condition(given(value)));
  };
  const range = (column: string, from: unknown, to: unknown) => {
    if (from === undefined && to === undefined) return;
    const ends = (given: Add) => [
      ...(from === undefined ? [] : [`${column} >= ${given(from)}::timestamptz`]),
      ...(to === undefined ? [] : [`${column} < ${given(to)}::timestamptz`]),
    ];
    found.push((given) => ends(given).join(' and '));
  };
  add(filter.externalTag, (p) => `i.external_tag = ${p}`);
  add(filter.assignee ?? filter.holders, (p) => `i.assignee = any(${p})`);
  add(filter.queue, (p) => `i.queue = any(${p})`);
  add(filter.worktype, (p) => `i.worktype = any(${p})`);
  add(scope.source ?? filter.source, (p) => `i.source = ${p}`);
  const isKept = keptAsOneOf(filter.state ?? []);
  if (isKept) add(filter.state, isKept);
  if (isInHands(filter)) found.push(() => 'i.id in (select item_id from ledger_item where agent is not null)');
  range('i.created_at', filter.createdAfter, filter.createdBefore);
  range('i.updated_at', filter.updatedAfter, undefined);
  range('i.closed_at', filter.closedAfter, filter.closedBefore);
  range(dueOrLast, filter.dueAfter, filter.dueBefore);
  const customer = filter.attributes?.find(({ name, operator }) => name === 'Customer_ID' && operator === '=');
  add(customer?.value, (p) => `i.customer = ${p}`);
  if (filter.incident === 'true') found.push(() => MAY_HAVE_INCIDENT);
  return found;
}

/** On offer, or connected: what the agents have is few beside what waits. */
function isInHands({ state, routingState }: ItemFilter): boolean {
  const areAll = (states: readonly string[] | undefined, known: readonly string[]) =>
    states !== undefined && states.every((each) => known.includes(each));
  return areAll(state, ['offered']) || areAll(routingState, ['offered', 'connected', 'disconnected']);
}

/**
 * A condition that finds the live items of a filter by their keys, where an index that the filter has knows that they are few.
 * What is archived is known by its division alone.
 */
export async function fewBy(db: Queryable, scope: ItemScope, filter: ItemFilter): Promise<LookUp | null> {
  const lookUps = lookUpsOf(scope, filter);
  if (filter.archived === 'true' || lookUps.length === 0) return null;
  const counts = await countsOf(db, 'item', scope, lookUps, FEW);
  const fewest = Math.min(...counts);
  const lookUp = lookUps[counts.indexOf(fewest)];
  return lookUp && fewest <= FEW ? (add) => keysOf(lookUp(add)) : null;
}

/** Whether an index knows that no more than so many items are left by a filter. */
export async function areAtMost(db: Queryable, scope: ItemScope, filter: ItemFilter, atMost: number): Promise<boolean> {
  const all: LookUp = () => 'true';
  const counts =
    filter.archived === 'true'
      ? await countsOf(db, 'item_archive', scope, [all], atMost)
      : await countsOf(db, 'item', scope, [...lookUpsOf(scope, filter), all], atMost);
  return Math.min(...counts) <= atMost;
}

/** How many entries each index has; no more are read than one above what is asked for. */
async function countsOf(
  db: Queryable,
  table: 'item' | 'item_archive',
  { divisions }: ItemScope,
  lookUps: readonly LookUp[],
  atMost: number,
): Promise<number[]> {
  const values: unknown[] = [divisions, atMost + 1];
  const counts = lookUps.map((lookUp) => {
    const condition = lookUp((value) => `$${values.push(value)}`);
    return `(select count(*)::int from (select from ${table} i where i.division = any($1) and ${condition} limit $2) found)`;
  });
  const { rows } = await db.query<{ counts: number[] }>(`select array[${counts.join(', ')}] as counts`, values);
  return rows[0]?.counts ?? [];
}

/** In a way that no other index answers: an array of keys, which is there before the rest is looked at. */
function keysOf(condition: string): string {
  return `i.id = any(array(select i.id from item i where i.division = any($1) and ${condition}))`;
}
