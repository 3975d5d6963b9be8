import type { ItemCommand } from '../../domain/item/command';
import { getItemQuery, itemSignals } from '../../workflows/messages';
import { ana, HOUR, useLives } from './lives';

const live = useLives();
const holder = { kind: 'agent', id: 'ana' } as const;
const sue = { kind: 'user', id: 'sue' } as const;
const pull: ItemCommand = { action: 'pull', actor: holder, agent: 'ana', pick: { by: 'priority', skipped: 0 } };

test('parked with a wake-up it sleeps until then, and is in its queue at that instant', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      await update(ana);
      const untilMs = (await env.currentTimeMs()) + 24 * HOUR;
      const parked = await update({ action: 'park', actor: holder, workbin: 'agent:ana', untilMs });
      expect(parked).toMatchObject({ state: 'parked', assignee: null });
      await env.sleep(untilMs - (await env.currentTimeMs()) - 1_000);
      expect(store.state()).toMatchObject({ state: 'parked', wakeMs: untilMs });
      await env.sleep(2_000);
      expect(store.state()).toMatchObject({ state: 'queued', workbin: null, wakeMs: null });
      expect(store.events()).toEqual(['accepted', 'status-changed', 'parked', 'queued']);
      await handle.terminate();
    },
  );
});

test('fetched before it wakes up, it stays in hands; its expiry strikes all the same, by the one timer', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      await update(ana);
      const untilMs = (await env.currentTimeMs()) + HOUR;
      await update({ action: 'park', actor: holder, workbin: 'agent:ana', untilMs });
      await update(pull);
      await env.sleep(73 * HOUR);
      expect(await handle.query(getItemQuery)).toMatchObject({ state: 'connected', assignee: 'ana', isOverdue: true });
      expect(store.events().filter((type) => type === 'queued')).toEqual([]);
      await handle.terminate();
    },
  );
});

test('parked while it expires and wakes up: each at its instant', async () => {
  await live(
    () => ({}),
    async ({ env, store, update, handle }) => {
      await update(ana);
      const untilMs = (await env.currentTimeMs()) + 100 * HOUR;
      await update({ action: 'park', actor: holder, workbin: 'agent:ana', untilMs });
      await env.sleep(73 * HOUR);
      expect(store.state()).toMatchObject({ state: 'parked', isOverdue: true });
      await env.sleep(28 * HOUR);
      expect(store.state()).toMatchObject({ state: 'queued', isOverdue: true });
      expect(store.events().slice(3)).toEqual(['overdue', 'status-changed', 'queued']);
      await handle.terminate();
    },
  );
});

test('every hand as a Signal: pulled, released, assigned, transferred, requeued', async () => {
  const commands: ItemCommand[] = [
    pull,
    { action: 'release', actor: holder },
    { action: 'assign', actor: sue, agent: 'ben' },
    { action: 'transfer', actor: sue, to: { workbin: 'agent:ana' } },
    { action: 'requeue', actor: sue },
  ];
  await live(
    () => ({}),
    async ({ store, update, handle }) => {
      for (const [index, command] of commands.entries())
        await handle.signal(itemSignals[command.action], { commandId: `s${index}`, seenVersion: 0, command });
      await update(ana);
      expect(store.events().filter((type) => type !== 'status-changed')).toEqual([
        'pulled',
        'released',
        'queued',
        'assigned',
        'parked',
        'requeued',
        'queued',
        'accepted',
      ]);
      await handle.terminate();
    },
  );
});
