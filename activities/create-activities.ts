import { instantAfter } from '../domain/time/clock';
import { createClockReader } from '../matcher/ledger/read-clocks';
import { commit, type CommitDeps, loadItem } from './commit';
import { deliver, type DeliverDeps, deliverQuickly } from './deliver';
import { whileHeartbeating } from './while-heartbeating';
import type { EffectActivities, ItemActivities } from './item-activities';

export function createItemActivities(deps: CommitDeps & DeliverDeps): ItemActivities {
  const readClocks = createClockReader();
  return {
    commit: async (input) => {
      const outcome = await commit(deps, input);
      if (outcome.outcome !== 'committed') return outcome;
      return { ...outcome, deliveries: await deliverQuickly(deps, outcome.deliveries) };
    },
    loadItem: ({ id }) => loadItem(deps.pool, id),
    instantAfter: async ({ calendar, fromMs, spanMs }) => {
      const clocks = await readClocks(deps.pool);
      const instantMs = instantAfter(clocks(calendar), fromMs, spanMs);
      return Number.isFinite(instantMs) ? instantMs : null;
    },
  };
}

export function createEffectActivities(deps: DeliverDeps): EffectActivities {
  return { deliver: ({ deliveryId }) => whileHeartbeating(() => deliver(deps, deliveryId)) };
}
