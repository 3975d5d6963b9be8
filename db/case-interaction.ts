import type { ItemScope } from './item-read';
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

/** The interactions that were linked to items of a case in divisions that the caller may see, each once for each item. */
export async function readItemInteractions(
  db: Queryable,
  { divisions }: Pick<ItemScope, 'divisions'>,
  caseId: string,
): Promise<ItemInteraction[]> {
  const { rows } = await db.query<ItemInteraction>(
    `select e.data ->> 'interaction' as interaction, e.item_id as item, item.division, min(e.at) as at, min(e.data ->> 'text') as text
     from item_event e join item on item.id = e.item_id
     where item.case_id = $1 and item.division = any($2) and e.type = 'linked' group by 1, 2, 3 limit 1000`,
    [caseId, divisions],
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
