import type { QueryClient } from '@tanstack/react-query';
import type { QueueFigures } from '../../../api/contract/queue';
import type { AgentChanged, CaseChanged, ItemChanged } from '../../../api/contract/stream';
import { keys } from '../api/keys';
import { newerFigures } from '../api/newer-figures';
import { coalesce } from './coalesce';
import { tellItemChange } from './item-changes';
import type { StreamEvent } from './sse';

export interface EventSink {
  push(event: StreamEvent): void;
  stop(): void;
}

/** So that what somebody else moves is on the screen within a second. */
const OWN_LISTS_MS = 500;
const EVERY_LIST_MS = 1_500;

export interface Listener {
  /** The agent document of who is signed in, null for anybody else. */
  readonly agent: string | null;
  /** Whether he is told of items that do not concern himself. */
  readonly hearsAll: boolean;
}

/**
 * Brings the query cache up to date from the stream. What an agent waits for (his work, the item that is open) is
 * read again at once, lists now and then: a burst of captures must not become a burst of reads. Who hears of nothing but
 * his own hears of little.
 */
export function eventSink(client: QueryClient, { agent: ownAgent, hearsAll }: Listener): EventSink {
  const listsMs = hearsAll ? EVERY_LIST_MS : OWN_LISTS_MS;
  // A read that is under way may have begun before the event: it is cut off and begins anew.
  const invalidate = (queryKey: readonly unknown[]) => client.invalidateQueries({ queryKey });
  const work = coalesce<null>(100, () => invalidate(keys.work));
  const items = coalesce<string>(300, (ids) => Promise.all([...new Set(ids)].map((id) => invalidate(keys.item(id)))));
  const lists = coalesce<null>(listsMs, () => invalidate(keys.items));
  const workbins = coalesce<null>(listsMs, () => invalidate(keys.workbins));
  const agents = coalesce<null>(1_000, () => invalidate(keys.agents));
  const flows = coalesce<null>(3_000, () => invalidate(keys.flows));
  const cases = coalesce<string>(300, (ids) => Promise.all([...new Set(ids)].map((id) => invalidate(keys.case(id)))));
  const caseLists = coalesce<null>(EVERY_LIST_MS, () => invalidate(keys.cases));
  // One publication may tell of thousands of documents.
  const everything = coalesce<null>(300, () => client.invalidateQueries());
  const notifications = coalesce<null>(300, () => invalidate(keys.notifications));

  const onItem = (change: ItemChanged) => {
    if (ownAgent !== null) work.push(null);
    items.push(change.id);
    lists.push(null);
    workbins.push(null);
    tellItemChange(change.id);
    if (change.agent !== undefined) agents.push(null);
  };
  const onCase = ({ id }: CaseChanged) => {
    cases.push(id);
    caseLists.push(null);
  };
  const onAgent = (change: AgentChanged) => {
    if (change.key === ownAgent) work.push(null);
    agents.push(null);
  };
  const onFigures = (figures: QueueFigures) => {
    client.setQueryData<QueueFigures>(keys.queues, (known) => newerFigures(known, figures));
    flows.push(null);
  };
  return {
    push({ event, data }) {
      if (event === 'item') onItem(JSON.parse(data) as ItemChanged);
      else if (event === 'agent') onAgent(JSON.parse(data) as AgentChanged);
      else if (event === 'case') onCase(JSON.parse(data) as CaseChanged);
      else if (event === 'notification') notifications.push(null);
      else if (event === 'queues') onFigures(JSON.parse(data) as QueueFigures);
      else if (event === 'reset' || event === 'config') everything.push(null);
    },
    stop() {
      for (const part of [work, items, lists, workbins, agents, flows, cases, caseLists, everything, notifications])
        part.stop();
    },
  };
}
