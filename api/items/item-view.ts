import type { ItemRow } from '../../db/item-read';
import { isPopAllowed } from '../../domain/config/screen-pop';
import { nextStatuses } from '../../domain/item/adjust';
import { formOfItem, isClosed, type ItemState } from '../../domain/item/state';
import { priorityAt } from '../../domain/priority/curve';
import { instantText, optionalInstantText } from '../../domain/time/instant';
import type { Directory } from '../catalogue/directory';
import type { ItemView, RoutingState, ShownState } from '../contract/item';
import { curvePoints } from './curve-points';
import { inPlace } from './in-place';
import { itemNames } from './names';
import { screenPopUrl } from './screen-pop';

/** An item as it is at the instant of the row. Page and instructions are those of the worktype now, all else is pinned. */
export function itemView(row: ItemRow, directory: Directory): ItemView {
  const { state, ledgerState, updatedAt, archivedAt, now } = row;
  const nowMs = now.getTime();
  const worktype = directory.rules.find('worktype', state.division, state.worktype);
  const shown = shownState(state, ledgerState, nowMs);
  const { curve } = state.rules;
  const clock = directory.rules.clocks(curve.calendar);
  return {
    id: state.id,
    reference: state.reference,
    version: state.version,
    life: state.life,
    division: state.division,
    source: state.source,
    externalId: state.externalId,
    externalTag: state.externalTag,
    name: state.name,
    caseId: state.caseId,
    worktype: state.worktype,
    state: shown,
    status: state.status,
    nextStatuses: nextStatuses(state).map(({ key, name }) => ({ key, name })),
    routingState: routingStateOf(row, shown),
    priority: isClosed(state) ? null : priorityAt(curve, nowMs, clock),
    queue: state.rules.queue,
    assignee: state.assignee,
    workbin: shown === 'parked' ? state.workbin : null,
    wakeAt: shown === 'parked' ? optionalInstantText(state.wakeMs) : null,
    attributes: inPlace(state.attributes, worktype?.attributes),
    form: formOfItem(state),
    attributeSchema: worktype?.attributes ?? null,
    doneBy: state.doneBy,
    disposition: state.disposition,
    dispositions: [...state.rules.dispositions],
    answer: state.rules.offer.answer,
    completion: { by: state.rules.completion.by, markDone: state.rules.completion.markDone },
    createdAt: instantText(state.createdMs),
    activateAt: instantText(state.activationMs),
    dueAt: optionalInstantText(state.dueMs),
    isDueGiven: state.dueMs !== null && state.rules.given.dueAt,
    expiresAt: optionalInstantText(state.expiresMs),
    closedAt: optionalInstantText(state.closedMs),
    archivedAt: archivedAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
    isOverdue: state.dueMs !== null && (state.closedMs ?? nowMs) >= state.dueMs,
    preferredAgent: state.preferredAgent,
    screenPop: screenPopUrl(worktype?.screenPop, state.attributes, (url) =>
      isPopAllowed(url, state.division, directory.divisions),
    ),
    screenPopOn: worktype?.screenPopOn ?? 'key',
    instructions: worktype?.instructions ?? null,
    curve: curvePoints(curve, clock),
    names: itemNames(state, directory),
  };
}

/** As one of many: what it may be asked and what may be changed are for who opens it. */
export function listedItemView(row: ItemRow, directory: Directory): ItemView {
  const { form: _, attributeSchema: __, ...view } = itemView(row, directory);
  return view;
}

/**
 * What the workflow cannot know yet goes over what it wrote: an open offer, and an activation or a wake-up whose instant
 * has passed.
 */
export function shownState(state: ItemState, ledgerState: ItemRow['ledgerState'], nowMs: number): ShownState {
  const isAwake = state.state === 'parked' && state.wakeMs !== null && state.wakeMs <= nowMs;
  if (state.state !== 'queued' && state.state !== 'scheduled' && !isAwake) return state.state;
  if (ledgerState === 'offered') return 'offered';
  return state.activationMs <= nowMs ? 'queued' : 'scheduled';
}

function routingStateOf({ state, isDisconnected }: ItemRow, shown: ShownState): RoutingState {
  if (shown === 'connected' && isDisconnected) return 'disconnected';
  return shown === 'paused' && state.assignee !== null ? 'held' : routingStates[shown];
}

const routingStates: Record<ShownState, RoutingState> = {
  scheduled: 'none',
  queued: 'queued',
  offered: 'offered',
  connected: 'connected',
  parked: 'parked',
  paused: 'none',
  'awaiting-source': 'none',
  completed: 'none',
  cancelled: 'none',
};
