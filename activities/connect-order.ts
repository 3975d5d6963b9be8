import { ApplicationFailure } from '@temporalio/activity';
import type { Variables } from '../domain/bpmn/state';
import type { CaseOrderName } from './case-activities';
import { connect, type ConnectDeps } from './connect';
import { readWork } from './read-work';

/** Does what an order asks of a connector. */
export async function connectOrder(deps: ConnectDeps, order: CaseOrderName): Promise<Variables> {
  const found = await readWork(deps.pool, order);
  const properties = found && 'properties' in found.work ? found.work.properties : {};
  const { connector } = properties;
  if (!found || typeof connector !== 'string')
    throw ApplicationFailure.nonRetryable('it is wanted no more', 'CONNECTOR_REFUSED');
  const { work: _, ...rest } = found;
  return connect(deps, { ...rest, connector, properties });
}
