import type { Logger } from 'pino';

/** A lost notification costs no more than this. */
export const LOOK_MS = 5_000;

export interface Serving {
  /** There may be something to do. */
  look(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Does what there is to do, one after another, whenever there may be some. `next` answers whether it found any; `fault` is logged. */
export function lookAgain(fault: string, log: Pick<Logger, 'warn'>, next: () => Promise<boolean>): Serving {
  let running: Promise<void> | undefined;
  let isStopping = false;
  let isAskedAgain = false;
  const run = async () => {
    while (!isStopping) {
      isAskedAgain = false;
      if (!(await next()) && !isAskedAgain) return;
    }
  };
  const look = () => {
    isAskedAgain = true;
    if (isStopping) return;
    running ??= run()
      .catch((error: unknown) => log.warn({ err: error }, fault))
      .finally(() => (running = undefined));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return {
    look,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await running;
    },
  };
}
