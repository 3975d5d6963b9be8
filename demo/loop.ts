/** Wakes whoever waits at it; a ring that nobody waits for is kept for the next one. */
export interface Bell {
  ring(): void;
  /** Until a ring, the end of the time, or `signal`. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Node's timers take no longer spans; whoever waits for ever looks again in between. */
const longestWaitMs = 60_000;
const longestBackOffMs = 10_000;

export function createBell(): Bell {
  let hasRung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      hasRung = true;
      wake?.();
    },
    async wait(ms, signal) {
      if (!hasRung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.max(0, Math.min(ms, longestWaitMs)));
          wake = () => (clearTimeout(timer), resolve());
          signal.addEventListener('abort', wake, { once: true });
        });
        if (wake) signal.removeEventListener('abort', wake);
        wake = undefined;
      }
      hasRung = false;
    },
  };
}

/**
 * Runs `step` until `signal`; it answers how many ms to wait (a ring of the bell ends the wait). One that fails is told
 * to `onError` and tried again with back-off: an API that restarts costs the demo a pause and nothing else.
 */
export async function runLoop(
  step: () => Promise<number>,
  { bell, signal, onError }: { bell: Bell; signal: AbortSignal; onError: (error: unknown) => void },
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const waitMs = await step();
      failures = 0;
      await bell.wait(waitMs, signal);
    } catch (error) {
      if (!signal.aborted) onError(error);
      failures += 1;
      // A bell of its own: the stream rings at each reconnection, which must not shorten the pause.
      await createBell().wait(Math.min(250 * 2 ** failures, longestBackOffMs), signal);
    }
  }
}
