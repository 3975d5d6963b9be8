export interface Coalesced<T> {
  push(value: T): void;
  stop(): void;
}

/**
 * Calls `flush` with everything that came since the last call: at once for the first of a calm time, then when the
 * last flush has ended, and `everyMs` after it began at the earliest. So a single event shows without delay, a burst
 * costs one read instead of hundreds, and a slow answer is neither cut off nor overtaken by the next read.
 */
export function coalesce<T>(everyMs: number, flush: (batch: readonly T[]) => Promise<unknown>): Coalesced<T> {
  let batch: T[] = [];
  let isBusy = false;
  let isStopped = false;
  const run = async () => {
    isBusy = true;
    while (batch.length > 0 && !isStopped) {
      const taken = batch;
      batch = [];
      await Promise.all([flush(taken).catch(() => undefined), new Promise((resolve) => setTimeout(resolve, everyMs))]);
    }
    isBusy = false;
  };
  return {
    push(value) {
      batch.push(value);
      if (!isBusy && !isStopped) void run();
    },
    stop() {
      isStopped = true;
    },
  };
}
