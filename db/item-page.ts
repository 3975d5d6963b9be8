import { areAtMost, fewBy, type LookUp } from './item-few';
import { isNamed, type ItemFilter, itemConditions, tablesFor } from './item-list';
import {
  ARCHIVED_ITEMS,
  EVERY_ITEM,
  ITEM_COLUMN_NAMES,
  ITEM_COLUMNS,
  ITEM_TABLES,
  type ItemRow,
  type ItemScope,
} from './item-read';
import { dueOrLast, hasIndex, type SortedBy, sortValue, type SortValue } from './item-sort';
import { mergedPages } from './merged-pages';
import type { Queryable } from './queryable';

/** So many entries of an index; null: all that there are. */
type Look = number | null;

/** So many items are sorted for a page by a column that no index has. */
export const SORTED_AT_MOST = 200_000;
/** How far a page is looked for in the order of an index: nearly all fill up with the first look. */
const LOOKS: readonly Look[] = [2_000, 20_000];

/** The place of a row in the order: the text of what it is sorted by, exact to the microsecond, and its ID. */
export interface Place {
  value: string;
  id: string;
}

type PlacedRow = ItemRow & { place: string };

export interface ItemRowPage {
  rows: PlacedRow[];
  /** Beyond it nothing was looked at, though there may be more; null: the page is full, or the end. */
  readTo: Place | null;
}

export interface ListedBy {
  filter: ItemFilter;
  sort: SortedBy;
  after: Place | null;
  limit: number;
  looks?: readonly Look[];
}

/**
 * Up to `limit` rows behind `after`, with their places. Rows of which an index of the filter's own tells that they are few are
 * read by their keys; else pages are read in the order of an index, no further than a look reaches. Null: neither will do, and
 * there are too many to be sorted.
 */
export async function listItemRows(
  db: Queryable,
  within: ItemScope,
  at: Date,
  listed: ListedBy,
): Promise<ItemRowPage | null> {
  const { filter, sort, looks = LOOKS } = listed;
  const { division = within.divisions } = filter;
  const scope = { ...within, divisions: within.divisions.filter((each) => division.includes(each)) };
  const page = new ItemPages(db, scope, at, listed);
  if (isNamed(filter)) return page.sorted(null);
  const isInOrder = hasIndex(sort, filter.archived === 'true');
  if (isInOrder && !isFiltered(scope, filter)) return page.inOrder([null]);
  const few = await fewBy(db, scope, filter);
  if (few) return page.sorted(few);
  if (isInOrder) return page.inOrder(looks);
  return (await areAtMost(db, scope, filter, SORTED_AT_MOST)) ? page.sorted(null) : null;
}

/** Whether rows are passed over in the order of a division. */
function isFiltered({ source, tasks }: ItemScope, { division: _1, archived: _2, ...filter }: ItemFilter): boolean {
  return source !== null || tasks !== null || Object.values(filter).some((each) => each !== undefined);
}

interface Order extends SortValue {
  /** Of what the text is a row's place, where it is another than what is sorted by. */
  place?: string;
}

/** A part of an order, which an index has. */
interface Part extends Order {
  condition: string;
  /** Of one instant, the last: behind a place in it lie the smaller IDs. */
  isOneInstant?: boolean;
}

/**
 * What has no due date comes last either way: backwards that is where the index begins, so it is read by itself. Who asks for
 * a period of due dates is not given it at all.
 */
function partsOf(sort: SortedBy, filter: ItemFilter): Part[] {
  const isByPeriod = filter.dueAfter !== undefined || filter.dueBefore !== undefined;
  const order = sortValue(sort, noValue);
  if (sort.column !== 'dueAt' || !(sort.isDescending || isByPeriod)) return [{ ...order, condition: 'true' }];
  const due = { value: dueOrLast, type: 'timestamptz', place: order.value } as const;
  const dated = { ...due, condition: `${dueOrLast} < 'infinity'` };
  return isByPeriod ? [dated] : [dated, { ...due, condition: `${dueOrLast} = 'infinity'`, isOneInstant: true }];
}

const isLatestDueFirst = ({ column, isDescending }: SortedBy) => column === 'dueAt' && isDescending;

function noValue(): never {
  throw new Error('what an index has takes no value');
}

/** What a filter says of the instant that is sorted by, which has an index, and all else that it says. */
function boundsOf({ column }: SortedBy, filter: ItemFilter) {
  const { createdAfter, createdBefore, updatedAfter, dueAfter, dueBefore, ...rest } = filter;
  const created = { createdAfter, createdBefore };
  const due = { dueAfter, dueBefore };
  const others = { ...rest, ...(column !== 'createdAt' && created), ...(column !== 'dueAt' && due) };
  if (column === 'updatedAt') return { comparison: '>', from: updatedAfter, to: undefined, others };
  const [from, to] = column === 'createdAt' ? [createdAfter, createdBefore] : [dueAfter, dueBefore];
  return { comparison: '>=', from, to, others: { ...others, updatedAfter } };
}

class ItemPages {
  private readonly direction: 'asc' | 'desc';

  constructor(
    private readonly db: Queryable,
    private readonly scope: ItemScope,
    private readonly at: Date,
    private readonly listed: ListedBy,
  ) {
    this.direction = listed.sort.isDescending ? 'desc' : 'asc';
  }

