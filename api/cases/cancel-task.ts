import { itemsOfWork } from '../../db/case-order';
import { readItemOfSource } from '../../db/item-read';
import type { CaseFile } from '../../domain/cases/file';
import { CASE_SOURCE } from '../../domain/cases/task';
import { decide } from '../../domain/item/decide';
import type { Deps } from '../deps';
import { HttpProblem } from '../http-problem';

/** Takes the item of a task that is wanted no more away from wherever it is, as a source may. One that has ended is left as it is. */
export async function cancelTask({ pool, workflows }: Deps, file: CaseFile, instance: number): Promise<void> {
  const [externalId] = await itemsOfWork(pool, file.id, instance);
  if (externalId === undefined) return;
  const scope = { divisions: [file.division], source: null, tasks: null };
  const row = await readItemOfSource(pool, scope, CASE_SOURCE, externalId);
  if (!row) return;
  const actor = { kind: 'source', id: CASE_SOURCE } as const;
  const command = { action: 'cancel', actor, reason: 'no longer needed by its case' } as const;
  if (decide(row.state, command, row.now.getTime()).kind !== 'change') return;
  const answer = await workflows.send(row.state, `case/${file.id}/${instance}/${row.state.life}`, command);
  // Whatever else was decided about it meanwhile, it is asked again until it has ended.
  if (!answer.ok && answer.refusal !== 'ITEM_CLOSED') throw new HttpProblem('OUTCOME_UNKNOWN');
}
