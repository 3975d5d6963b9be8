import type { ItemView } from '../../../../api/contract/item';
import type { ItemCommand } from '../../api/commands';

/** The command that takes another one back. */
export type Undo = ItemCommand;

const pull = { action: 'pull', body: {} } as const;

/** By the command that is taken back. What was given away is pulled from where it lies, unless somebody else was faster. */
const undos: Partial<Record<ItemCommand['action'], (before: ItemView) => Omit<Undo, 'id'>>> = {
  park: () => pull,
  transfer: () => pull,
  release: () => pull,
  hold: () => ({ action: 'resume', body: {} }),
  resume: () => ({ action: 'hold', body: {} }),
  'set-status': ({ status }) => ({ action: 'set-status', body: { status } }),
};

/**
 * What takes a command back; null where nothing does: a completion has been told to the source, and what lies on the shelf of
 * somebody else is out of his reach (`canTake`).
 */
export function undoOf(action: ItemCommand['action'], before: ItemView, canTake: boolean): Undo | null {
  const undo = undos[action]?.(before);
  return undo === undefined || (undo.action === 'pull' && !canTake) ? null : { id: before.id, ...undo };
}
