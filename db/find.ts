import type { Reach } from './item-read';
import type { Queryable } from './queryable';

/** What somebody may have typed: each is looked for in the index that knows it, so that none is searched row by row. */
export interface Named {
  text: string;
  /** Undefined: it is none. */
  id: string | undefined;
  /** Those there are: an external ID is unique with its source only. */
  sources: readonly string[];
}

/** IDs of items with that name, wherever they lie; what was linked to an item is known as long as it is not archived. */
export async function findItemIds(db: Queryable, scope: Reach, named: Named, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from (
       select id, division, source from every_item where id = $3::uuid
       union select id, division, source from every_item where division = any($1) and reference = upper($4)
       union select id, division, source from every_item where source = any($5) and external_id = $4
       union select i.id, i.division, i.source from item_event e join item i on i.id = e.item_id
         where e.type = 'linked' and e.data ->> 'interaction' = $4
     ) found where division = any($1) and ($2::text is null or source = $2) order by id desc limit $6`,
    [scope.divisions, scope.source, named.id ?? null, named.text, named.sources, limit],
  );
  return rows.map(({ id }) => id);
}

export async function findCaseIds(db: Queryable, scope: Reach, named: Named, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from (
       select id, division, source from case_file where id = $3::uuid
       union select id, division, source from case_file where division = any($1) and reference = upper($4)
       union select id, division, source from case_file where source = any($5) and external_id = $4
       union select id, division, source from case_file where snapshot -> 'links' @> $6::jsonb
     ) found where division = any($1) and ($2::text is null or source = $2) order by id desc limit $7`,
    [
      scope.divisions,
      scope.source,
      named.id ?? null,
      named.text,
      named.sources,
      JSON.stringify([{ kind: 'interaction', ref: named.text }]),
      limit,
    ],
  );
  return rows.map(({ id }) => id);
}
