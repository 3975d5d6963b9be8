import type { Pool } from 'pg';
import { readCase } from '../db/case-file';
import { readOrder } from '../db/case-order';
import { visibleAt } from '../domain/bpmn/visible';
import type { CaseOrderName, LoadedWork } from './case-activities';
import type { ConnectorWork } from './connectors';
import { loadType } from './load-case-type';

/** What whoever does a piece of work gets: read where it was committed, as the case stands now. Null: it is wanted no more. */
export async function readWork(
  pool: Pool,
  { caseId, ...name }: CaseOrderName,
): Promise<(LoadedWork & Pick<ConnectorWork, 'id' | 'case' | 'variables'>) | null> {
  const [stored, order] = await Promise.all([readCase(pool, caseId), readOrder(pool, caseId, name)]);
  if (!stored?.file.process || !order || order.isDone || order.command.type !== 'start-work') return null;
  const { id, reference, type, division, typeVersion: version, process } = stored.file;
  const { instance, element, work } = order.command;
  const { graph } = await loadType(pool, { division, type, version });
  const variables = visibleAt(graph, process, instance);
  if (variables === null) return null;
  const of = { id, reference, type, division };
  return { id: `${id}/${name.version}.${name.place}`, case: of, element, work, variables };
}
