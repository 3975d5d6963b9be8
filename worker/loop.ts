import type { Logger } from 'pino';

export interface Loop {
  /** Ends after the turn under way. */
  stop(): Promise<void>;
}

const AFTER_ERROR_MS = 1_000;

/** Runs `turn` again and again; it answers how many ms to rest. A failed turn is logged and tried again: dependencies come back. */
export function startLoop(name: string, log: Logger, turn: () => Promise<number>): Loop {
  const stopping = new AbortController();
  const ended = run();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const restMs = await turn().catch((error: unknown) => {
        log.warn({ err: error }, `${name}: a turn failed and is tried again`);
        return AFTER_ERROR_MS;
      });
      if (restMs > 0) await rest(restMs, stopping.signal);
    }
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
