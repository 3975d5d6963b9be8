import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

/** What most of them need. */
export interface LoopDeps {
  pool: Pool;
  client: Client;
  log: Logger;
}

export interface Loop {
  /** Ends a rest at once: there may be something to do. */
  wake(): void;
  /** Ends after the turn under way. */
  stop(): Promise<void>;
}

const AFTER_ERROR_MS = 1_000;

/** Runs `turn` again and again; it answers how many ms to rest. A failed turn is logged and tried again: dependencies come back. */
export function startLoop(name: string, log: Logger, turn: () => Promise<number>): Loop {
  let isStopping = false;
  let isAwake = false;
  let endRest: (() => void) | undefined;
  const wake = () => {
    isAwake = true;
    endRest?.();
  };
  const ended = run();
  return {
    wake,
    stop: () => {
      isStopping = true;
      wake();
      return ended;
    },
  };

  async function run(): Promise<void> {
    while (!isStopping) {
      isAwake = false;
      const restMs = await turn().catch((error: unknown) => {
        log.warn({ err: error }, `${name}: a turn failed and is tried again`);
        return AFTER_ERROR_MS;
      });
      // Woken during the turn, it looks once more: what happened may have come too late for it.
      if (restMs > 0 && !isAwake) await rest(restMs);
    }
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      endRest = done;
      function done() {
        clearTimeout(timer);
        endRest = undefined;
        resolve();
      }
    });
  }
}
