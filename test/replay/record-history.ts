import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { projectRoot } from '../../db/project-root';
import { version } from '../../package.json';

/**
 * With `RECORD_HISTORIES=1` the histories of the workflow tests become the golden ones of this release. They are recorded
 * once for each release; one that was released is never recorded again.
 */
export async function recordHistory(handle: WorkflowHandle): Promise<void> {
  const { currentTestName } = expect.getState();
  if (!process.env.RECORD_HISTORIES || !currentTestName) return;
  const file = `${currentTestName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)}.json`;
  const release = version.split('.').slice(0, 2).join('.');
  const { History } = temporal.api.history.v1;
  const plain = History.toObject(History.create(await handle.fetchHistory()), {
    longs: String,
    enums: String,
    bytes: String,
  });
  await writeFile(
    join(projectRoot, 'test', 'replay', release, file),
    `${JSON.stringify(plain, anonymous, 1).replaceAll(hostname(), 'recorder')}\n`,
  );
}

/** Who recorded it, and on what machine, is nobody's business. */
function anonymous(key: string, value: unknown): unknown {
  if (key === 'identity') return 'recorder';
  return key === 'stackTrace' ? '' : value;
}
