import { waitUntil } from '../../cli/dev/wait-until';

/** Waits for a condition; false when it has not come true in time. */
export function until(isTrue: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  return waitUntil(isTrue, { withinMs, everyMs: 50 });
}

/** Waits for what the test cannot go on without; throws with its name. */
export async function awaited(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  if (!(await until(isTrue, withinMs))) throw new Error(`${what}: not within ${withinMs} ms`);
}
