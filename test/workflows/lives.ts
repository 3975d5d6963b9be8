import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Classified } from '../../domain/classify/classified';
import type { ItemCommand } from '../../domain/item/command';
import { EFFECTS_QUEUE, ITEMS_QUEUE } from '../../workflows/ids';
import { type CommandResult, itemUpdates } from '../../workflows/messages';
import { WORKITEM_TYPE, workitemStart } from '../../workflows/start';
import { sampleItem } from '../domain/item/sample-item';
import { recordHistory } from '../replay/record-history';
import { timeSkippingServer, workflowRunner } from '../support/temporal';
import { createFakeItemStore, type FakeItemStore } from './fake-item-store';

export const HOUR = 3_600_000;
export const ana: ItemCommand = { action: 'accept', actor: { kind: 'agent', id: 'ana' }, agent: 'ana', offerId: 'o1' };
export const ben: ItemCommand = { action: 'accept', actor: { kind: 'agent', id: 'ben' }, agent: 'ben', offerId: 'o2' };
export const done: ItemCommand = {
  action: 'complete',
  actor: { kind: 'agent', id: 'ana' },
  disposition: 'approved',
};
export const closed: ItemCommand = { action: 'complete', actor: { kind: 'source', id: 'crm' } };

export interface Life {
  env: TestWorkflowEnvironment;
  store: FakeItemStore;
  update: (command: ItemCommand, options?: { seenVersion?: number; commandId?: string }) => Promise<CommandResult>;
  handle: ReturnType<TestWorkflowEnvironment['client']['workflow']['getHandle']>;
}

/**
 * One time-skipping server for the tests of a file. Answers what runs one item's workflow on it, with activated time
 * starting now by its clock.
 */
export function useLives() {
  let env: TestWorkflowEnvironment;
  let lives = 0;
  beforeAll(async () => {
    env = await timeSkippingServer();
  });
  afterAll(async () => {
    await env.teardown();
  });

  return async (
    rules: (nowMs: number) => Partial<Classified>,
    body: (life: Life) => Promise<void>,
    /** What happens between its start and its first task. */
    early: (handle: Life['handle']) => Promise<void> = async () => {},
  ): Promise<void> => {
    const nowMs = await env.currentTimeMs();
    lives += 1;
    const item = sampleItem(
      { activationMs: nowMs, dueMs: nowMs + 48 * HOUR, expiresMs: nowMs + 72 * HOUR, ...rules(nowMs) },
      { id: `00000000-0000-7000-8000-${String(lives).padStart(12, '0')}`, createdMs: nowMs },
    );
    const store = createFakeItemStore(item, () => env.currentTimeMs());
    const shared = { connection: env.nativeConnection, activities: { ...store.activities } };
    const [items, effects] = await Promise.all([
      Worker.create({
        ...shared,
        taskQueue: ITEMS_QUEUE,
        ...workflowRunner(),
      }),
      Worker.create({ ...shared, taskQueue: EFFECTS_QUEUE }),
    ]);
    const handle = await env.client.workflow.start(WORKITEM_TYPE, workitemStart(item));
    await early(handle);
    await effects.runUntil(
      items.runUntil(async () => {
        const update: Life['update'] = (
          command,
          { seenVersion = 0, commandId = `${command.action}/${command.actor.id}` } = {},
        ) =>
          handle.executeUpdate(itemUpdates[command.action], {
            updateId: commandId,
            args: [{ commandId, seenVersion, command }],
          });
        await body({ env, store, update, handle });
        await recordHistory(handle);
      }),
    );
  };
}
