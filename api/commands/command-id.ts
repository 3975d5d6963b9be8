import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { readItem } from '../../db/item';
import type { ItemCommand } from '../../domain/item/command';
import type { Actor } from '../../domain/item/event';
import type { ItemState } from '../../domain/item/state';
import type { Context } from '../route';

/** ID of a command that its caller named by a key. */
export function keyCommandId(principalId: string, requestKey: string): string {
  return `key/${principalId}/${requestKey}`;
}

/** The caller's keyed request names the command; without one, what it would change does, so that a repetition is the same command. */
export function commandId(
  { requestKey, principal }: Context,
  state: ItemState,
  command: ItemCommand | { action: 'restart'; actor: Actor },
): string {
  if (requestKey !== undefined) return keyCommandId(principal.id, requestKey);
  if (command.action === 'accept') return `accept/${command.offerId}/${principal.id}`;
  const content = createHash('sha256').update(JSON.stringify(command)).digest('base64url').slice(0, 16);
  return `${command.action}/${state.life}.${state.version}/${principal.id}/${content}`;
}

/** Whether a command has had its effect on the item, whatever has become of it since. */
export async function hadEffect(pool: Pool, itemId: string, id: string): Promise<boolean> {
  const stored = await readItem(pool, itemId, id);
  return stored !== undefined && stored.commandVersion !== null;
}
