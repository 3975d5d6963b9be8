import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { projectRoot } from '../../db/project-root';
import { workflowBundle } from '../support/temporal';

const folder = join(projectRoot, 'test', 'replay');
const histories = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});

test('there are recorded histories', () => {
  expect(histories.length).toBeGreaterThan(0);
});

test.each(histories)('items that run since then go on: %s', async (file) => {
  const history = temporal.api.history.v1.History.fromObject(JSON.parse(await readFile(join(folder, file), 'utf8')));
  await expect(Worker.runReplayHistory({ workflowBundle: workflowBundle() }, history)).resolves.toBeUndefined();
});
