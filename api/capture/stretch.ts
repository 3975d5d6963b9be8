import { setImmediate } from 'node:timers/promises';

/** So long a batch may keep the event loop, beside what one item takes. */
const AT_A_STRETCH_MS = 5;

/** Called before each item of a batch: rules may take long, and others are served in between. */
export function stretches(): () => Promise<void> {
  let sinceMs = performance.now();
  return async () => {
    if (performance.now() - sinceMs <= AT_A_STRETCH_MS) return;
    await setImmediate();
    sinceMs = performance.now();
  };
}
