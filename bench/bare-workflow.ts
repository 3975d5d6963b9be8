import {
  CancellationScope,
  condition,
  defineUpdate,
  executeChild,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';

export const finishUpdate = defineUpdate<void>('finish');
export const takeUpdate = defineUpdate<void>('take');

/** The least that a durable workflow with one command costs: start, one Update, end. */
export async function bareWorkflow(): Promise<void> {
  let isDone = false;
  setHandler(finishUpdate, () => {
    isDone = true;
  });
  await condition(() => isDone);
}

/** The same two commands and the same armed timer as an item, and nothing else. */
export async function bareTwoCommands(): Promise<void> {
  let isDone = false;
  setHandler(takeUpdate, () => {});
  setHandler(finishUpdate, () => {
    isDone = true;
  });
  void sleep('72 hours');
  await condition(() => isDone);
}

/** The least that a process of so many tasks costs where each is a child workflow beside a timer. */
export async function bareProcess(tasks: number): Promise<void> {
  const { workflowId } = workflowInfo();
  for (let at = 0; at < tasks; at += 1) {
    await CancellationScope.cancellable(async () => {
      // Cancelled with its scope once the task is done.
      void sleep('72 hours').catch(() => {});
      await CancellationScope.nonCancellable(() => executeChild(bareWorkflow, { workflowId: `${workflowId}/${at}` }));
      CancellationScope.current().cancel();
    });
  }
}
