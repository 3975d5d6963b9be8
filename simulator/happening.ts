import type { ClockCommand } from '../domain/item/command';
import type { ItemState } from '../domain/item/state';
import type { Presence } from '../domain/routing/types';

/** An item of a simulation; its state is replaced by each change. */
export interface SimulatedItem {
  state: ItemState;
  /** How long it takes an agent, from his accept. */
  handleMs: number;
  /** How often it has come into an agent's hands. */
  taken: number;
  /** When the agent who has it is done (epoch ms). */
  doneMs: number;
  /** What is left to do of what an agent has laid aside; null: nobody has. */
  leftMs: number | null;
  /** By which ring the agent who holds it was admitted; null when nobody holds it, or by no ring. */
  ring: number | null;
  /** What the agenda holds of its clock. */
  deadline: ClockCommand | undefined;
  seen: Seen;
}

/** What the figures remember of an item. */
interface Seen {
  wasOffered: boolean;
  wasTaken: boolean;
  holder: string | null;
  isWaiting: boolean;
}

/** What happened to an item: the entries of its history, and commands that were refused. */
export interface ItemHappening {
  atMs: number;
  type: string;
  /** As it is afterwards. */
  item: SimulatedItem;
  data: Readonly<Record<string, unknown>>;
}

export interface PresenceHappening {
  atMs: number;
  type: 'presence';
  item: null;
  agent: string;
  presence: Presence;
  reason: string | null;
}

export type Happening = ItemHappening | PresenceHappening;
