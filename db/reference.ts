import type { Queryable } from './queryable';

/** Takes the next `count` numbers of a prefix; answers the first. A statement of its own: inside a capture it would queue them all. */
export async function takeReferences(db: Queryable, division: string, prefix: string, count: number): Promise<number> {
  const { rows } = await db.query<{ first: number }>(
    `insert into reference_block (division, prefix, next_number) values ($1, $2, 1 + $3::bigint)
     on conflict (division, prefix) do update set next_number = reference_block.next_number + $3
     returning next_number - $3 as first`,
    [division, prefix, count],
  );
  const [row] = rows;
  if (!row) throw new Error('an upsert returned nothing');
  return row.first;
}
