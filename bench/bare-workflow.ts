import { condition, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

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
