import { sayRunnerUp } from '../domain/routing/figure-texts';
import { idleSinceMs, loadShare, skillsAsked } from '../domain/routing/order';
import { wallClocks } from '../domain/time/clock';
import type { Clocks } from '../domain/time/clock';
import { instantText } from '../domain/time/instant';
import type { RoutableAgent, RoutableItem, RoutableQueue } from '../domain/routing/types';
import type { Said } from '../domain/said/said';
import { levelSum } from '../domain/skills/requirement';

/**
 * What the winner had before an agent who could have had the item as well: the figures of the queue's order, and where
 * they are equal those of the longest idle.
 */
export function whyAfter(
  winner: RoutableAgent,
  other: RoutableAgent,
  item: RoutableItem,
  queue: RoutableQueue | undefined,
  nowMs: number,
  clocks: Clocks = wallClocks,
): Said {
  return byOrder(winner, other, item, queue, nowMs, clocks) ?? byIdleTime(winner, other);
}

function byOrder(
  winner: RoutableAgent,
  other: RoutableAgent,
  item: RoutableItem,
  queue: RoutableQueue | undefined,
  nowMs: number,
  clocks: Clocks,
): Said | null {
  switch (queue?.order ?? 'longest-idle') {
    case 'longest-idle':
      return null;
    case 'least-loaded': {
      const [his, lowest] = [loadShare(other, item.mediaType), loadShare(winner, item.mediaType)];
      return his === lowest ? null : sayRunnerUp('USES_MORE', { his: percent(his), lowest: percent(lowest) });
    }
    case 'best-skill': {
      const names = skillsAsked(item, nowMs, clocks);
      const [his, best] = [levelSum(other.skills, names), levelSum(winner.skills, names)];
      return his === best ? null : sayRunnerUp('LOWER_LEVELS', { skills: names.join(', '), his, best });
    }
    case 'preferred': {
      const [his, first] = [place(other, queue), place(winner, queue)];
      if (his === first) return null;
      return his === Infinity ? sayRunnerUp('OUT_OF_ORDER') : sayRunnerUp('LATER_IN_ORDER', { his, first });
    }
  }
}

function byIdleTime(winner: RoutableAgent, other: RoutableAgent): Said {
  if (other.heldCount > 0 && winner.heldCount === 0) return sayRunnerUp('HOLDS_MORE', { count: other.heldCount });
  const [his, longest] = [idleSinceMs(other), idleSinceMs(winner)];
  if (his === longest) return sayRunnerUp('IDLE_AS_LONG');
  return sayRunnerUp('IDLE_SHORTER', { his: instantText(his), longest: instantText(longest) });
}

/** Counted from 1; Infinity for one whom the queue does not list. */
function place(agent: RoutableAgent, queue: RoutableQueue | undefined): number {
  const index = queue?.preferredAgents.indexOf(agent.key) ?? -1;
  return index === -1 ? Infinity : index + 1;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
