import { createHash } from 'node:crypto';
import type { Removed } from './erasure';
import type { PersonalRow } from './personal-rows';

type Rewrite = (columns: unknown, withTexts: boolean) => { value: unknown; removed: number };

interface ErasedRows {
  removed: Removed;
  /** As they shall be; none where nothing personal is found. */
  changed: PersonalRow[];
  /** Of what is left of all of them. */
  leftHash: string;
}

export function erasedRows(rows: readonly PersonalRow[], rewrite: Rewrite): ErasedRows {
  const removed: Removed = {};
  const changed: PersonalRow[] = [];
  const hash = createHash('sha256');
  for (const row of rows) {
    const { value, removed: values } = rewrite(row.columns, row.hasTexts);
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
