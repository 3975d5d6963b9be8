/** A page of rows of several divisions in one order, as `mergedPages` reads it. All are SQL. */
interface MergedPages {
  /** What the page has, by name. */
  columns: string;
  /** The rows of the division `mine.division` alone: in the order and up to the limit of the whole. */
  pageOf: string;
  /** By names of columns of `pageOf`. */
  order: string;
  limit: string;
}

/**
 * Reads the divisions of `$1` one by one, each from where it begins, and merges them: no index has the order of several
 * (decision 73).
 */
export function mergedPages({ columns, pageOf, order, limit }: MergedPages): string {
  return `select ${columns} from (select distinct unnest($1::text[])) mine (division)
    cross join lateral (${pageOf}) page order by ${order} limit ${limit}`;
}
