import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { root } from './root.mjs';

// Cases bring an evaluator of expressions, which workers of items neither load nor wait for.
await bundle('index.ts', 'workflow-bundle.js');
await bundle('cases.ts', 'case-bundle.js');

async function bundle(entry, output) {
  const workflowsPath = join(root, 'workflows', entry);
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    // Loaded once for all workflows of a worker, not once for each: our modules keep no state.
    preloadModules: [join(root, 'workflows', 'sandbox.ts'), workflowsPath],
    logger: new DefaultLogger('WARN'),
  });
  // A worker that starts meanwhile reads the old bundle or the new one, never half of one.
  const target = join(root, 'dist', output);
  writeFileSync(`${target}.new`, withoutSources(code));
  renameSync(`${target}.new`, target);
}

/** Stack traces need names and lines; the text of the sources would be a third of what every worker reads and passes on. */
function withoutSources(text) {
  const inline = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';
  const at = text.lastIndexOf(inline);
  if (at < 0) throw new Error('the bundle of the workflows has no source map');
  const { sourcesContent: _, ...map } = JSON.parse(Buffer.from(text.slice(at + inline.length), 'base64'));
  return text.slice(0, at) + inline + Buffer.from(JSON.stringify(map)).toString('base64');
}
