import type { OfferRule } from '../domain/classify/classified';

/** An item that awaits an agent's accept, as a simulation keeps it. */
export interface Offer {
  id: string;
  itemId: string;
  agent: string;
  ring: number;
  priority: number;
  expiresMs: number;
  /** As it was when the offer was made, whatever the item's rules say by now. */
  answer: OfferRule['answer'];
}
