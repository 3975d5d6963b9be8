import { hasOpenBulkJob } from '../../db/bulk-job';
import type { BulkServer, Deps, TakeTurn } from '../deps';

/** A lost notification costs no more than this. */
const LOOK_MS = 5_000;

export interface BulkServing {
  /** There may be a job. */
  look(): void;
  stop(): Promise<void>;
}

/** Has this process take turns of bulk jobs as soon as there is one: an API that never sees one never loads what it takes. */
export function serveBulkLater({ pool, log, workflows }: Deps, takeTurn: TakeTurn): BulkServing {
  let server: BulkServer | undefined;
  let looking: Promise<void> | undefined;
  let isStopping = false;

  const start = async () => {
    if (!(await hasOpenBulkJob(pool)) || isStopping) return;
    server = await workflows.serveBulk(takeTurn, log);
    void server.ended.then(() => (server = undefined));
  };
  const look = () => {
    if (server || looking || isStopping) return;
    looking = start()
      .catch((error: unknown) => log.warn({ err: error }, 'bulk jobs cannot be served yet'))
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
