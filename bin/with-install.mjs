#!/usr/bin/env node
// `npm test`, `npm run check|build|bench|tck|conformance`: makes this checkout ready as `npm start` does, then runs that task.
import './require-node.mjs';

const [task = '', ...rest] = process.argv.slice(2);
const tasks = ['test', 'check', 'build', 'bench', 'tck', 'conformance'];
if (!tasks.includes(task)) {
  process.stderr.write(`Unknown task "${task}"; one of ${tasks.join(', ')}.\n`);
  process.exit(2);
}
const { runTask } = await import('../build/tasks.mjs');
process.exit(await runTask(task, rest));
