import type { Pool } from 'pg';
import type { ItemRow } from '../../db/item-read';
import { type Candidate, explain } from '../../domain/routing/explain';
import type { RoutableAgent, RoutableItem } from '../../domain/routing/types';
import { saidAgain, textOf } from '../../domain/said/said';
import { instantText, optionalInstantText } from '../../domain/time/instant';
import { queueId, readAgents } from '../../matcher/ledger/read-agents';
import { readItems } from '../../matcher/ledger/read-items';
import { offersOfItem } from '../../matcher/ledger/read-offer';
import { readQueues } from '../../matcher/ledger/read-queues';
import type { Directory } from '../catalogue/directory';
import type { CandidateView, Explanation } from '../contract/explanation';
import { decidedViews } from './decided';
import { explanationSummary } from './explanation-summary';
import { itemView } from './item-view';
import { logoutView } from './logout-view';
import { agentName } from './names';
import { ringViews } from './ring-views';
import { shownSaid } from './shown-keys';

const CANDIDATES = 200;

/** Why an item is where it is: derived now from what routing knows, with the offers that were made. */
export async function explainItem(pool: Pool, directory: Directory, row: ItemRow): Promise<Explanation> {
  const { state, now } = row;
  const nowMs = now.getTime();
  const [waiting, offers, decided, logout] = await Promise.all([
    readItems(pool, state.shard, [state.id]),
    offersOfItem(pool, state.id),
    decidedViews(pool, state, directory),
    logoutView(pool, state, directory),
  ]);
  const item = waiting[0]?.item;
  const own = item ? await agentsOf(pool, directory, row) : [];
  const reasons = item && (await explainWaiting(pool, directory, row, item, own));
  const view = itemView(row, directory);
  const { notes } = state.rules;
  const noted = [
    ...saidAgain(notes, state.rules.noted),
    ...saidAgain(reasons?.notes ?? [], reasons?.noted)
      .filter(({ text }) => !notes.includes(text))
      .map(shownSaid),
  ];
  return {
    itemId: state.id,
    reference: state.reference,
    at: now.toISOString(),
    state: view.state,
    routingState: view.routingState,
    summary: explanationSummary(view, {
      offeredTo: offers.find(({ outcome }) => outcome === null)?.agent ?? null,
      logout,
      reasons,
    }),
    logout,
    queue: state.rules.queue,
    priority: view.priority,
    availableAt: optionalInstantText(item?.activationMs ?? null),
    onTopSince: optionalInstantText(item?.onTopSinceMs ?? null),
    rings: item ? ringViews(item, own, nowMs, directory) : [],
    nextRingAt: optionalInstantText(reasons?.nextOpeningMs ?? null),
    candidates: (reasons?.candidates ?? [])
      .slice(0, CANDIDATES)
      .map((candidate) => candidateView(candidate, directory)),
    notes: noted.map(textOf),
    noted,
    decided,
    lookups: (state.rules.lookups ?? []).map(({ lookup, brought, failure }) => ({
      lookup,
      brought: [...brought],
      failure: failure ?? null,
    })),
    offers: offers.map((offer) => ({
      offerId: offer.id,
      agent: offer.agent,
      name: agentName(directory, offer.agent),
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
async function agentsOf(pool: Pool, directory: Directory, { state }: ItemRow): Promise<RoutableAgent[]> {
  const agents = await readAgents(pool, state.shard);
  return agents.filter(({ key }) => directory.agents.get(key)?.division === state.division);
}

async function explainWaiting(
  pool: Pool,
  directory: Directory,
  { state, now }: ItemRow,
  item: RoutableItem,
  own: readonly RoutableAgent[],
) {
  const queues = await readQueues(pool, state.shard);
  return explain(
    item,
    own,
    queues.get(queueId(state.division, state.rules.queue)),
    now.getTime(),
    directory.rules.clocks,
  );
}

function candidateView(candidate: Candidate, directory: Directory): CandidateView {
  const name = agentName(directory, candidate.agent);
  if (candidate.ok)
    return {
      agent: candidate.agent,
      name,
      failed: null,
      detail: 'may be offered it',
      figures: [],
      ring: candidate.ring,
    };
  const figures = candidate.figures.map(shownSaid);
  const detail = figures.map(textOf).join('; ');
  return { agent: candidate.agent, name, failed: candidate.failed, detail, figures, ring: null };
}
