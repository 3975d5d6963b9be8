import type { DeliveryInput } from '../db/delivery';
import type { Effect } from '../domain/item/decision';
import type { ItemState } from '../domain/item/state';
import { deliveryBody } from '../domain/receiver/delivery-body';

/** What an item owes the outside after a commit. */
export function deliveryOf(state: ItemState, effect: Effect): DeliveryInput {
  const { kind, event } = effect;
  const to = effect.kind === 'webhook' ? (effect.to ?? null) : null;
  const { division, life, version, source } = state;
  return { kind, event, division, life, version, source, to, body: deliveryBody(state, event) };
}
