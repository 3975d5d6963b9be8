/** Something that can be set at any time and waited for: set before the wait, it ends the wait at once. */
export interface Latch {
  set: () => void;
  /** Resolves when it is set, or after `ms`; either way it is clear again. */
  wait(ms: number): Promise<void>;
}

/** The longest that a timer takes: beyond it Node fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export function createLatch(): Latch {
  let isSet = false;
  let wakeUp: (() => void) | undefined;
  return {
    set: () => {
      isSet = true;
      wakeUp?.();
    },
    wait: async (ms) => {
      if (!isSet) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.min(ms, MAX_TIMER_MS));
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wakeUp = undefined;
      isSet = false;
    },
  };
}
