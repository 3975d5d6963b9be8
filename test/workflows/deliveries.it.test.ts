import { itemSignals } from '../../workflows/messages';
import { awaited } from '../chaos/until';
import { ana, done, HOUR, useLives } from './lives';

const live = useLives();

test('a source that is down stops no clock and holds up no webhook, and is told all when it is back', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      store.setDown(['sync']);
      await update(ana);
      await update(done);
      await env.sleep(15 * 60_000 + 1_000);
      expect(store.state()).toMatchObject({ state: 'queued', assignee: null });
      await env.sleep(72 * HOUR);
      expect(store.state()).toMatchObject({ state: 'queued', isOverdue: true });
      expect(store.delivered()).toEqual(['webhook-overdue-5']);
      store.setDown([]);
      await env.sleep(11 * 60_000);
      expect(store.delivered()).toEqual(['webhook-overdue-5', 'sync-mark-done-3']);
      await handle.terminate();
    },
  );
});

test('it continues as new although its source is down, and tells it everything when it is back', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      store.setDown(['sync']);
      await update(ana);
      await update(done);
      const first = (await handle.describe()).runId;
      for (let index = 0; index < 500; index += 1)
        await handle.signal(itemSignals.complete, { commandId: `late/${index}`, seenVersion: 0, command: done });
      const now = env.client.workflow.getHandle(handle.workflowId);
      await awaited('it runs anew', async () => (await now.describe()).runId !== first);
      store.setDown([]);
      // No time is skipped here: the test server takes the first run's delivery for one that is still under way.
      await awaited('its source is told', async () => store.delivered().length > 0);
      expect(store.delivered()).toEqual(['sync-mark-done-3']);
      await now.terminate();
    },
  );
});
