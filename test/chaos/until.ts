import { setTimeout as delay } from 'node:timers/promises';

const LOOK_MS = 50;

/** Waits for a condition; false when it has not come true in time. */
export async function until(isTrue: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const endMs = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > endMs) return false;
    await delay(LOOK_MS);
  }
  return true;
}

/** Waits for what the test cannot go on without; throws with its name. */
export async function awaited(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  if (!(await until(isTrue, withinMs))) throw new Error(`${what}: not within ${withinMs} ms`);
}
