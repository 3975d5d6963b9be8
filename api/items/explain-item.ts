import type { Pool } from 'pg';
import type { ItemRow } from '../../db/item-read';
import { type Candidate, explain } from '../../domain/routing/explain';
import { openRings, ringOpenings } from '../../domain/routing/plan';
import type { PlanRing, RoutableItem } from '../../domain/routing/types';
import type { Clocks } from '../../domain/time/clock';
import { instantText, optionalInstantText } from '../../domain/time/instant';
import { queueId, readAgents } from '../../matcher/ledger/read-agents';
import { readItems } from '../../matcher/ledger/read-items';
import { offersOfItem } from '../../matcher/ledger/read-offer';
import { readQueues } from '../../matcher/ledger/read-queues';
import type { Directory } from '../catalogue/directory';
import type { CandidateView, Explanation, RingView } from '../contract/explanation';
import { explanationSummary } from './explanation-summary';
import { itemView } from './item-view';

const CANDIDATES = 200;

/** Why an item is where it is: derived now from what routing knows, with the offers that were made. */
export async function explainItem(pool: Pool, directory: Directory, row: ItemRow): Promise<Explanation> {
  const { state, now } = row;
  const nowMs = now.getTime();
  const [waiting, offers] = await Promise.all([readItems(pool, state.shard, [state.id]), offersOfItem(pool, state.id)]);
  const item = waiting[0]?.item;
  const reasons = item && (await explainWaiting(pool, directory, row, item));
  const view = itemView(row, directory);
  const rings = item ? ringViews(item, nowMs, directory.rules.clocks) : [];
  return {
    itemId: state.id,
    reference: state.reference,
    at: now.toISOString(),
    state: view.state,
    routingState: view.routingState,
    summary: explanationSummary(view, offers.find(({ outcome }) => outcome === null)?.agent ?? null, reasons),
    queue: state.rules.queue,
    priority: view.priority,
    availableAt: optionalInstantText(item?.activationMs ?? null),
    onTopSince: optionalInstantText(item?.onTopSinceMs ?? null),
    rings,
    nextRingAt: optionalInstantText(reasons?.nextOpeningMs ?? null),
    candidates: (reasons?.candidates ?? [])
      .slice(0, CANDIDATES)
      .map((candidate) => candidateView(candidate, directory)),
    notes: [...state.rules.notes, ...(reasons?.notes ?? []).filter((note) => !state.rules.notes.includes(note))],
    offers: offers.map((offer) => ({
      offerId: offer.id,
      agent: offer.agent,
      ring: offer.ring,
      priority: offer.priority,
      offeredAt: instantText(offer.offeredMs),
      expiresAt: instantText(offer.expiresMs),
      outcome: offer.outcome,
      closedAt: optionalInstantText(offer.closedMs),
      decision: offer.explanation,
    })),
  };
}

/** Agents of the item's own division: those of others are not the reader's business. */
async function explainWaiting(pool: Pool, directory: Directory, { state, now }: ItemRow, item: RoutableItem) {
  const [agents, queues] = await Promise.all([readAgents(pool, state.shard), readQueues(pool, state.shard)]);
  const own = agents.filter(({ key }) => directory.agents.get(key)?.division === state.division);
  return explain(
    item,
    own,
    queues.get(queueId(state.division, state.rules.queue)),
    now.getTime(),
    directory.rules.clocks,
  );
}

function candidateView(candidate: Candidate, directory: Directory): CandidateView {
  const name = directory.agents.get(candidate.agent)?.name ?? candidate.agent;
  if (candidate.ok)
    return { agent: candidate.agent, name, failed: null, detail: 'may be offered it', ring: candidate.ring };
  const { failed, figures } = candidate;
  return { agent: candidate.agent, name, failed, detail: figures.map(shown).join('; '), ring: null };
}

function ringViews(item: RoutableItem, nowMs: number, clocks: Clocks): RingView[] {
  const open = new Set(openRings(item, nowMs, clocks));
  return ringOpenings(item, clocks).map((opensMs, ring) => {
    const never = opensMs === Infinity;
    const requirement = requirementText(item.plan.rings[ring]?.requirement, item);
    return {
      ring,
      requirement,
      opensAt: never ? null : optionalInstantText(opensMs),
      open: open.has(ring),
      ...(opensMs === null ? { note: 'skipped: no known preferred agent' } : {}),
      ...(never ? { note: 'never: its calendar does not open that long' } : {}),
    };
  });
}

function requirementText(requirement: PlanRing['requirement'] | undefined, item: RoutableItem): string {
  if (requirement === undefined) return '';
  if (requirement === 'preferred') return `preferred agent ${item.preferredAgent ?? ''}`.trim();
  const parts = [
    requirement.skills,
    requirement.agents && `agents ${requirement.agents.join(', ')}`,
    requirement.group && `group ${requirement.group}`,
    requirement.queue && `members of queue ${shown(requirement.queue)}`,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? 'every member of the queue' : parts.join('; ');
}

/** Routing names a queue with its division, `claims/emergency`; people know it by its key. */
export function shown(text: string): string {
  return text.replaceAll(/\b[a-z0-9][a-z0-9-_.]*\/([a-z0-9][a-z0-9-_.]*)\b/g, '$1');
}