  /** All that match are read and sorted. */
  async sorted(byKey: LookUp | null): Promise<ItemRowPage> {
    const { filter, sort, after, limit } = this.listed;
    const { conditions, values } = itemConditions(this.scope, this.at, filter);
    const add = (value: unknown) => `$${values.push(value)}`;
    const isArchivedToo = tablesFor(filter) === EVERY_ITEM;
    if (byKey) conditions.push(isArchivedToo ? `(i.is_archived or ${byKey(add)})` : byKey(add));
    const order = sortValue(sort, add);
    if (after) conditions.push(this.isBehind(order, after, add));
    const page = this.page(tablesFor(filter), order, conditions, add(limit));
    const { rows } = await this.db.query<PlacedRow>(
      `select ${ITEM_COLUMN_NAMES}, place from (${page}) page order by sorted ${this.direction}, id ${this.direction}`,
      values,
    );
    return { rows, readTo: null };
  }

  /** Looks as far as each of the looks reaches, until the page is full; null reaches to the end. */
  async inOrder(looks: readonly Look[]): Promise<ItemRowPage> {
    const { sort, filter, after, limit } = this.listed;
    const parts = partsOf(sort, filter);
    const rows: PlacedRow[] = [];
    let from = after;
    if (isLatestDueFirst(sort) && after?.value === '-infinity') {
      from = { ...after, value: 'infinity' };
      parts.shift();
    }
    let part = parts.shift();
    for (const look of looks) {
      while (part) {
        const to = look === null ? null : await this.placeAhead(part, from, look);
        rows.push(...(await this.readPart(part, from, to, limit - rows.length)));
        if (rows.length === limit) return { rows, readTo: null };
        from = to;
        if (to) break;
        part = parts.shift();
      }
    }
    if (!part) return { rows, readTo: null };
    const isUndated = isLatestDueFirst(sort) && from?.value === 'infinity';
    return { rows, readTo: from && isUndated ? { ...from, value: '-infinity' } : from };
  }

  /** How far a look reaches, in the division that it reaches least far; null: to the end. */
  private async placeAhead(part: Part, from: Place | null, look: number): Promise<Place | null> {
    const values: unknown[] = [this.scope.divisions, Math.floor(look / Math.max(1, this.scope.divisions.length))];
    const add = (value: unknown) => `$${values.push(value)}`;
    const conditions = this.inPart(part, from, add);
    const { direction } = this;
    const table = this.listed.filter.archived === 'true' ? 'item_archive' : 'item';
    const { rows } = await this.db.query<Place>(
      mergedPages({
        columns: 'sorted::text as value, id',
        pageOf: `select ${part.value} as sorted, i.id from ${table} i where ${conditions.join(' and ')}
          order by ${part.value} ${direction}, i.id ${direction} offset $2 limit 1`,
        order: `sorted ${direction}, id ${direction}`,
        limit: '1',
      }),
      values,
    );
    return rows[0] ?? null;
  }

  private async readPart(part: Part, from: Place | null, to: Place | null, limit: number): Promise<PlacedRow[]> {
    const { sort, filter } = this.listed;
    const { conditions, values } = itemConditions(this.scope, this.at, boundsOf(sort, filter).others);
    const add = (value: unknown) => `$${values.push(value)}`;
    conditions.push(...this.inPart(part, from, add));
    if (to) conditions.push(this.compared(part, this.direction === 'desc' ? '>=' : '<=', to, add));
    const limited = add(limit);
    const live = this.page(filter.archived === 'true' ? ARCHIVED_ITEMS : ITEM_TABLES, part, conditions, limited);
    // Of the archive there are those alone that are named as a whole.
    const archived = this.page(EVERY_ITEM, part, ['i.is_archived', ...conditions], limited);
    const { rows } = await this.db.query<PlacedRow>(
      mergedPages({
        columns: `${ITEM_COLUMN_NAMES}, place`,
        pageOf: tablesFor(filter) === EVERY_ITEM ? `(${live}) union all (${archived})` : live,
        order: `sorted ${this.direction}, id ${this.direction}`,
        limit: limited,
      }),
      values,
    );
    return rows;
  }

  /**
   * The entries of a division that lie in a part of the order, behind a place, and within what the filter says of the instant
   * that is sorted by. Where two bounds stand beside each other an index is read from the one that is of one column alone, be it
   * the weaker: so none does that the place implies.
   */
  private inPart(part: Part, after: Place | null, add: (value: unknown) => string): string[] {
    const { sort, filter } = this.listed;
    const { comparison, from, to } = boundsOf(sort, filter);
    const { value, type } = part;
    const bound = (than: string, text: string, isPassed: boolean) => {
      const limit = `${add(text)}::${type}`;
      const isWithin = `${value} ${than} ${limit}`;
      return isPassed && after ? `(${add(after.value)}::${type} ${than} ${limit} or ${isWithin})` : isWithin;
    };
    const isDescending = this.direction === 'desc';
    const conditions = ['i.division = mine.division'];
    if (from !== undefined) conditions.push(bound(comparison, from, !isDescending));
    if (to !== undefined) conditions.push(bound('<', to, isDescending));
    if (!after || !isDescending || part.isOneInstant) conditions.push(part.condition);
    if (after && part.isOneInstant) conditions.push(`i.id < ${add(after.id)}::uuid`);
    else if (after) conditions.push(this.isBehind(part, after, add));
    return conditions;
  }

  private page(tables: string, { value, place = value }: Order, conditions: readonly string[], limit: string): string {
    const { direction } = this;
    return `select ${ITEM_COLUMNS}, (${place})::text as place, ${value} as sorted, i.id from ${tables}
      where ${conditions.join(' and ')} order by ${value} ${direction}, i.id ${direction} limit ${limit}`;
  }

  private isBehind(order: SortValue, place: Place, add: (value: unknown) => string): string {
    return this.compared(order, this.direction === 'desc' ? '<' : '>', place, add);
  }

  private compared(
    { value, type }: SortValue,
    comparison: string,
    place: Place,
    add: (value: unknown) => string,
  ): string {
    return `(${value}, i.id) ${comparison} (${add(place.value)}::${type}, ${add(place.id)}::uuid)`;
  }
}
