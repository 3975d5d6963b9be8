import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { projectRoot } from '../../db/project-root';
import { ITEMS_QUEUE } from '../../workflows/ids';
import { WORKITEM_TYPE } from '../../workflows/start';
import { createTestDatabase } from '../support/database';
import type { devNamespaces } from '../support/dev-namespaces';
import { devServerAddress } from '../support/temporal';
import type { workitem } from './never-yields-workflow';

const namespace: (typeof devNamespaces)[number] = 'guard';

test('a workflow that never yields ends its worker with a word of why, so that others can take its tasks', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'casewright-guard-'));
  const database = await createTestDatabase();
  const connection = await Connection.connect({ address: devServerAddress() });
  try {
    const bundle = join(folder, 'bundle.js');
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(__dirname, 'never-yields-workflow.ts'),
      logger: new DefaultLogger('ERROR'),
    });
    await writeFile(bundle, code);
    const worker = spawn(process.execPath, [join(projectRoot, 'dist', 'worker.mjs')], {
      env: {
        ...process.env,
        CASEWRIGHT_ROOT: projectRoot,
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: devServerAddress(),
        TEMPORAL_NAMESPACE: namespace,
        WORKFLOW_BUNDLE: bundle,
      },
    });
    const [said, ended] = [text(worker.stderr), once(worker, 'exit')];
    worker.stdout.resume();
    const { workflow } = new Client({ connection, namespace });
    const handle = await workflow.start<typeof workitem>(WORKITEM_TYPE, {
      taskQueue: ITEMS_QUEUE,
      workflowId: randomUUID(),
    });
    expect(await ended).toEqual([1, null]);
    expect(await said).toMatch(/did not yield for 10000 ms/);
    await handle.terminate();
  } finally {
    await connection.close();
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
