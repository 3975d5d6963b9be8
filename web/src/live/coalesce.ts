/**
 * Calls `flush` with everything that came since the last call: at once for the first of a calm time, then at most
 * every `everyMs`. So a single event shows without delay, and a burst costs one read instead of hundreds.
 */
export function coalesce<T>(
  everyMs: number,
  flush: (batch: readonly T[]) => void,
): { push(value: T): void; stop(): void } {
  let batch: T[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = () => {
    timer = null;
    if (batch.length === 0) return;
    const taken = batch;
    batch = [];
    timer = setTimeout(run, everyMs);
    flush(taken);
  };
  return {
    push(value) {
      batch.push(value);
      if (timer === null) run();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      batch = [];
    },
  };
}
