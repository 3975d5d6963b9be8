import { commit, type CommitDeps, loadItem } from './commit';
import { deliver, type DeliverDeps, deliverQuickly } from './deliver';
import { whileHeartbeating } from './while-heartbeating';
import type { EffectActivities, ItemActivities } from './item-activities';

export function createItemActivities(deps: CommitDeps & DeliverDeps): ItemActivities {
  return {
    commit: (input) => commit(deps, input),
    loadItem: ({ id }) => loadItem(deps.pool, id),
    deliverQuickly: ({ deliveryId }) => deliverQuickly(deps, deliveryId),
  };
}

export function createEffectActivities(deps: DeliverDeps): EffectActivities {
  return { deliver: ({ deliveryId }) => whileHeartbeating(() => deliver(deps, deliveryId)) };
}
