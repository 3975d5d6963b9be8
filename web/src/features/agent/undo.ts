import type { ItemView } from '../../../../api/contract/item';
import type { ItemCommand } from '../../api/commands';

/** The command that takes another one back. */
export type Undo = ItemCommand;

const pull = { action: 'pull', body: {} } as const;

/** By the command that is taken back. What was given away is pulled, which the server refuses once somebody else has it. */
const undos: Partial<Record<ItemCommand['action'], (before: ItemView) => Omit<Undo, 'id'>>> = {
  park: () => pull,
  transfer: () => pull,
  release: () => pull,
  hold: () => ({ action: 'resume', body: {} }),
  resume: () => ({ action: 'hold', body: {} }),
  'set-status': ({ status }) => ({ action: 'set-status', body: { status } }),
};

/** What takes a command back; null where nothing does: a completion has been told to the source. */
export function undoOf(action: ItemCommand['action'], before: ItemView): Undo | null {
  const undo = undos[action]?.(before);
  return undo === undefined ? null : { id: before.id, ...undo };
}
