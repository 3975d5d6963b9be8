import type { ItemView } from '../../../../api/contract/item';
import type { ItemCommand } from '../../api/commands';

/** The command that takes another one back. */
export type Undo = ItemCommand;

const pull = { action: 'pull', body: {} } as const;

type Step = Omit<Undo, 'id'>;

/** By the command that is taken back. What was given away is pulled from where it lies, unless somebody else was faster. */
const undos: Partial<
  Record<ItemCommand['action'], (before: ItemView, body: ItemCommand['body'], after: ItemView) => Step | null>
> = {
  park: () => pull,
  transfer: () => pull,
  release: () => pull,
  hold: () => ({ action: 'resume', body: {} }),
  resume: () => ({ action: 'hold', body: {} }),
  'set-status': ({ status }) => ({ action: 'set-status', body: { status } }),
  reschedule: (before, body, after) => clocksOf(before, body, after),
  update: (before, body) => ({ action: 'update', body: detailsOf(before, body) }),
};

/** What was changed, as it stood; null takes away what was not there. */
function detailsOf({ name, attributes }: ItemView, changed: ItemCommand['body']): ItemCommand['body'] {
  const names = Object.keys((changed['attributes'] as object | undefined) ?? {});
  return {
    ...(changed['name'] === undefined ? {} : { name }),
    ...(names.length > 0 && { attributes: Object.fromEntries(names.map((each) => [each, attributes[each] ?? null])) }),
  };
}

/**
 * The clocks that were set, as they stood, no due date included: what the rules reckon from them follows by itself. What lies
 * ahead has left his hands.
 */
function clocksOf({ activateAt, dueAt }: ItemView, set: ItemCommand['body'], { state }: ItemView): Step | null {
  if (state !== 'connected' && state !== 'paused') return null;
  const were = {
    ...(set['activateAt'] === undefined ? {} : { activateAt }),
    ...(set['dueAt'] === undefined ? {} : { dueAt }),
  };
  return { action: 'reschedule', body: were };
}

/**
 * Whether an item is as a command left it, in all that undo would set: what somebody else has set since is not taken back by it.
 * `now`: as it was read last, which may have been before the command was answered.
 */
export function isAsLeft({ action, body }: Undo, left: ItemView, now: ItemView | undefined): boolean {
  if (now === undefined || now.version <= left.version) return true;
  if (action === 'hold' || action === 'resume') return now.state === left.state;
  const attributes = Object.keys((body['attributes'] as object | undefined) ?? {});
  return (
    setByUndo.every((field) => body[field] === undefined || now[field] === left[field]) &&
    attributes.every((name) => JSON.stringify(now.attributes[name]) === JSON.stringify(left.attributes[name]))
  );
}

const setByUndo = ['status', 'activateAt', 'dueAt', 'name'] as const;

/**
 * What takes a command back; null where nothing does: a completion has been told to the source, and what lies on the shelf of
 * somebody else is out of his reach.
 */
export function undoOf(
  { action, body }: Pick<ItemCommand, 'action' | 'body'>,
  before: ItemView,
  after: ItemView,
  isInReach: boolean,
): Undo | null {
  const undo = undos[action]?.(before, body, after) ?? null;
  return undo === null || (undo.action === 'pull' && !isInReach) ? null : { id: before.id, ...undo };
}
