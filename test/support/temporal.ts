import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';

/** The server whose clock jumps to the next timer. Its binary is provided by the suite's global set-up. */
export async function timeSkippingServer(): Promise<TestWorkflowEnvironment> {
  // Refused Signals are warnings; here they are asked for.
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: required('TEMPORAL_TEST_SERVER_PATH') } },
  });
}

/** The workflows, bundled once for the whole run. */
export function workflowBundle(): { codePath: string } {
  return { codePath: required('WORKFLOW_BUNDLE') };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through npm test, whose set-up provides it`);
  return value;
}
