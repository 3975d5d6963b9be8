import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Removed } from './erasure';
import { type ObjectKind, type PersonalRow, writePersonalRow } from './personal-rows';

type Rewrite = (columns: unknown, withTexts: boolean) => { value: unknown; removed: number };

/** What is, or with `isLook` would be, removed from rows that the caller has locked; and the hash of what is left of them. */
export async function eraseRows(
  client: ClientBase,
  kind: ObjectKind,
  rows: readonly PersonalRow[],
  rewrite: Rewrite,
  isLook = false,
): Promise<{ removed: Removed; leftHash: string }> {
  const removed: Removed = {};
  const hash = createHash('sha256');
  for (const row of rows) {
    const { value, removed: values } = rewrite(row.columns, row.hasTexts);
    const columns = value as PersonalRow['columns'];
    hash.update(JSON.stringify([row.table, columns]));
    const before = removed[row.table] ?? { rows: 0, changed: 0, values: 0 };
    removed[row.table] = {
      rows: before.rows + 1,
      changed: before.changed + (values > 0 ? 1 : 0),
      values: before.values + values,
    };
    if (values > 0 && !isLook) await writePersonalRow(client, kind, { ...row, columns });
  }
  return { removed, leftHash: hash.digest('hex') };
}
