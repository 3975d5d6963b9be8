import { type Figure, percentile } from '../figures';
import type { Rig } from '../rig';

const ITEMS = 1_000;
const SPREAD_MS = 60_000;
/** Time for all to be captured and their workflows to be started. */
const AHEAD_MS = 45_000;
const MOST_LATE_MS = 2_000;
const CAPTURES_AT_ONCE = 8;

/**
 * A threshold of each of many items, all in one minute, on the real stack; then once more with the worker killed half-way.
 * How late: from the instant that was due to its arrival on the stream, both by this machine's clock.
 */
export async function liveTimers(rig: Rig): Promise<Figure[]> {
  return [
    await round(rig, 'their worker running', () => {}),
    await round(rig, 'their worker killed half-way', () => rig.killWorker()),
  ];
}

async function round(rig: Rig, name: string, halfWay: () => void): Promise<Figure> {
  const firstMs = Date.now() + AHEAD_MS;
  const timer = setTimeout(halfWay, AHEAD_MS + SPREAD_MS / 2);
  const left = Array.from({ length: ITEMS }, (_, index) => firstMs + (index * SPREAD_MS) / ITEMS);
  const due = new Map<string, number>();
  const arrivals: { id: string; ms: number }[] = [];
  const stop = rig.stream.onItem(({ type, id }) => {
    if (type === 'threshold') arrivals.push({ id, ms: Date.now() });
  });
  const told = rig.stream.until(({ type }) => type === 'threshold', ITEMS);
  const capture = async () => {
    for (let dueMs = left.shift(); dueMs !== undefined; dueMs = left.shift()) {
      const { id } = await rig.capture('bench-due', { dueAt: new Date(dueMs).toISOString() });
      due.set(id, dueMs);
    }
  };
  await Promise.all(Array.from({ length: CAPTURES_AT_ONCE }, capture));
  if (Date.now() > firstMs) throw new Error('the captures took too long');
  await told;
  clearTimeout(timer);
  stop();
  const late = arrivals.map(({ id, ms }) => ms - (due.get(id) ?? Number.NaN));
  const twice = arrivals.length - new Set(arrivals.map(({ id }) => id)).size;
  const [early, p99] = [late.filter((ms) => ms < 0).length, percentile(late, 0.99)];
  return {
    name: `${ITEMS} thresholds within ${SPREAD_MS / 1_000} s, ${name}`,
    value: `${early} early, ${twice} twice; late: median ${percentile(late, 0.5).toFixed(0)} ms, 99th percentile ${p99.toFixed(0)} ms`,
    beside: '',
    asked: `none early, none twice, 99th percentile late by at most ${MOST_LATE_MS / 1_000} s`,
    holds: late.length === ITEMS && early === 0 && twice === 0 && p99 <= MOST_LATE_MS,
  };
}
