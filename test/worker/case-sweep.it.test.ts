import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import pino from 'pino';
import { waitUntil } from '../../cli/dev/wait-until';
import { insertOrders } from '../../db/case-order';
import { readRepairs } from '../../db/repair';
import { transaction } from '../../db/transaction';
import { startCaseSweep } from '../../worker/case-sweep';
import { caseWorkflowId } from '../../workflows/ids';
import type { TestApi } from '../api/test-api';
import { type AskStores, deliver } from '../cases/ask-case';
import { type AskStage, startAskStage } from '../cases/ask-stage';
import { CASE_DOCUMENTS } from '../cases/case-documents';

let stage: AskStage;
let api: TestApi;
let stores: AskStores;
beforeAll(async () => {
  stage = await startAskStage(CASE_DOCUMENTS);
  ({ api, stores } = stage);
});
afterAll(() => stage?.stop());

test('a case whose workflow has ended keeps no other from being asked for the work that it has lost', async () => {
  const ids = await Promise.all(
    ['one', 'other'].map(async () => {
      const { body } = await api.call('sue', 'post', '/v1/cases', { type: 'pair', attributes: {} }).expect(201);
      return String(body.id);
    }),
  );
  while ((await deliver(stores)) > 0);
  const work = { type: 'service', properties: {} } as const;
  await transaction(api.pool, async (client) => {
    for (const id of ids)
      await insertOrders(client, id, 99, [{ type: 'start-work', instance: 99, element: 'left', work }]);
    await client.query(`update case_order set sweep_at = now() - interval '1 second' where version = 99`);
  });
  const [ended = '', running = ''] = ids;
  const asked: string[] = [];
  const signalWithStart = async (_type: string, { workflowId }: { workflowId: string }) => {
    if (workflowId === caseWorkflowId({ id: ended, life: 1 }))
      throw new WorkflowExecutionAlreadyStartedError('it has', workflowId, 'caseFile');
    await waitUntil(async () => (await repairs()) === 1, { withinMs: 5_000 });
    asked.push(workflowId);
  };
  const repairs = async () => (await readRepairs(api.pool)).get('workflow-ended');
  const faults: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void faults.push(JSON.parse(line).msg) });
  const sweep = startCaseSweep({ pool: api.pool, client: { workflow: { signalWithStart } } as unknown as Client, log });
  try {
    expect(await waitUntil(async () => asked.length > 0, { withinMs: 20_000 })).toBe(true);
  } finally {
    await sweep.stop();
  }
  expect(asked).toEqual([caseWorkflowId({ id: running, life: 1 })]);
  expect(await repairs()).toBe(1);
  expect(faults).toEqual(['the workflow of an open case has ended']);
});
