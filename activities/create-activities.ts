import { activityInfo } from '@temporalio/activity';
import type { ItemState } from '../domain/item/state';
import { instantAfter } from '../domain/time/clock';
import { createClockReader } from '../matcher/ledger/read-clocks';
import { countRepair } from '../db/repair';
import { commit, type CommitDeps, loadItem } from './commit';
import type { ConnectorActivities } from './connectors';
import { deliver, type DeliverDeps, deliverQuickly } from './deliver';
import { whileHeartbeating } from './while-heartbeating';
import type { EffectActivities, ItemActivities } from './item-activities';

export function createItemActivities(deps: CommitDeps & DeliverDeps): ItemActivities {
  const readClocks = createClockReader();
  return {
    commit: async (input) => {
      const outcome = await commit(deps, input);
      if ('state' in outcome) await compared(deps, outcome.state, input.expectedVersion);
      if (outcome.outcome !== 'committed') return outcome;
      return { ...outcome, deliveries: await deliverQuickly(deps, outcome.deliveries) };
    },
    loadItem: async ({ id, version }) => {
      const stored = await loadItem(deps.pool, id);
      await compared(deps, stored.state, version ?? Infinity);
      return stored;
    },
    instantAfter: async ({ calendar, fromMs, spanMs }) => {
      const clocks = await readClocks(deps.pool);
      const instantMs = instantAfter(clocks(calendar), fromMs, spanMs);
      return Number.isFinite(instantMs) ? instantMs : null;
    },
  };
}

export function createEffectActivities(deps: DeliverDeps): EffectActivities & ConnectorActivities {
  return {
    deliver: ({ deliveryId }) =>
      whileHeartbeating(() => deliver(deps, deliveryId, { isFirst: activityInfo().attempt === 1 })),
    connect: (order) =>
      whileHeartbeating(async () => {
        // An installation that has no cases need not load what they bring.
        const { connectOrder } = await import('./connect-order');
        return connectOrder(deps, order);
      }),
  };
}

/** A workflow that is behind the database takes its state over, which is a repair. That it cannot be counted holds up nothing. */
async function compared({ pool, log }: DeliverDeps, { version }: ItemState, known: number): Promise<void> {
  if (version <= known) return;
  await countRepair(pool, 'workflow-behind').catch((error: unknown) =>
    log.warn({ err: error }, 'a repair could not be counted'),
  );
}
