import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { decide } from '../../domain/item/decide';
import { type CommandResult, getItemQuery, itemSignals, itemUpdates, nudgeSignal } from '../../workflows/messages';
import { ana, ben, closed, done, HOUR, useLives } from './lives';

const live = useLives();
/** Time that is not skipped passes as well: starting a worker on a busy machine takes seconds. */
const MARGIN = 60_000;

async function refusal(answer: Promise<unknown>): Promise<string | null | undefined> {
  const error: unknown = await answer.then(
    () => new Error('it was not refused'),
    (caught: unknown) => caught,
  );
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) return error.cause.type;
  throw error;
}

test('an item is accepted, marked done, completed by its source, and its workflow ends with the last delivery', async () => {
  await live(
    () => ({}),
    async ({ store, update, handle }) => {
      expect(await update(ana)).toMatchObject({ state: 'connected', assignee: 'ana', version: 2 });
      expect(await update(done)).toMatchObject({ state: 'awaiting-source', disposition: 'approved' });
      expect(await update(closed)).toMatchObject({ state: 'completed' });
      expect(await handle.result()).toMatchObject({ state: 'completed', version: 4 });
      expect(store.delivered()).toEqual(['sync-mark-done-3', 'sync-completed-4']);
    },
  );
});

test('of eight accepts at once exactly one succeeds; the others are refused and the item runs on', async () => {
  await live(
    () => ({}),
    async ({ store, update, handle }) => {
      const answers = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) => update(index % 2 ? ana : ben, { commandId: `accept/${index}` })),
      );
      const winner = store.state().assignee;
      for (const answer of answers.filter(({ status }) => status === 'fulfilled'))
        expect(answer).toMatchObject({ value: { assignee: winner } });
      expect(store.events().filter((type) => type === 'accepted')).toHaveLength(1);
      expect(await handle.query(getItemQuery)).toMatchObject({ assignee: winner });
      await handle.terminate();
    },
  );
});

test('a refusal carries its code, changes nothing and leaves the workflow running', async () => {
  await live(
    () => ({}),
    async ({ store, update, handle }) => {
      expect(await refusal(update(done))).toBe('WRONG_STATE');
      await update(ana);
      expect(await refusal(update({ ...done, actor: { kind: 'agent', id: 'ben' } }, { commandId: 'x' }))).toBe(
        'NOT_YOURS',
      );
      expect(store.state().version).toBe(2);
      expect(await handle.query(getItemQuery)).toMatchObject({ state: 'connected', assignee: 'ana' });
      await handle.terminate();
    },
  );
});

test('at 72 h, and not before, the item is overdue: one entry, one notification, whatever it was doing', async () => {
  await live(
    () => ({}),
    async ({ env, store, handle }) => {
      await env.sleep(72 * HOUR - MARGIN);
      expect(store.events()).toEqual([]);
      await env.sleep(2 * MARGIN);
      expect(await handle.query(getItemQuery)).toMatchObject({ isOverdue: true, status: 'overdue', state: 'queued' });
      expect(store.events()).toEqual(['overdue', 'status-changed']);
      await env.sleep(200 * HOUR);
      expect(store.events()).toEqual(['overdue', 'status-changed']);
      expect(store.delivered()).toEqual(['webhook-overdue-2']);
      await handle.terminate();
    },
  );
});

test('an item whose activation lies ahead is scheduled until then', async () => {
  await live(
    (nowMs) => ({ activationMs: nowMs + HOUR }),
    async ({ env, store, handle }) => {
      await env.sleep(HOUR - MARGIN);
      expect(store.state().state).toBe('scheduled');
      await env.sleep(2 * MARGIN);
      expect(await handle.query(getItemQuery)).toMatchObject({ state: 'queued' });
      await handle.terminate();
    },
  );
});

test('what its source leaves unanswered for 15 min after Mark Done goes back into distribution', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      await update(ana);
      await update(done);
      await env.sleep(15 * 60_000 - MARGIN);
      expect(store.state().state).toBe('awaiting-source');
      await env.sleep(2 * MARGIN);
      expect(store.state()).toMatchObject({ state: 'queued', assignee: null });
      await handle.terminate();
    },
  );
});

