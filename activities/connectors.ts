import type { Variables } from '../domain/bpmn/state';
import type { CaseOrderName } from './case-activities';

/** What a service task asks of a connector. */
export interface ConnectorWork {
  /** The same for all tries. */
  id: string;
  connector: string;
  case: { id: string; reference: string; type: string; division: string };
  element: string;
  properties: Variables;
  variables: Variables;
}

export interface ConnectorActivities {
  /** Answers the variables that it brings. Throws `CONNECTOR_REFUSED` (not retried) for what no repetition mends. */
  connect(order: CaseOrderName): Promise<Variables>;
}
