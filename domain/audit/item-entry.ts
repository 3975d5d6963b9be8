import type { AnyCommand } from '../item/command';
import type { Change } from '../item/decision';
import type { ItemState } from '../item/state';
import { difference } from './difference';
import type { Audited, NewAuditEntry } from './entry';
import type { Origin } from './origin';

/** What the audit keeps of a command as it was given. */
export function auditedCommand(command: AnyCommand, origin: Origin | undefined): Audited {
  const { action: verb } = command;
  const reason = 'reason' in command ? command.reason : 'note' in command ? command.note : undefined;
  return { verb, ...(origin && { origin }), ...(reason !== undefined && { reason }) };
}

/** Its commit says it of every change. */
const SAID_ANYWAY: readonly string[] = ['version', 'schema'];

/**
 * Of a change of an item. Who did it stays for ever: a participant is known by his link, which was given to his name in an
 * entry of its own. `before`: the fields that were others, as they were.
 */
export function itemEntry(
  { state, actor, events }: Pick<Change, 'state' | 'actor' | 'events'>,
  { verb, origin, reason }: Audited,
  before: Partial<ItemState>,
): NewAuditEntry {
  const keys = Object.keys(before).filter((key) => !SAID_ANYWAY.includes(key)) as (keyof ItemState)[];
  const pick = (values: Partial<ItemState>) => Object.fromEntries(keys.map((key) => [key, values[key]]));
  const changed = difference(pick(before), pick(state));
  const isTold = Object.keys(changed.before).length > 0 || Object.keys(changed.after).length > 0;
  return {
    division: state.division,
    verb,
    object: { kind: 'item', id: state.id, name: state.reference },
    actor: actor.kind === 'participant' ? { ...actor, id: origin?.subject ?? actor.kind } : actor,
    origin: origin ?? null,
    reason: reason ?? null,
    before: changed.before,
    // A note or a link changes nothing of the item itself.
    after: isTold ? changed.after : { ...events[0]?.data },
  };
}
