import { priorityAt } from '../domain/priority/curve';
import { openRings } from '../domain/routing/plan';
import type { Clocks } from '../domain/time/clock';
import { instantText } from '../domain/time/instant';
import type { Happening, ItemHappening } from './happening';

/** What the history names and a reader of a simulation has no use for, or finds elsewhere in the line. */
const left = new Set([
  'offerId',
  'versions',
  'externalId',
  'expiredAt',
  'rulesOverridden',
  'agent',
  'priority',
  'ring',
]);

/**
 * One line of the output. `priority` is the one at that instant, not rounded; `ring` the one by which the agent was
 * admitted, or, while nobody has it, the last one that is open (null: none is).
 */
export function outputLine(happening: Happening, clocks: Clocks): string {
  const { atMs, type } = happening;
  const at = instantText(atMs);
  if (happening.item === null) {
    const { agent, presence, reason } = happening;
    return JSON.stringify({ at, type, agent, presence, ...(reason === null ? {} : { reason }) });
  }
  const { data, item } = happening;
  const { externalId, rules } = item.state;
  const { agent, priority = priorityAt(rules.curve, atMs, clocks(rules.curve.calendar)) } = data;
  const head = JSON.stringify({ at, type, item: externalId, agent, priority, ring: ringOf(happening, clocks) });
  let more = '';
  for (const name in data) {
    const value = data[name];
    if (value !== null && value !== undefined && !left.has(name)) more += `,"${name}":${JSON.stringify(value)}`;
  }
  return more === '' ? head : `${head.slice(0, -1)}${more}}`;
}

function ringOf({ atMs, type, item, data }: ItemHappening, clocks: Clocks): number | null {
  if (typeof data.ring === 'number') return data.ring;
  const { ring, state } = item;
  // One that comes back is told while it still leaves his hands.
  if (ring !== null && type !== 'queued') return ring;
  const { plan, preferredAgentKnown, ringBaseMs, curve } = state.rules;
  const { preferredAgent } = state;
  return openRings({ plan, preferredAgent, preferredAgentKnown, ringBaseMs, curve }, atMs, clocks).at(-1) ?? null;
}
