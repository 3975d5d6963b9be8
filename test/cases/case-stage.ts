import type { Client } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import pino from 'pino';
import { createCaseActivities } from '../../activities/create-case-activities';
import { createEffectActivities, createItemActivities } from '../../activities/create-activities';
import { createReceiverHealth } from '../../outbound/receiver-health';
import { createTemporalWorkflows } from '../../api/temporal-workflows';
import { waitUntil } from '../../cli/dev/wait-until';
import { listen } from '../../db/listen';
import { createWake } from '../../db/wake';
import { outboundRules } from '../../domain/receiver/outbound-rules';
import { createClient } from '../../engine/client';
import { connectWorkers } from '../../engine/worker';
import type { Matcher } from '../../matcher/start-matcher';
import { createSignalCase } from '../../worker/case-client';
import { startCaseRequests } from '../../worker/case-requests';
import { startRedeliveries } from '../../worker/redeliveries';
import { startRelay } from '../../worker/relay';
import { CASES_QUEUE, caseWorkflowId, EFFECTS_QUEUE, ITEMS_QUEUE } from '../../workflows/ids';
import { startOwner } from '../api/start-owner';
import { startTestApi, type TestApi } from '../api/test-api';
import type { devNamespaces } from '../support/dev-namespaces';
import { caseBundle, devEngine, workflowBundle } from '../support/temporal';
import { CASE_DOCUMENTS } from './case-documents';

/** API, matcher and workers with the engine between them, all for real but in one process. */
export interface CaseStage {
  api: TestApi;
  client: Client;
  /** Of source `crm`, under an external ID of its own. */
  start(type: string, attributes: object): Promise<string>;
  /** Serves a task queue of the test's own, as a worker in any language would. */
  serve(taskQueue: string, activities: Record<string, (input: never) => Promise<unknown>>): Promise<void>;
  /** Waits for a case to look so. */
  becomes(id: string, what: string, is: (body: CaseBody) => boolean): Promise<CaseBody>;
  /** The open item of an element's task, once it is there. */
  taskOf(caseId: string, element: string): Promise<{ id: string; externalId: string }>;
  /** By an agent: takes the item from the queue, and completes it. */
  work(user: string, itemId: string, end: object): Promise<void>;
  /** Every history of a case's workflow again, by the code as it is. */
  replayAll(): Promise<number>;
  close(): Promise<void>;
}

export interface CaseBody {
  id: string;
  state: string;
  status: string;
  attributes: Record<string, unknown>;
  incidents: { id: number; element: string; code: string; message: string }[];
}

export async function openCaseStage(namespace: (typeof devNamespaces)[number]): Promise<CaseStage> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const place = devEngine(namespace);
  const engine = createTemporalWorkflows(place);
  const api = await startTestApi({}, engine);
  const { pool } = api;
  const wake = createWake(pool);
  const client = createClient(place);
  const shared = await connectWorkers(place);
  const log = pino({ level: 'silent' });
  const signalCase = createSignalCase(pool, client);
  const deps = { pool, wake, health: createReceiverHealth(), rules: outboundRules('1'), signalCase, log };
  const workers: { worker: Worker; running: Promise<void> }[] = [];
  const begin = (worker: Worker) => void workers.push({ worker, running: worker.run() });
  await api.call('admin', 'post', '/v1/config/apply', { documents: CASE_DOCUMENTS }).expect(200);
  for (const worker of await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: ITEMS_QUEUE,
      workflowBundle: workflowBundle(),
      activities: createItemActivities(deps),
    }),
    Worker.create({ ...shared, taskQueue: EFFECTS_QUEUE, activities: createEffectActivities(deps) }),
    Worker.create({
      ...shared,
      taskQueue: CASES_QUEUE,
      workflowBundle: caseBundle(),
      activities: createCaseActivities(deps),
    }),
  ]))
    begin(worker);
  const requests = startCaseRequests({ pool, client, log });
  const relay = startRelay({ pool, client, log });
  const redeliveries = startRedeliveries({ pool, client, log });
  const listener = await listen(api.databaseUrl, { cases: () => requests.wake() });
  const owner: Matcher = await startOwner(api);

  const becomes: CaseStage['becomes'] = async (id, what, is) => {
    let seen: CaseBody | undefined;
    const isSo = async () => {
      seen = (await api.call('admin', 'get', `/v1/cases/${id}`).expect(200)).body as CaseBody;
      return is(seen);
    };
    if (!(await waitUntil(isSo, { withinMs: 30_000 })) || !seen)
      throw new Error(`${what}: not within 30 s: ${JSON.stringify(seen)}`);
    return seen;
  };
  let started = 0;
  return {
    api,
    client,
    start: async (type, attributes) => {
      started += 1;
      const body = { type, source: 'crm', externalId: `case-${started}`, attributes };
      return (await api.call('source:crm', 'post', '/v1/cases', body).expect(201)).body.id;
    },
    serve: async (taskQueue, activities) => begin(await Worker.create({ ...shared, taskQueue, activities })),
    becomes,
    taskOf: async (caseId, element) => {
      let found: string | null | undefined;
      const isThere = async () => {
        const { body } = await api.call('admin', 'get', `/v1/cases/${caseId}/diagram`).expect(200);
        found = body.tokens.find((token: { element: string }) => token.element === element)?.item;
        return typeof found === 'string';
      };
      if (!(await waitUntil(isThere, { withinMs: 30_000 })) || typeof found !== 'string')
        throw new Error(`no task for ${element} within 30 s`);
      const query = new URLSearchParams({ source: 'case', externalId: found });
      const { body } = await api.call('admin', 'get', `/v1/workitems?${query.toString()}`).expect(200);
      return { id: body.items[0].id, externalId: found };
    },
    work: async (user, itemId, end) => {
      await api.call(user, 'post', `/v1/workitems/${itemId}/actions/pull`, {}).expect(200);
      await api.call(user, 'post', `/v1/workitems/${itemId}/actions/complete`, end).expect(200);
    },
    replayAll: async () => {
      const { rows } = await pool.query<{ id: string; life: number }>('select id, life from case_file');
      for (const row of rows) {
        const history = await client.workflow.getHandle(caseWorkflowId(row)).fetchHistory();
        await Worker.runReplayHistory({ workflowBundle: caseBundle(), dataConverter: shared.dataConverter }, history);
      }
      return rows.length;
    },
    close: async () => {
      await owner.close();
      await listener.close();
      await Promise.all([requests.stop(), relay.stop(), redeliveries.stop()]);
      for (const { worker } of workers) worker.shutdown();
      await Promise.all(workers.map(({ running }) => running));
      await wake.settled();
      await api.stop();
      await Promise.all([engine.close(), client.connection.close(), shared.connection.close()]);
    },
  };
}
