import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Eraser } from '../domain/personal/erase';
import type { Removed } from './erasure';
import { lockPersonalRows, type ObjectKind, type PersonalRow, readCaseOfItem } from './personal-rows';

interface ErasedRows {
  removed: Removed;
  /** As they shall be; none where nothing personal is found. */
  changed: PersonalRow[];
  /** Of what is left of all of them. */
  leftHash: string;
}

/**
 * What is personal in everything that is kept of an object, and how it shall be. Erasing writes it; verifying must find
 * nothing by the same look. Rows stay locked until the end of the transaction.
 */
export async function lookForPersonal(
  client: ClientBase,
  kind: ObjectKind,
  id: string,
  eraser: Eraser,
): Promise<ErasedRows> {
  const rows = await lockPersonalRows(client, kind, id);
  // What a task was given, said and answered quotes its case.
  const ofCase = kind === 'item' ? await readCaseOfItem(client, id) : undefined;
  return erasedRows(rows, eraser({ ofCase, rows: rows.map(({ columns }) => columns) }));
}

function erasedRows(rows: readonly PersonalRow[], erase: ReturnType<Eraser>): ErasedRows {
  const removed: Removed = {};
  const changed: PersonalRow[] = [];
  const hash = createHash('sha256');
  for (const row of rows) {
    const { value, removed: values } = erase(row.columns, row.hasTexts);
    const columns = values > 0 && row.goesWhole ? null : (value as PersonalRow['columns']);
    if (columns !== null) hash.update(JSON.stringify([row.table, columns]));
    const before = removed[row.table] ?? { rows: 0, changed: 0, values: 0 };
    removed[row.table] = {
      rows: before.rows + 1,
      changed: before.changed + (values > 0 ? 1 : 0),
      values: before.values + values,
    };
    if (values > 0) changed.push({ ...row, columns: columns ?? {} });
  }
  return { removed, changed, leftHash: hash.digest('hex') };
}
