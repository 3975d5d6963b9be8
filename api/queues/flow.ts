import type { FlowCount, FlowPeriod } from '../../db/flow';
import { instantText } from '../../domain/time/instant';
import type { Flow } from '../contract/queue';

/** Steps begin at round instants; the last one is that of now, and has not ended. */
export function flowPeriod(
  atMs: number,
  { minutes, stepMinutes }: { minutes: number; stepMinutes: number },
): FlowPeriod {
  const stepMs = stepMinutes * 60_000;
  const toMs = (Math.floor(atMs / stepMs) + 1) * stepMs;
  return { fromMs: toMs - minutes * 60_000, toMs, stepMs };
}

/** Every step of the period, those in which nothing happened too. */
export function flowView(atMs: number, { fromMs, toMs, stepMs }: FlowPeriod, counts: readonly FlowCount[]): Flow {
  const at = new Map(counts.map((count) => [count.step, count]));
  const steps = Array.from({ length: (toMs - fromMs) / stepMs }, (_, step) => ({
    from: instantText(fromMs + step * stepMs),
    to: instantText(fromMs + (step + 1) * stepMs),
    arrived: at.get(step)?.arrived ?? 0,
    completed: at.get(step)?.completed ?? 0,
  }));
  return { at: instantText(atMs), steps };
}
