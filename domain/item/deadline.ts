import type { ClockCommand } from './command';
import { isClosed, type ItemState } from './state';

/** The next instant at which the clock acts on the item; one timer at a time waits for it. At one instant, activation goes first. */
export function nextDeadline(state: ItemState): ClockCommand | undefined {
  if (isClosed(state)) return undefined;
  // Its clocks stand still; whoever resumes it says when they come to what.
  if (state.state === 'paused' && state.rules.pauseStopsClocks) return undefined;
  const deadlines: ClockCommand[] = [];
  if (state.state === 'scheduled') deadlines.push({ action: 'activate', atMs: state.activationMs });
  if (state.state === 'parked' && state.wakeMs !== null) deadlines.push({ action: 'wake', atMs: state.wakeMs });
  if (state.sourceDeadlineMs !== null) deadlines.push({ action: 'source-timeout', atMs: state.sourceDeadlineMs });
  if (state.expiresMs !== null && !state.isOverdue) deadlines.push({ action: 'expire', atMs: state.expiresMs });
  for (const [status, atMs] of Object.entries(state.statusesMs))
    deadlines.push({ action: 'timed-status', status, atMs });
  for (const [index, { nextMs }] of state.thresholds.entries()) {
    if (nextMs !== null) deadlines.push({ action: 'threshold', index, atMs: nextMs, nextMs: null });
  }
  return deadlines.reduce<ClockCommand | undefined>(
    (first, next) => (first && first.atMs <= next.atMs ? first : next),
    undefined,
  );
}

/** How long after its instant a deadline counts as missed: well beyond what a restarted worker needs. */
const MISSED_AFTER_MS = 15_000;
/** So long after its end the workflow has ended too, or a crash has made it forget the end. */
const ENDED_AFTER_MS = 60_000;

/** When somebody should ask after the item, epoch ms; null when nothing is expected of the clock. */
export function nudgeAtMs(state: ItemState): number | null {
  if (state.closedMs !== null) return state.closedMs + ENDED_AFTER_MS;
  const deadline = nextDeadline(state);
  return deadline ? deadline.atMs + MISSED_AFTER_MS : null;
}
