import type { ClientBase } from 'pg';
import type { ConfigDocument } from '../../domain/config/documents';
import { applyAgents, removeAgents } from '../../matcher/ledger/apply-agents';
import { applyQueues, removeQueues } from '../../matcher/ledger/apply-queues';
import { ensureShard } from '../../matcher/ledger/ensure-shard';
import { markDirty } from '../../matcher/ledger/dirty';
import { isSameJson } from '../../domain/config/canonical-json';
import { ledgerInputs } from './ledger-inputs';

/**
 * Tells routing what a change of configuration means for it. Both sides are looked at as a whole: a changed profile
 * changes the agents that name it, a worktype can make a queue one for emergencies, on a changed calendar other items
 * may come first.
 */
export async function changeLedger(
  client: ClientBase,
  before: readonly ConfigDocument[],
  after: readonly ConfigDocument[],
): Promise<void> {
  const from = ledgerInputs(before);
  const to = ledgerInputs(after);
  for (const shard of [...to.shards].filter((id) => !from.shards.has(id)).toSorted()) await ensureShard(client, shard);
  await applyQueues(client, changed(from.queues, to.queues));
  await applyAgents(client, changed(from.agents, to.agents));
  await removeAgents(
    client,
    [...from.agents.keys()].filter((key) => !to.agents.has(key)),
  );
  await removeQueues(
    client,
    [...from.queues].filter(([id]) => !to.queues.has(id)).map(([, queue]) => queue),
  );
  const shards = new Set(changed(from.calendars, to.calendars).map(({ shard }) => shard));
  await markDirty(
    client,
    [...shards].map((shard) => ({ shard, kind: 'queues', key: '' })),
  );
}

function changed<T>(from: ReadonlyMap<string, T>, to: ReadonlyMap<string, T>): T[] {
  return [...to].filter(([key, input]) => !isSameJson(input, from.get(key) ?? null)).map(([, input]) => input);
}
