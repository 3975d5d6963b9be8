import type { Reach } from './item-read';
import type { Queryable } from './queryable';

/** Of these cases those of which a task is in the agent's hands. */
export async function readCasesWorkedOn(db: Queryable, agent: string, cases: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    'select distinct case_id as id from item where assignee = $1 and case_id = any($2)',
    [agent, cases],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface ItemInteraction {
  interaction: string;
  item: string;
  division: string;
  at: Date;
  text: string | null;
}

/**
 * The interactions that were linked to items of a case, each once for each item. Its tasks are seen as the case is (in
 * `divisions`); what others have captured for it, as all their items are.
 */
export async function readItemInteractions(
  db: Queryable,
  caseId: string,
  divisions: readonly string[],
  items: Reach,
): Promise<ItemInteraction[]> {
  const { rows } = await db.query<ItemInteraction>(
    `select e.data ->> 'interaction' as interaction, e.item_id as item, i.division, min(e.at) as at, min(e.data ->> 'text') as text
     from item_event e join item i on i.id = e.item_id
     where i.case_id = $1 and e.type = 'linked'
       and (i.source = 'case' and i.division = any($2)
         or i.source <> 'case' and i.division = any($3) and ($4::text is null or i.source = $4))
     group by 1, 2, 3 limit 1000`,
    [caseId, divisions, items.divisions, items.source],
  );
  return rows;
}

/** What was said or written in the interactions that a case began with, by what they are called. */
export async function readCaseTexts(db: Queryable, caseId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ ref: string; text: string }>(
    `select data ->> 'ref' as ref, min(data ->> 'text') as text from case_event
     where case_id = $1 and type = 'linked' and data ? 'text' group by 1`,
    [caseId],
  );
  return new Map(rows.map(({ ref, text }) => [ref, text]));
}
