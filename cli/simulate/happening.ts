import type { ClockCommand } from '../../domain/item/command';
import type { ItemState } from '../../domain/item/state';
import { priorityAt } from '../../domain/priority/curve';
import type { Presence } from '../../domain/routing/types';
import type { Clocks } from '../../domain/time/clock';
import { instantText } from '../../domain/time/instant';

/** An item of a simulation; its state is replaced by each change. */
export interface SimulatedItem {
  state: ItemState;
  /** How long it takes an agent, from his accept. */
  handleMs: number;
  /** How often it has come into an agent's hands. */
  taken: number;
  /** What the agenda holds of its clock. */
  deadline: ClockCommand | undefined;
  seen: Seen;
}

/** What the figures remember of an item. */
interface Seen {
  firstOfferMs: number | null;
  wasAccepted: boolean;
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

/** What the history names and a reader of a simulation has no use for. */
const left = new Set(['offerId', 'versions', 'externalId', 'expiredAt', 'rulesOverridden']);

/** One line of the output. `priority` is the one at that instant, not rounded. */
export function outputLine(happening: Happening, clocks: Clocks): string {
  const { atMs, type } = happening;
  const at = instantText(atMs);
  if (happening.item === null) {
    const { agent, presence, reason } = happening;
    return JSON.stringify({ at, type, agent, presence, ...(reason === null ? {} : { reason }) });
  }
  const { externalId, rules } = happening.item.state;
  const line: Record<string, unknown> = { at, type, item: externalId };
  for (const [name, value] of Object.entries(happening.data)) if (value !== null && !left.has(name)) line[name] = value;
  line.priority ??= priorityAt(rules.curve, atMs, clocks(rules.curve.calendar));
  return JSON.stringify(line);
}
