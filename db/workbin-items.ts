import type { ParkedItem } from '../domain/workbin/pull';
import type { Queryable } from './queryable';

/** What lies in a workbin at an instant: one whose wake-up has come is in its queue again. In no particular order. */
export async function readParkedItems(
  db: Queryable,
  divisions: readonly string[],
  workbin: string,
  at: Date,
): Promise<ParkedItem[]> {
  const { rows } = await db.query<ParkedItem>(
    `select id, snapshot #> '{rules,curve}' as curve, (snapshot ->> 'queuedSinceMs')::float8 as "queuedSinceMs",
       snapshot #>> '{rules,mediaType}' as "mediaType", (snapshot #>> '{rules,weight}')::float8 as weight
     from item where division = any($1) and workbin = $2 and (wake_at is null or wake_at > $3)`,
    [divisions, workbin, at],
  );
  return rows;
}

/** Number of items by division and workbin; empty ones are missing. */
export async function countParkedItems(
  db: Queryable,
  divisions: readonly string[],
): Promise<{ division: string; workbin: string; count: number }[]> {
  const { rows } = await db.query<{ division: string; workbin: string; count: number }>(
    `select division, workbin, count(*)::int as count from item
     where division = any($1) and workbin is not null and (wake_at is null or wake_at > clock_timestamp())
     group by division, workbin`,
    [divisions],
  );
  return rows;
}
