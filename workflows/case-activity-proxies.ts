import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type {
  CaseActivities,
  CaseOrderActivities,
  CaseOrderName,
  CommitCaseInput,
  CommitCaseOutcome,
  LoadedType,
  LoadedWork,
  StoredFile,
} from '../activities/case-activities';
import type { ConnectorActivities } from '../activities/connectors';
import type { CaseFile } from '../domain/cases/file';
import { EFFECTS_QUEUE, ORDERS_QUEUE } from './ids';

const QUICK = { startToCloseTimeout: '5 seconds' } as const;
const BACKOFF = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' } as const;

const local = proxyLocalActivities<CaseActivities>({
  ...QUICK,
  retry: { initialInterval: '100 milliseconds', maximumAttempts: 3 },
});
const durable = proxyActivities<CaseActivities>({ ...QUICK, retry: BACKOFF });

/** A commit in doubt goes on as a durable activity under the same command ID: it is never answered as a refusal. */
export async function commitCase(input: CommitCaseInput): Promise<CommitCaseOutcome> {
  return local.commitCase(input).catch(() => durable.commitCase(input));
}

export async function loadCase({ id, version }: Pick<CaseFile, 'id' | 'version'>): Promise<StoredFile> {
  return local.loadCase({ id, version }).catch(() => durable.loadCase({ id, version }));
}

export async function loadCaseType({ division, type, typeVersion: version }: CaseFile): Promise<LoadedType> {
  return local.loadCaseType({ division, type, version }).catch(() => durable.loadCaseType({ division, type, version }));
}

export async function loadWork(order: CaseOrderName): Promise<LoadedWork | null> {
  return local.loadWork(order).catch(() => durable.loadWork(order));
}

/** A killed API is noticed by its silence, and another one goes on. */
export const { carryOut } = proxyActivities<CaseOrderActivities>({
  taskQueue: ORDERS_QUEUE,
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '5 seconds',
  retry: BACKOFF,
});

export const { askDecision } = proxyActivities<CaseActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { ...BACKOFF, maximumAttempts: 10 },
});

/** How often a connector tries is for the model to say. */
export function connectors(maximumAttempts: number): ConnectorActivities {
  return proxyActivities<ConnectorActivities>({
    taskQueue: EFFECTS_QUEUE,
    startToCloseTimeout: '1 minute',
    heartbeatTimeout: '5 seconds',
    retry: { ...BACKOFF, maximumInterval: '10 minutes', maximumAttempts },
  });
}
