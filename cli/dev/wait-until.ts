import { setTimeout as delay } from 'node:timers/promises';

/** Asks again every `everyMs` until the answer is true; false when `withinMs` have passed. */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  { withinMs, everyMs = 20 }: { withinMs: number; everyMs?: number },
): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await delay(everyMs);
  }
  return true;
}
