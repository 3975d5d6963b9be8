import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { readPayloadKeys } from '../../engine/payload-keys';
import type { Engine } from '../../engine/settings';
import { requiredEnv } from './required-env';

/** How many workflows a worker keeps between their tasks; none: each task is a replay. */
let cachedWorkflows = 100;

export function setWorkflowCache(most: number): void {
  cachedWorkflows = most;
}

let hasRuntime = false;

/** The server whose clock jumps to the next timer. Its binary is provided by the suite's global set-up. */
export async function timeSkippingServer(): Promise<TestWorkflowEnvironment> {
  // Refused Signals are warnings; here they are asked for.
  if (!hasRuntime) Runtime.install({ logger: new DefaultLogger('ERROR') });
  hasRuntime = true;
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: requiredEnv('TEMPORAL_TEST_SERVER_PATH') } },
  });
}

/** `host:port` of a real dev server (in real time) that all tests of the run share, each in a namespace of its own (`devNamespaces`). */
export function devServerAddress(): string {
  return requiredEnv('TEST_TEMPORAL_ADDRESS');
}

/** The same as programs know it, with a key of the tests'. */
export function devEngine(namespace = 'default'): Engine {
  const keys = readPayloadKeys(`test:${Buffer.alloc(32, 'test').toString('base64')}`);
  return { address: devServerAddress(), namespace, keys };
}

/** The workflows, bundled once for the whole run. */
export function workflowBundle(): { codePath: string } {
  return { codePath: requiredEnv('WORKFLOW_BUNDLE') };
}

export function caseBundle(): { codePath: string } {
  return { codePath: requiredEnv('CASE_BUNDLE') };
}

/** What a worker of the workflow suite runs workflows by. */
export function workflowRunner() {
  return { workflowBundle: workflowBundle(), maxCachedWorkflows: cachedWorkflows };
}
