import { readItemRows } from '../../db/item-read';
import type { AgentDocument } from '../../domain/config/agent';
import { blockingMedia } from '../../domain/routing/eligibility';
import { countTests } from '../../domain/routing/explain';
import { explainAgent as testItems, type TestedItem } from '../../domain/routing/explain-agent';
import { idleSinceMs } from '../../domain/routing/order';
import type { RoutableAgent } from '../../domain/routing/types';
import { textOf } from '../../domain/said/said';
import { instantText, optionalInstantText } from '../../domain/time/instant';
import { agentWork } from '../../matcher/ledger/agent-work';
import { readAgents } from '../../matcher/ledger/read-agents';
import { shardOf } from '../config/shard-of';
import type { AgentExplanation, TestedItemView } from '../contract/agent-explanation';
import { HttpProblem } from '../http-problem';
import { shownSaid } from '../items/shown-keys';
import type { Context } from '../route';
import { agentSummary } from './agent-summary';
import { presenceView } from './agent-work';
import { waitingFor } from './waiting-for';

const TESTED = 200;
const SHOWN = 20;

/** Why an agent is idle: himself, his queues, and what the best items that wait there lack of him. Derived now. */
export async function explainAgent(context: Context, agent: AgentDocument): Promise<AgentExplanation> {
  const { deps, directory } = context;
  const { pool } = deps;
  const { clocks } = directory.rules;
  const shard = shardOf(agent.division, directory.divisions);
  const [work, [routable], waiting] = await Promise.all([
    agentWork(pool, agent.key),
    readAgents(pool, shard, [agent.key]),
    waitingFor(context, agent, TESTED),
  ]);
  if (!work || !routable) throw new HttpProblem('NOT_FOUND');
  const { nowMs } = waiting;
  const tested = testItems(routable, waiting.best, nowMs, clocks);
  const best = tested.slice(0, SHOWN);
  const ids = [...best.map(({ item }) => item.id), ...work.offers.map(({ itemId }) => itemId)];
  const names = await namesOf(context, ids);
  const facts: Omit<AgentExplanation, 'summary'> = {
    agent: agent.key,
    name: agent.name ?? agent.key,
    at: instantText(Math.floor(nowMs)),
    presence: presenceView(work.presence),
    idleSince: routable.heldCount > 0 ? null : instantText(idleSinceMs(routable)),
    connected: work.assignments.length,
    capacity: work.capacity,
    blocked: blockedMedia(routable),
    offers: work.offers.map(({ offerId, itemId, expiresMs }) => {
      const reference = names.get(itemId)?.reference ?? '';
      return { offerId, itemId, reference, expiresAt: instantText(expiresMs) };
    }),
    queues: agent.queues.map((key, at) => ({
      key,
      name: directory.rules.find('queue', agent.division, key)?.name ?? key,
      waiting: waiting.counts[at] ?? 0,
    })),
    tested: tested.length,
    counts: countTests(tested.map(({ candidate }) => candidate)),
    nextAt: optionalInstantText(earliest(tested)),
    items: best.flatMap((each) => itemView(each, names)),
  };
  return { ...facts, summary: agentSummary(facts) };
}

type Names = ReadonlyMap<string, Pick<TestedItemView, 'division' | 'reference' | 'name' | 'queue'>>;

/** What is out of the caller's reach is left out. */
async function namesOf({ deps, scope }: Context, ids: readonly string[]): Promise<Names> {
  const rows = ids.length === 0 ? [] : await readItemRows(deps.pool, scope, ids);
  return new Map(
    rows.map(({ state: { id, division, reference, name, rules } }) => [
      id,
      { division, reference, name, queue: rules.queue },
    ]),
  );
}

function itemView({ item, priority, candidate, possibleMs }: TestedItem, names: Names): TestedItemView[] {
  const known = names.get(item.id);
  if (!known) return [];
  const figures = candidate.ok ? [] : candidate.figures.map(shownSaid);
  return [
    {
      itemId: item.id,
      ...known,
      priority,
      failed: candidate.ok ? null : candidate.failed,
      detail: candidate.ok ? 'may be offered to him' : figures.map(textOf).join('; '),
      figures,
      possibleAt: optionalInstantText(possibleMs),
    },
  ];
}

function earliest(tested: readonly TestedItem[]): number | null {
  const instants = tested.flatMap(({ possibleMs }) => possibleMs ?? []);
  return instants.length === 0 ? null : Math.min(...instants);
}

function blockedMedia(agent: RoutableAgent): Record<string, string[]> {
  const blocked = Object.keys(agent.capacity).map((media) => [media, blockingMedia(agent, media)] as const);
  return Object.fromEntries(blocked.filter(([, by]) => by.length > 0));
}
