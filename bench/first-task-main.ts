import { DefaultLogger, Runtime } from '@temporalio/worker';
import { firstTask } from './spine/first-task';

/** The smallest program that works on Temporal, in a process of its own. Arguments: the server's address, a workflow bundle. */
const [address = '', bundlePath = ''] = process.argv.slice(2);
Runtime.install({ logger: new DefaultLogger('ERROR') });
firstTask(address, bundlePath).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
