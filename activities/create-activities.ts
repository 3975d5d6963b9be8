import { commit, type CommitDeps, loadItem } from './commit';
import { deliver, type DeliverDeps, deliverQuickly } from './deliver';
import { whileHeartbeating } from './while-heartbeating';
import type { EffectActivities, ItemActivities } from './item-activities';

export function createItemActivities(deps: CommitDeps & DeliverDeps): ItemActivities {
  return {
    commit: async (input) => {
      const outcome = await commit(deps, input);
      if (outcome.outcome !== 'committed') return outcome;
      return { ...outcome, deliveries: await deliverQuickly(deps, outcome.deliveries) };
    },
    loadItem: ({ id }) => loadItem(deps.pool, id),
  };
}

export function createEffectActivities(deps: DeliverDeps): EffectActivities {
  return { deliver: ({ deliveryId }) => whileHeartbeating(() => deliver(deps, deliveryId)) };
}
