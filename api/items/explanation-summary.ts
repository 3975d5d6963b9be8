import type { Explanation as Reasons } from '../../domain/routing/explain';
import type { FailedTest } from '../../domain/routing/types';
import { ownerOfWorkbin } from '../../domain/workbin/workbin-id';
import type { LogoutView } from '../contract/explanation';
import type { ItemView } from '../contract/item';

interface Circumstances {
  offeredTo: string | null;
  logout: LogoutView | null;
  reasons: Reasons | undefined;
}

/** Why the item is where it is, in one sentence or two. */
export function explanationSummary(item: ItemView, { offeredTo, logout, reasons }: Circumstances): string {
  switch (item.state) {
    case 'scheduled':
      return `It is not offered before ${item.activateAt}.`;
    case 'queued':
      return reasons ? waitingReason(reasons) : 'It is about to be distributed.';
    case 'offered':
      return `It is offered to ${offeredTo ?? 'an agent'}, who has yet to accept.`;
    case 'connected':
      return handsReason(item, logout);
    case 'awaiting-source':
      return `It was marked done and waits for its source ${item.source}.`;
    case 'parked': {
      const until = item.wakeAt === null ? '' : ` until ${item.wakeAt}`;
      return `It lies in ${workbinText(item.workbin ?? '')}${until}.`;
    }
    case 'paused':
      return item.routingState === 'held' ? `${item.assignee} keeps it on hold.` : 'It is paused.';
    case 'completed':
    case 'cancelled':
      return `It was ${item.state} at ${item.closedAt}.`;
  }
}

function handsReason({ assignee, routingState }: ItemView, logout: LogoutView | null): string {
  const hands = `It is in the hands of ${assignee ?? 'an agent'}`;
  if (routingState !== 'disconnected') return `${hands}.`;
  const next =
    logout === null
      ? 'It stays there until the agent is back, or a supervisor moves it.'
      : `Unless the agent is back by ${logout.at}, it goes to ${logout.workbin === null ? 'its queue' : workbinText(logout.workbin)}.`;
  return `${hands}, who is offline. ${next}`;
}

function workbinText(id: string): string {
  const owner = ownerOfWorkbin(id);
  return owner === null ? `the workbin ${id}` : `the personal workbin of ${owner}`;
}

function waitingReason({ candidates, counts, nextOpeningMs }: Reasons): string {
  const first = candidates.find(({ ok }) => ok);
  if (first) return `${first.agent} may be offered it now.`;
  if (candidates.length === 0) return 'The division has no agents.';
  const failed = Object.entries(counts).map(([test, count]) => `${count} ${failures[test as FailedTest]}`);
  const next = nextOpeningMs === null ? '' : ` The next ring opens at ${new Date(nextOpeningMs).toISOString()}.`;
  return `Nobody may be offered it now: ${failed.join(', ')}.${next}`;
}

const failures: Record<FailedTest, string> = {
  activation: 'wait for its activation',
  queue: 'not in its queue',
  declined: 'declined it a short while ago',
  ring: 'not in an open ring',
  skills: 'without the skills',
  presence: 'not ready or offline',
  'open-offer': 'with an open offer',
  blocked: 'shut out by other media',
  room: 'without room',
};
