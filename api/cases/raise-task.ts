import { itemsOfWork } from '../../db/case-order';
import { readItemOfSource } from '../../db/item-read';
import type { CaseFile } from '../../domain/cases/file';
import type { RaiseWork } from '../../domain/cases/order';
import { CASE_SOURCE } from '../../domain/cases/task';
import { decide } from '../../domain/item/decide';
import type { Deps } from '../deps';
import { HttpProblem } from '../http-problem';

/** Raises the item of a task as its case was raised. The same order again has no second effect. */
export async function raiseTask(
  { pool, workflows }: Deps,
  file: CaseFile,
  { instance, by }: RaiseWork,
  orderId: string,
): Promise<void> {
  const [externalId] = await itemsOfWork(pool, file.id, instance);
  if (externalId === undefined) return;
  const row = await readItemOfSource(
    pool,
    { divisions: [file.division], source: null, tasks: null },
    CASE_SOURCE,
    externalId,
  );
  if (!row) return;
  const command = { action: 'raise', actor: { kind: 'source', id: CASE_SOURCE }, by } as const;
  if (decide(row.state, command, row.now.getTime()).kind !== 'change') return;
  const answer = await workflows.send(row.state, `case/${orderId}`, command);
  if (!answer.ok && answer.refusal === 'OUTCOME_UNKNOWN') throw new HttpProblem('OUTCOME_UNKNOWN');
}
