import type { Response } from 'express';
import { countItems } from '../../db/item-list';
import { usualColumns } from '../../domain/item/shown';
import { type Hidden, masked } from '../../domain/personal/mask';
import type { ItemView } from '../contract/item';
import type { ItemListQuery } from '../contract/item-list';
import { csvLine } from '../../domain/csv/csv-line';
import { writeCsv } from '../csv/write-csv';
import type { Context } from '../route';
import { itemFilter } from './item-filter';
import { itemPages } from './list-items';

/** More are for the export of an archive, not for a spreadsheet. */
export const CSV_ROWS_AT_MOST = 100_000;

type Cell = string | number | null;

/** What the list shows, in words. */
const named: Readonly<Record<string, (item: ItemView) => Cell>> = {
  status: ({ names }) => names.status,
  assignee: ({ names }) => names.assignee,
  worktype: ({ names }) => names.worktype,
  queue: ({ names }) => names.queue,
  workbin: ({ names }) => names.workbin,
};

/**
 * Writes all that is found, in the columns that are asked for, at the pace of whoever reads it. How many match, and how many
 * rows there are at most, stand in the head, so that a file that was cut is known as one.
 */
export async function writeItemsCsv(
  context: Context,
  query: ItemListQuery,
  hidden: Hidden | null,
  response: Response,
): Promise<void> {
  const columns = query.columns ?? usualColumns;
  const pages = itemPages(context, query, CSV_ROWS_AT_MOST);
  // What is wrong with the request is found with the first page, while there is still an answer to give.
  const first = await pages.next();
  const at = new Date(first.done ? Date.now() : first.value.at);
  const { sort: _1, limit: _2, cursor: _3, columns: _4, ...asked } = query;
  const count = await countItems(context.deps.pool, context.scope, at, await itemFilter(context, asked, at));
  response.setHeader('x-row-count', count).setHeader('x-row-limit', CSV_ROWS_AT_MOST);
  const lineOf = (item: ItemView) => csvLine(columns.map((column) => cellOf(item, column)));
  async function* parts() {
    for (let page = first; !page.done; page = await pages.next()) {
      const { items } = page.value;
      const seen = hidden === null ? items : (masked(items, hidden) as ItemView[]);
      yield seen.map(lineOf).join('');
    }
  }
  const head = columns.map((column) => column.replace('attribute:', ''));
  await writeCsv(context, response, 'workitems.csv', head, parts());
}

function cellOf(item: ItemView, column: string): Cell {
  const value = column.startsWith('attribute:')
    ? item.attributes[column.slice('attribute:'.length)]
    : (named[column]?.(item) ?? item[column as keyof ItemView]);
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
