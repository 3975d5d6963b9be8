import type { Logger } from 'pino';
import type { ActivityServer } from '../deps';
import { lookAgain, type Serving } from './look-again';

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
  let isStopping = false;
  const looking = lookAgain(`${what} cannot be served yet`, log, async () => {
    if (server || !(await isNeeded()) || isStopping) return false;
    server = await begin();
    void server.ended.then(() => (server = undefined));
    return false;
  });
  looking.look();
  return {
    look: () => looking.look(),
    stop: async () => {
      isStopping = true;
      await looking.stop();
      await server?.stop();
    },
  };
}
