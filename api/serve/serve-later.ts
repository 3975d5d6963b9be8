import type { Logger } from 'pino';
import type { ActivityServer } from '../deps';

/** A lost notification costs no more than this. */
const LOOK_MS = 5_000;

export interface Serving {
  /** There may be something to do. */
  look(): void;
  stop(): Promise<void>;
}

/**
 * Has this process do what workflows ask of API processes as soon as there is any of it: an API that never sees one never
 * loads what it takes.
 */
export function serveLater(
  what: string,
  isNeeded: () => Promise<boolean>,
  begin: () => Promise<ActivityServer>,
  log: Logger,
): Serving {
  let server: ActivityServer | undefined;
  let looking: Promise<void> | undefined;
  let isStopping = false;

  const start = async () => {
    if (!(await isNeeded()) || isStopping) return;
    server = await begin();
    void server.ended.then(() => (server = undefined));
  };
  const look = () => {
    if (server || looking || isStopping) return;
    looking = start()
      .catch((error: unknown) => log.warn({ err: error }, `${what} cannot be served yet`))
      .finally(() => (looking = undefined));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  look();
  return {
    look,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await looking;
      await server?.stop();
    },
  };
}
