import type { Classified } from '../classify/classified';
import { syncOfChange } from './adjust';
import { arrived, given, holder, incidentEvents, isWaiting, statusEvent, worker } from './about';
import type { CommandOf } from './command';
import { changed, type Decision, type IsSame, refused, unchanged } from './decision';
import { isInHis, parked, released } from './hand-back';
import { pinnedRules } from './new-item';
import { scheduled, standsSinceMs } from './schedule';
import { isClosed, type ItemState } from './state';
import { ledgerStep } from './stay';

/** New rules for an item that lives: what it has of its own (raises, a fixed priority, what has fired) stays. */
export function reclassify(
  state: ItemState,
  command: CommandOf<'reclassify'>,
  nowMs: number,
  isSame: IsSame,
): Decision {
  const { actor, classified, name, takeBack } = command;
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (actor.kind === 'agent' && !isInHis(state, actor.id)) return refused('NOT_YOURS');
  const ruled = { ...underRules(state, classified, nowMs), name: name === undefined ? state.name : name };
  const isDone = isSame(withoutNotes(ruled), withoutNotes(state));
  const isThere = classified.workbin === undefined ? isWaiting(state) : isOnShelf(state, classified.workbin);
  if (isDone && (!takeBack || isThere)) return unchanged;
  // What waits for its source is distributed by them as well.
  const isBack = takeBack || state.state === 'awaiting-source';
  const shelf = isBack ? classified.workbin : undefined;
  const next = isBack ? placed(distributedAnew(ruled, nowMs), shelf, nowMs) : ruled;
  const { queue, plan, curve } = next.rules;
  const changes = Object.keys(classified.attributes).filter(
    (key) => !isSame(classified.attributes[key], state.attributes[key]),
  );
  const data = {
    queue,
    ...given('workbin', shelf),
    plan: plan.key,
    min: curve.min,
    max: curve.max,
    notes: next.rules.notes,
    ...given('noted', next.rules.noted),
    ...worker(state),
  };
  return changed(state, next, {
    actor,
    events: [
      ...(changes.length === 0 ? [] : [{ type: 'updated' as const, data: { attributes: changes, ...holder(state) } }]),
      {
        type: 'reclassified',
        data: {
          ...data,
          versions: next.rules.versions,
          ...(classified.origins ? { origins: classified.origins } : {}),
        },
      },
      ...incidentEvents(next),
      ...(next.state === 'queued' && state.state !== 'queued' ? [{ type: 'queued' as const, data: { queue } }] : []),
      ...(shelf === undefined
        ? []
        : [{ type: 'parked' as const, data: { workbin: shelf, reason: 'reclassified', ...worker(state) } }]),
      ...statusEvent(state, next),
    ],
    ledger: takeBack && shelf === undefined && next.state !== 'paused' ? { kind: 'enqueue' } : ledgerStep(state, next),
    effects: changes.length === 0 ? [] : syncOfChange(actor),
  });
}

/** Notes are compared as sentences: an item from before they had codes is no other for having them. */
function withoutNotes({ rules: { noted: _noted, ...rules }, ...item }: ItemState): unknown {
  return { ...item, rules };
}

/** In its queue, where its time has come, or on the shelf that rules chose. */
function placed(item: ItemState, shelf: string | undefined, nowMs: number): ItemState {
  return shelf === undefined ? arrived(item, nowMs).item : parked(item, shelf, undefined);
}

function isOnShelf({ state, workbin, wakeMs }: ItemState, shelf: string): boolean {
  return state === 'parked' && workbin === shelf && wakeMs === null;
}

/** As it came: out of every place, with its rings' delays counting from now. */
function distributedAnew(item: ItemState, nowMs: number): ItemState {
  const ringBaseMs = Math.max(item.activationMs, nowMs);
  return { ...released(item), state: 'scheduled', rules: { ...item.rules, ringBaseMs } };
}

/** Its clocks by the new rules; the rings' delays count anew where the plan is another. */
function underRules(state: ItemState, classified: Classified, nowMs: number): ItemState {
  const { worktype, attributes, preferredAgent, activationMs, status, curve } = classified;
  const rules = pinnedRules(classified);
  const { offset, fixed } = state.rules.curve;
  const isSamePlan = rules.plan.key === state.rules.plan.key;
  // Where its clocks stand still, all that counts from now counts from when they go on.
  const ringBaseMs = isSamePlan ? state.rules.ringBaseMs : Math.max(activationMs, standsSinceMs(state) ?? nowMs);
  const before = worktype === state.worktype ? state : withNothingCome(state);
  return {
    ...scheduled(before, { ...classified, points: curve.points, overdue: curve.overdue, ringBaseMs }),
    worktype,
    attributes: { ...attributes },
    preferredAgent,
    status: rules.statuses.some(({ key }) => key === state.status) ? state.status : status,
    rules: { ...rules, ringBaseMs, curve: { ...curve, offset, fixed: fixed ?? curve.fixed } },
  };
}

/** Thresholds and timed statuses of another worktype have not come yet. */
function withNothingCome(state: ItemState): ItemState {
  return { ...state, thresholds: [], rules: { ...state.rules, statuses: [] } };
}
