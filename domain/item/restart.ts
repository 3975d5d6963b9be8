import { arrived } from './about';
import { changed, type Decision, unchanged } from './decision';
import type { Actor } from './event';
import { released } from './hand-back';
import { scheduled, type Schedule } from './schedule';
import { isClosed, type ItemState } from './state';

/**
 * A closed item lives again, under the next life: clocks begin anew by the schedule, nothing of the old life counts, and
 * its history goes on. No workflow runs it at this instant, so the restart's own transaction commits it.
 */
export function restart(
  state: ItemState,
  { actor, schedule }: { actor: Actor; schedule: Schedule },
  nowMs: number,
): Decision {
  if (!isClosed(state)) return unchanged;
  const { rules } = state;
  const anew: ItemState = {
    ...released({ ...state, thresholds: [] }),
    life: state.life + 1,
    state: 'scheduled',
    status: rules.initialStatus,
    isOverdue: false,
    escalations: 0,
    escalatesItself: true,
    closedMs: null,
    statusesMs: schedule.statusesMs,
    queuedSinceMs: Math.max(nowMs, schedule.activationMs),
    rules: { ...rules, curve: { ...rules.curve, offset: 0 } },
  };
  const { item: next } = arrived(scheduled(anew, schedule), nowMs);
  return changed(state, next, {
    actor,
    events: [
      { type: 'restarted', data: { life: next.life } },
      ...(next.state === 'queued' ? [{ type: 'queued' as const, data: { queue: rules.queue } }] : []),
    ],
    ledger: { kind: 'enqueue' },
  });
}
