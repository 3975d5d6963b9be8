import type { ItemScope, Reach } from './item-read';
import type { Queryable } from './queryable';
import { seenTasks } from './task-scope';

/** By what other work belongs to an item. */
export interface Bond {
  itemId: string;
  customer: string | null;
  caseId: string | null;
}

/** The customer of an item that is live; undefined for one that is archived. */
export async function readCustomer(db: Queryable, itemId: string): Promise<string | null | undefined> {
  const { rows } = await db.query<{ customer: string | null }>('select customer from item where id = $1', [itemId]);
  return rows[0]?.customer;
}

/** Two looks by an index each, joined: one condition with `or` would read all items of the divisions. */
export async function readRelatedItemIds(
  db: Queryable,
  { divisions, source, tasks }: ItemScope,
  { itemId, customer, caseId }: Bond,
  limit: number,
): Promise<string[]> {
  const values: unknown[] = [divisions, source, customer, caseId, itemId, limit];
  // Looked at here: what he may not see takes no place of what he may.
  const isSeen = `i.division = any($1) and ($2::text is null or i.source = $2) and ${seenTasks(tasks, values)}`;
  const { rows } = await db.query<{ id: string }>(
    `with found as (
       (select i.id, i.created_at from item i where i.customer = $3 and ${isSeen}
        order by i.created_at desc, i.id desc limit $6 + 1)
       union
       (select i.id, i.created_at from item i where i.case_id = $4 and ${isSeen}
        order by i.created_at desc, i.id desc limit $6 + 1)
     )
     select id from found where id <> $5 order by created_at desc, id desc limit $6`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** Which of them a caller may see is for the list of cases to say. */
export async function readRelatedCaseIds(
  db: Queryable,
  { divisions }: Pick<Reach, 'divisions'>,
  { customer, caseId }: Bond,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from case_file where division = any($1) and id = any(array(
       select id from case_file where customer = $2 union all select id from case_file where id::text = $3))
     order by created_at desc, id desc limit $4`,
    [divisions, customer, caseId, limit],
  );
  return rows.map(({ id }) => id);
}

/** Interactions that were linked to some items, which the caller has read in his divisions. */
export async function readInteractionsOf(
  db: Queryable,
  itemIds: readonly string[],
  limit: number,
): Promise<{ interaction: string; item: string; at: Date; text: string | null }[]> {
  const { rows } = await db.query<{ interaction: string; item: string; at: Date; text: string | null }>(
    `select data ->> 'interaction' as interaction, item_id as item, max(at) as at, min(data ->> 'text') as text
     from item_event
     where item_id = any($1::uuid[]) and type = 'linked' group by 1, 2 order by 3 desc limit $2`,
    [itemIds, limit],
  );
  return rows;
}
