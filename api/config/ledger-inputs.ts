import type { AgentDocument } from '../../domain/config/agent';
import type { CalendarDocument } from '../../domain/config/calendar';
import { type CapacityProfileDocument, defaultCapacity } from '../../domain/config/capacity-profile';
import type { ConfigDocument } from '../../domain/config/documents';
import { groupsOf } from '../../domain/config/group';
import type { LedgerAgentInput } from '../../matcher/ledger/apply-agents';
import type { LedgerQueueInput } from '../../matcher/ledger/apply-queues';
import { shardOf } from './shard-of';

/** What routing takes from a whole configuration. */
export interface LedgerInputs {
  shards: ReadonlySet<string>;
  agents: ReadonlyMap<string, LedgerAgentInput>;
  queues: ReadonlyMap<string, LedgerQueueInput>;
  /** Shards whose items may run on a calendar, with what it says. */
  calendars: ReadonlyMap<string, { shard: string; calendar: CalendarDocument }>;
}

export function ledgerInputs(documents: readonly ConfigDocument[]): LedgerInputs {
  const divisions = new Map(
    documents.flatMap((document) => (document.kind === 'division' ? [[document.key, document] as const] : [])),
  );
  const profiles = new Map(
    documents.flatMap((document) =>
      document.kind === 'capacity-profile' ? [[`${document.division}/${document.key}`, document] as const] : [],
    ),
  );
  const emergency = new Set(
    documents.flatMap((document) =>
      document.kind === 'worktype' && document.sla.emergencyQueue !== undefined
        ? [`${document.division}/${document.sla.emergencyQueue}`]
        : [],
    ),
  );
  const groups = documents.filter((document) => document.kind === 'group');
  const agents = documents.flatMap((document) => {
    if (document.kind !== 'agent') return [];
    const profile = profiles.get(`${document.division}/${document.capacityProfile}`);
    const input = agentInput(document, profile, shardOf(document.division, divisions));
    return [[document.key, { ...input, groups: groupsOf(document, groups) }] as const];
  });
  const queues = documents.flatMap((document) => {
    if (document.kind !== 'queue') return [];
    const { division, key, order, preferredAgents } = document;
    const id = `${division}/${key}`;
    const shard = shardOf(division, divisions);
    const input = {
      division,
      key,
      shard,
      agentOrder: order,
      preferred: preferredAgents,
      emergency: document.emergency || emergency.has(id),
    };
    return [[id, input] as const];
  });
  const calendars = documents.flatMap((document) => {
    if (document.kind !== 'calendar') return [];
    const shard = shardOf(document.division, divisions);
    return [[`${document.division}/${document.key}`, { shard, calendar: document }] as const];
  });
  return {
    shards: new Set([...divisions.keys()].map((division) => shardOf(division, divisions))),
    agents: new Map(agents),
    queues: new Map(queues),
    calendars: new Map(calendars),
  };
}

function agentInput(
  agent: AgentDocument,
  profile: CapacityProfileDocument | undefined,
  shard: string,
): Omit<LedgerAgentInput, 'groups'> {
  const { key, division, skills, queues, capacity } = agent;
  return {
    key,
    division,
    shard,
    skills,
    queues,
    max: { ...(profile?.max ?? defaultCapacity), ...capacity },
    blockedBy: profile?.blockedBy ?? {},
  };
}