test('a commit whose answer was lost is not made twice, and the command is answered with what holds', async () => {
  await live(
    () => ({}),
    async ({ store, update, handle }) => {
      store.loseNextAnswer();
      expect(await update(ana)).toMatchObject({ state: 'connected', assignee: 'ana', version: 2 });
      expect(store.events()).toEqual(['accepted', 'status-changed']);
      await handle.terminate();
    },
  );
});

test('a workflow behind the database takes the newer state over before it decides', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      const decision = decide(store.state(), ana, await env.currentTimeMs());
      if (decision.kind !== 'change') throw new Error('it must be accepted');
      store.commitUnseen({ expectedVersion: 1, commandId: 'accept/ana', change: decision.change });
      expect(await update(done, { seenVersion: 2 })).toMatchObject({ state: 'awaiting-source', version: 3 });
      expect(store.events()).toEqual(['accepted', 'status-changed', 'mark-done']);
      await handle.terminate();
    },
  );
});

test('a nudge makes it deliver what it did not know it owed', async () => {
  await live(
    () => ({}),
    async ({ env, store, handle }) => {
      const decision = decide(store.state(), closed, await env.currentTimeMs());
      if (decision.kind !== 'change') throw new Error('it must complete');
      store.commitUnseen({ expectedVersion: 1, commandId: 'complete/crm', change: decision.change });
      await handle.signal(nudgeSignal);
      expect(await handle.result()).toMatchObject({ state: 'completed' });
      expect(store.delivered()).toEqual(['sync-completed-2']);
    },
  );
});

test('the same commands as Signals: a good one has its effect, a refused one none, and neither stops the workflow', async () => {
  await live(
    () => ({}),
    async ({ store, handle }) => {
      store.slowDown();
      await handle.signal(itemSignals.complete, { commandId: 's1', seenVersion: 0, command: done });
      await handle.signal(itemSignals.accept, { commandId: 's2', seenVersion: 0, command: ana });
      await handle.signal(itemSignals.complete, { commandId: 's3', seenVersion: 0, command: closed });
      expect(await handle.result()).toMatchObject({ state: 'completed' });
      expect(store.events()).toEqual(['accepted', 'status-changed', 'completed', 'status-changed']);
      expect(store.delivered()).toEqual(['sync-completed-3']);
    },
  );
});

test('Signals that come before its first task take effect in the order in which they came', async () => {
  await live(
    () => ({}),
    async ({ store, handle }) => {
      expect(await handle.result()).toMatchObject({ state: 'completed' });
      expect(store.events()).toEqual(['accepted', 'status-changed', 'completed', 'status-changed']);
    },
    async (handle) => {
      await handle.signal(itemSignals.complete, { commandId: 's1', seenVersion: 0, command: done });
      await handle.signal(itemSignals.accept, { commandId: 's2', seenVersion: 0, command: ana });
      await handle.signal(itemSignals.complete, { commandId: 's3', seenVersion: 0, command: closed });
    },
  );
});

test('an Update is not refused by a state that a command before it is about to change', async () => {
  let answer: Promise<CommandResult> | undefined;
  await live(
    () => ({}),
    async ({ store, handle }) => {
      expect(await answer).toMatchObject({ state: 'awaiting-source' });
      expect(store.events()).toEqual(['accepted', 'status-changed', 'mark-done']);
      await handle.terminate();
    },
    async (handle) => {
      await handle.signal(itemSignals.accept, { commandId: 's1', seenVersion: 0, command: ana });
      const message = { commandId: 'u1', seenVersion: 0, command: done };
      answer = handle.executeUpdate(itemUpdates.complete, { updateId: 'u1', args: [message] });
    },
  );
});

test('it continues as new long before any limit, with its state, its deadline and nothing lost', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      const first = (await handle.describe()).runId;
      for (let index = 0; index < 500; index += 1)
        await handle.signal(itemSignals.complete, { commandId: `early/${index}`, seenVersion: 0, command: done });
      await update(ana);
      expect((await env.client.workflow.getHandle(handle.workflowId).describe()).runId).not.toBe(first);
      await env.sleep(73 * HOUR);
      expect(store.state()).toMatchObject({ state: 'connected', isOverdue: true });
      await handle.terminate();
    },
  );
});

test('what fails for good does not end it: it takes the next command', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      store.loseItem();
      await handle.signal(nudgeSignal);
      await env.sleep(1_000);
      expect(await update(ana)).toMatchObject({ state: 'connected' });
      await handle.terminate();
    },
  );
});
