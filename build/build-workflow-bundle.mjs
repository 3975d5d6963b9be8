import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { root } from './root.mjs';

const workflowsPath = join(root, 'workflows', 'index.ts');
const { code } = await bundleWorkflowCode({
  workflowsPath,
  // Loaded once for all workflows of a worker, not once for each: our modules keep no state.
  preloadModules: [join(root, 'workflows', 'sandbox.ts'), workflowsPath],
  logger: new DefaultLogger('WARN'),
});
// A worker that starts meanwhile reads the old bundle or the new one, never half of one.
const target = join(root, 'dist', 'workflow-bundle.js');
writeFileSync(`${target}.new`, code);
renameSync(`${target}.new`, target);
