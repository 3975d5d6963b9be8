import { useState } from 'react';
import type { AgentWork } from '../../../../api/contract/agent';
import type { ItemView } from '../../../../api/contract/item';
import { useItemCommand } from '../../api/commands';
import type { ItemCommand } from '../../api/commands';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { useActions } from '../../palette/use-actions';
import { useTranslation } from '../../text/texts';
import type { Translate } from '../../text/texts';
import { inHand } from './in-hand';
import { isAsLeft, undoOf } from './undo';
import type { Undo } from './undo';
import { useReach } from './use-reach';

export interface After {
  /** Told of each command that was done; `before` is the item as it was. */
  readonly note: (command: ItemCommand, before: ItemView, item: ItemView) => void;
  /** What was done last, and what may take it back. */
  readonly done: { readonly text: string; readonly undo: Undo | null } | null;
  /** The item of his last command: he knows of it. */
  readonly itemId: string | undefined;
  readonly takeBack: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly forget: () => void;
}

/**
 * What follows from a command of his: it is told, it can be taken back where that is possible, and what has left his hands
 * makes room for the most urgent of what is in them.
 */
export function useAfter(
  agent: string,
  work: AgentWork,
  openId: string | undefined,
  open: (id: string) => void,
): After {
  const { t } = useTranslation();
  const { mutate, isPending, error, reset } = useItemCommand();
  const reachOf = useReach(agent);
  const [last, setLast] = useState<Last | null>(null);
  const note: After['note'] = (command, before, item) => {
    reset();
    const undo = undoOf(command, before, item, reachOf(item).isInReach);
    const told = toldOf(command.action);
    const isGone = item.state !== 'connected' && item.state !== 'paused';
    const next = isGone ? nextOf(work, item.id) : undefined;
    const names = { reference: item.reference, status: item.names.status };
    setLast({ left: item, told, names, next, undo });
    if (next !== undefined) open(next.id);
  };
  const done = doneOf(last, work, openId, t);
  const takeBack = () => {
    const undo = done?.undo;
    if (undo === null || undo === undefined || isPending) return;
    mutate(undo, {
      onSuccess: (item) => {
        setLast(null);
        open(item.id);
      },
    });
  };
  const canUndo = done !== null && done.undo !== null;
  useShortcuts(canUndo ? { u: takeBack } : {});
  useActions(canUndo ? [{ id: 'undo', label: `${t('undo.submit')}: ${done.text}`, shortcut: 'u', run: takeBack }] : []);
  const forget = () => {
    reset();
    setLast(null);
  };
  return { note, done, itemId: last?.left.id, takeBack, isPending, error, forget };
}

/** His last command, in no language yet: that may change while it is told. */
interface Last {
  /** The item as it left it. */
  readonly left: ItemView;
  readonly told: (typeof told)[number] | null;
  readonly names: { readonly reference: string; readonly status: string };
  readonly next: ItemView | undefined;
  readonly undo: Undo | null;
}

/** What has come back into his hands by another way than undo, as from the shelf where it lay, is no more to be told of. */
function doneOf(
  last: Last | null,
  { assignments, held }: AgentWork,
  openId: string | undefined,
  t: Translate,
): After['done'] {
  if (last === null || last.told === null) return null;
  const { left, undo } = last;
  if (undo?.action === 'pull' && assignments.some(({ item }) => item.id === left.id)) return null;
  const now = [...assignments.map(({ item }) => item), ...held].find(({ id }) => id === left.id);
  // What he has opened meanwhile is next, whatever was.
  const isNext = last.next !== undefined && last.next.id === openId;
  const next = isNext ? ` ${t('undo.next', { reference: last.next?.reference ?? '' })}` : '';
  const isStill = undo !== null && isAsLeft(undo, left, now);
  return { text: t(`undo.${last.told}`, last.names) + next, undo: isStill ? undo : null };
}

function nextOf({ assignments }: AgentWork, id: string): ItemView | undefined {
  return inHand({ assignments, held: [] }).find((item) => item.id !== id);
}

const told = [
  'park',
  'transfer',
  'release',
  'hold',
  'resume',
  'set-status',
  'complete',
  'cancel',
  'reschedule',
  'update',
  'note',
  'link',
] as const;

function toldOf(action: ItemCommand['action']): (typeof told)[number] | null {
  return told.find((each) => each === action) ?? null;
}
