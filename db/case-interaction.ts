import type { Queryable } from './queryable';

/** The interactions that were linked to items of a case, each once for each item. */
export async function readItemInteractions(
  db: Queryable,
  caseId: string,
): Promise<{ interaction: string; item: string; at: Date }[]> {
  const { rows } = await db.query<{ interaction: string; item: string; at: Date }>(
    `select e.data ->> 'interaction' as interaction, e.item_id as item, min(e.at) as at
     from item_event e join item on item.id = e.item_id
     where item.case_id = $1 and e.type = 'linked' group by 1, 2 limit 1000`,
    [caseId],
  );
  return rows;
}
