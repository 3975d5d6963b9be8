import { given, incidentEvents } from './about';
import type { Classified } from '../classify/classified';
import type { Origin } from '../classify/origin';
import { nudgeAtMs } from './deadline';
import type { Actor, ItemEvent } from './event';
import type { ItemState, PinnedRules } from './state';

/** What the source and the capture gave, beside the classification. */
export interface Identity {
  id: string;
  shard: string;
  externalId: string;
  reference: string;
  name: string | null;
  caseId: string | null;
  form?: string;
  /** Instant of capture by the database's clock. */
  createdMs: number;
}

/** An item at version 1: queued, scheduled while its activation lies ahead, or on the shelf that rules chose. */
export function newItem(classified: Classified, identity: Identity): ItemState {
  const { activationMs, workbin = null } = classified;
  const place = activationMs > identity.createdMs ? 'scheduled' : 'queued';
  return {
    schema: 2,
    ...identity,
    life: 1,
    version: 1,
    division: classified.division,
    source: classified.source,
    worktype: classified.worktype,
    externalTag: classified.externalTag,
    attributes: { ...classified.attributes },
    preferredAgent: classified.preferredAgent,
    state: workbin === null ? place : 'parked',
    status: classified.status,
    assignee: null,
    offerId: null,
    workbin,
    wakeMs: null,
    disposition: null,
    activationMs,
    dueMs: classified.dueMs,
    expiresMs: classified.expiresMs,
    isOverdue: false,
    sourceDeadlineMs: null,
    // One activated in the past has waited since its capture: before it, nobody could have taken it.
    queuedSinceMs: Math.max(activationMs, identity.createdMs),
    pausedMs: null,
    thresholds: classified.thresholdsMs.map((nextMs) => ({ nextMs, fired: 0 })),
    statusesMs: classified.statusesMs,
    escalations: 0,
    escalatesItself: true,
    closedMs: null,
    doneBy: null,
    rules: pinnedRules(classified),
  };
}

/** By name: what stands elsewhere in the state stays out, and to copy all but a few would cost as much as to classify. */
export function pinnedRules(classified: Classified): PinnedRules {
  const rules: PinnedRules = {
    versions: classified.versions,
    referencePrefix: classified.referencePrefix,
    mediaType: classified.mediaType,
    weight: classified.weight,
    department: classified.department,
    process: classified.process,
    given: classified.given,
    segment: classified.segment,
    queue: classified.queue,
    plan: classified.plan,
    preferredAgentKnown: classified.preferredAgentKnown,
    curve: classified.curve,
    ringBaseMs: classified.ringBaseMs,
    slaTargetMs: classified.slaTargetMs,
    slaExpiryMs: classified.slaExpiryMs,
    statuses: classified.statuses,
    initialStatus: classified.initialStatus,
    onAcceptStatus: classified.onAcceptStatus,
    overdueStatus: classified.overdueStatus,
    finalStatus: classified.finalStatus,
    offer: classified.offer,
    onLogout: classified.onLogout,
    completion: classified.completion,
    dispositions: classified.dispositions,
    thresholds: classified.thresholds,
    emergencyQueue: classified.emergencyQueue,
    maxEscalations: classified.maxEscalations,
    pauseStopsClocks: classified.pauseStopsClocks,
    notes: classified.notes,
  };
  const { noted, skills, lookups, incidents, form } = classified;
  if (noted !== undefined) rules.noted = noted;
  if (skills !== undefined) rules.skills = skills;
  if (lookups !== undefined) rules.lookups = lookups;
  if (incidents !== undefined) rules.incidents = incidents;
  if (form !== undefined) rules.form = form;
  return rules;
}

/** A new item as it is written: with what its history begins with, and when somebody should ask after it (epoch ms). */
export interface CapturedItem {
  state: ItemState;
  events: readonly ItemEvent[];
  actor: Actor;
  nudgeAtMs: number | null;
}

/** What an item began with, as its history tells of it. */
export interface Beginning {
  interaction: string;
  channel?: string | undefined;
  text?: string | undefined;
}

export function captured(
  item: ItemState,
  actor: Actor,
  origins: readonly Origin[] = [],
  beginning?: Beginning,
): CapturedItem {
  const atMs = item.createdMs;
  const events: ItemEvent[] = [
    { type: 'captured', atMs, data: { source: item.source, externalId: item.externalId, worktype: item.worktype } },
    {
      type: 'classified',
      atMs,
      data: {
        queue: item.rules.queue,
        ...given('workbin', item.workbin ?? undefined),
        plan: item.rules.plan.key,
        min: item.rules.curve.min,
        max: item.rules.curve.max,
        notes: item.rules.notes,
        ...given('noted', item.rules.noted),
        versions: item.rules.versions,
        origins,
      },
    },
    ...incidentEvents(item, atMs),
  ];
  if (beginning) events.push({ type: 'linked', atMs, data: { ...beginning } });
  if (item.state === 'queued') events.push({ type: 'queued', atMs, data: { queue: item.rules.queue } });
  if (item.state === 'parked') {
    events.push({ type: 'parked', atMs, data: { workbin: item.workbin, reason: 'classified' } });
  }
  return { state: item, events, actor, nudgeAtMs: nudgeAtMs(item) };
}
