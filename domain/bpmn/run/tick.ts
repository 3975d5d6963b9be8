import type { StepRefusal } from '../messages';
import { run } from './run';
import type { Turn } from './turn';

/** Timers that are due fire, the earliest first. */
export function tick(turn: Turn): StepRefusal | null {
  for (;;) {
    const due = firstDue(turn);
    if (due === null || turn.status !== 'active') return null;
    turn.push({ do: 'fire', wait: due, variables: {} });
    // What one timer makes happen may take away the next.
    run(turn);
    // The rest is due all the same, and comes with the next tick.
    if (turn.allowance.isHalfUsed) return null;
  }
}

function firstDue(turn: Turn): number | null {
  turn.allowance.spend({ steps: turn.waits.size / 4, made: 0 });
  let first: { id: number; dueMs: number } | null = null;
  for (const { id, on, hasCome } of turn.waits.values()) {
    if (on.type !== 'timer' || hasCome === true || on.dueMs > turn.nowMs) continue;
    if (!first || on.dueMs < first.dueMs || (on.dueMs === first.dueMs && id < first.id))
      first = { id, dueMs: on.dueMs };
  }
  return first?.id ?? null;
}
