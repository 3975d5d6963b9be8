import type { Pool } from 'pg';
import { readCase } from '../db/case-file';
import { readOrder } from '../db/case-order';
import type { CaseCommand } from '../domain/bpmn/messages';
import { visibleAt } from '../domain/bpmn/visible';
import type { CaseOrderName, LoadedWork } from './case-activities';
import type { ConnectorWork } from './connectors';
import { loadType } from './load-case-type';

type BegunWork = Extract<CaseCommand, { type: 'start-work' }>;

/** The work that an order begins; null: it is wanted no more. */
export async function orderedWork(pool: Pool, { caseId, ...name }: CaseOrderName): Promise<BegunWork | null> {
  const order = await readOrder(pool, caseId, name);
  return order && !order.isDone && order.command.type === 'start-work' ? order.command : null;
}

/** What whoever does a piece of work gets: read where it was committed, as the case stands now. Null: it is wanted no more. */
export async function readWork(
  pool: Pool,
  order: CaseOrderName,
): Promise<(LoadedWork & Pick<ConnectorWork, 'id' | 'case' | 'variables'>) | null> {
  const [stored, command] = await Promise.all([readCase(pool, order.caseId), orderedWork(pool, order)]);
  if (!stored?.file.process || !command) return null;
  const { id, reference, type, division, typeVersion: version, process } = stored.file;
  const { instance, element, work } = command;
  const { graph } = await loadType(pool, { division, type, version });
  const variables = visibleAt(graph, process, instance);
  if (variables === null) return null;
  const of = { id, reference, type, division };
  return { id: `${id}/${order.version}.${order.place}`, case: of, element, work, variables };
}
