import type { AnyCommand } from '../../../domain/item/command';
import { decide } from '../../../domain/item/decide';
import type { Change } from '../../../domain/item/decision';
import type { Actor } from '../../../domain/item/event';
import type { ItemState } from '../../../domain/item/state';
import { NOON } from './sample-item';

export const HOUR = 3_600_000;

export const ana: Actor = { kind: 'agent', id: 'ana' };
export const ben: Actor = { kind: 'agent', id: 'ben' };
/** A supervisor. */
export const sue: Actor = { kind: 'user', id: 'sue' };
export const crm: Actor = { kind: 'source', id: 'crm' };

/** By Ana. */
export const accept: AnyCommand = { action: 'accept', actor: ana, agent: 'ana', offerId: 'o1' };

/** What a command does that must change the item. */
export function change(item: ItemState, command: AnyCommand, nowMs = NOON): Change {
  const decision = decide(item, command, nowMs);
  if (decision.kind !== 'change') throw new Error(`expected a change: ${JSON.stringify(decision)}`);
  return decision.change;
}

/** The item after commands that must all change it. */
export function after(item: ItemState, ...commands: AnyCommand[]): ItemState {
  return commands.reduce((state, command) => change(state, command).state, item);
}

export const types = ({ events }: Change) => events.map(({ type }) => type);
