import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { createClient } from '../engine/client';
import type { Engine } from '../engine/settings';
import { itemWorkflowId } from '../workflows/ids';
import { getItemQuery } from '../workflows/messages';
import { sendCaseRequest } from './cases/send-request';
import { sendCommand } from './commands/send-command';
import type { Workflows } from './deps';
import { HttpProblem } from './http-problem';

const QUERY_WITHIN_MS = 3_000;

/** The workflow engine, connected at first use: the API starts, captures and answers reads without it, and a start does not wait for the client. */
export function createTemporalWorkflows(engine: Engine): Workflows & { close(): Promise<void> } {
  let client: Client | undefined;
  const connected = () => (client ??= createClient(engine));
  return {
    send: (seen, commandId, command) => sendCommand(connected(), seen, commandId, command),
    query: async (seen) => {
      const handle = connected().workflow.getHandle(itemWorkflowId(seen.id, seen.life));
      try {
        return await connected().withDeadline(Date.now() + QUERY_WITHIN_MS, () => handle.query(getItemQuery));
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return undefined;
        throw new HttpProblem('UNAVAILABLE', { detail: 'The workflow did not answer in time' });
      }
    },
    check: async () => {
      const { connection, workflowService } = connected();
      await connection.withDeadline(Date.now() + QUERY_WITHIN_MS, () => workflowService.getSystemInfo({}));
    },
    sendCase: (seen, commandId, request) => sendCaseRequest(connected(), seen, commandId, request),
    serveBulk: async (takeTurn, log) =>
      (await import('./serve/activity-worker')).startBulkWorker(takeTurn, engine, log),
    serveOrders: async (carryOut, log) =>
      (await import('./serve/activity-worker')).startOrderWorker(carryOut, engine, log),
    close: async () => client?.connection.close(),
  };
}
