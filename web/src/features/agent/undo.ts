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
  // Null takes away what was not there.
  update: ({ name, attributes }, body) => ({
    action: 'update',
    body: {
      ...('name' in body && { name }),
      attributes: Object.fromEntries(
        Object.keys(body['attributes'] ?? {}).map((key) => [key, attributes[key] ?? null]),
      ),
    },
  }),
};

/**
 * The clocks that were set, as they stood. A due date that nobody had given is none to give: it follows from the activation
 * again. One that was given and went because of another activation comes back. What lies ahead has left his hands.
 */
function clocksOf(before: ItemView, set: ItemCommand['body'], after: ItemView): Step | null {
  if (after.state !== 'connected' && after.state !== 'paused') return null;
  const { activateAt, isDueGiven } = before;
  const dueAt = isDueGiven ? before.dueAt : null;
  const isOther = set['dueAt'] !== undefined || (isDueGiven && dueAt !== after.dueAt);
  const were = {
    ...(set['activateAt'] === undefined ? {} : { activateAt }),
    ...(isOther ? { dueAt } : {}),
  };
  return { action: 'reschedule', body: were };
}

/**
 * Whether an item is as a command left it, in all that undo would set: what somebody else has set since is not taken back by it.
 * `now`: as it was read last, which may have been before the command was answered.
 */
export function isAsLeft({ body }: Undo, left: ItemView, now: ItemView | undefined): boolean {
  if (now === undefined || now.version <= left.version) return true;
  const fields = ['state', ...Object.keys(body)] as (keyof ItemView)[];
  return fields.every((field) => JSON.stringify(now[field]) === JSON.stringify(left[field]));
}

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
