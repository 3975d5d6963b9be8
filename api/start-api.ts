import { createServer, type Server } from 'node:http';
import type { AddressInfo, Server as Socket } from 'node:net';
import type { Logger } from 'pino';
import { hasOpenBulkJob, pruneBulkJobs } from '../db/bulk-job';
import { hasCase } from '../db/case-file';
import { pruneDryRuns } from '../db/dry-run';
import { pruneIdempotency } from '../db/idempotency';
import { pruneInbound } from '../db/inbound-delivery';
import { listen } from '../db/listen';
import { createPool } from '../db/pool';
import { readArchivedTotal } from '../db/item-archive';
import { readRepairs } from '../db/repair';
import { createWake } from '../db/wake';
import { createApp } from './app';
import { createAuthenticator } from './auth/authenticate';
import { readLocalIssuer } from './auth/local-issuer';
import { createSignInFlow } from './auth/sign-in-flow';
import { rememberTokens } from './auth/remember-tokens';
import { createTokenVerifier } from './auth/token-verifier';
import { takeTurn } from './bulk/take-turn';
import { carryOut } from './cases/carry-out';
import { serveReturned } from './cases/returned-messages';
import { startScheduledCases } from './cases/start-scheduled';
import { startWantedCases } from './cases/start-wanted';
import { sweepOrders } from './cases/sweep-orders';
import { fewAtOnce } from './commands/few-at-once';
import { PullsUnderWay } from './commands/pulls-under-way';
import { createReferences } from './capture/references';
import { createDirectoryCache } from './catalogue/directory-cache';
import type { Deps, Workflows } from './deps';
import { serveDryRuns } from './dry-run/serve';
import { createMetrics } from './http/metrics';
import { retryPending } from './inbound/retry-pending';
import { serveLater } from './serve/serve-later';
import { createLookups } from './lookups/lookups';
import type { Settings } from './settings';
import { createChangeFeed } from './stream/change-feed';
import { createStreamLimits } from './stream/stream-limits';

const HEADERS_WITHIN_MS = 10_000;
/** A batch may take its time to arrive. */
const REQUEST_WITHIN_MS = 600_000;
/** Longer than a balancer keeps its idle connections, so that it never sends into one that we are closing. */
const KEEP_ALIVE_MS = 65_000;
/** How often the two limits above are looked at: a connection that sends a byte now and then lives no longer. */
const CHECK_EVERY_MS = 5_000;
const MAX_HEADER_BYTES = 16_384;
const PRUNE_MS = 60_000;
const STOP_WITHIN_MS = 5_000;

export interface RunningApi {
  port: number;
  /** Streams end, requests under way are answered, then everything is let go. */
  stop(): Promise<void>;
}

/** Puts the parts together and listens: on `socket`, or on the port of the settings. */
export async function startApi(
  settings: Settings,
  workflows: Workflows,
  log: Logger,
  socket?: Socket,
): Promise<RunningApi> {
  // Until the parts are together.
  socket?.on('connection', (visitor) => visitor.destroy());
  const pool = createPool(settings.databaseUrl, { max: settings.connections, name: 'api' });
  const wake = createWake(pool);
  const directories = createDirectoryCache(pool);
  const feed = createChangeFeed(pool, directories, log);
  const local = settings.devKeyFile === undefined ? undefined : await readLocalIssuer(settings.devKeyFile);
  const verifyToken = rememberTokens(createTokenVerifier({ local, oidc: settings.oidc }));
  const deps: Deps = {
    pool,
    wake,
    log,
    workflows: fewAtOnce(workflows),
    pulls: new PullsUnderWay(),
    directories,
    authenticator: createAuthenticator({
      pool,
      directories,
      verifyToken,
      admins: settings.admins,
      publicAddress: settings.publicAddress,
    }),
    publicAddress: settings.publicAddress,
    signIn: settings.oidcClient && createSignInFlow(settings.oidcClient),
    sessionMs: settings.sessionMs,
    admins: settings.admins,
    references: createReferences(pool),
    lookups: createLookups(pool, settings.outbound, log),
    feed,
    streamLimits: createStreamLimits(),
    metrics: createMetrics({
      readRepairs: () => readRepairs(pool),
      readArchivedTotal: () => readArchivedTotal(pool),
    }),
    outbound: settings.outbound,
    dev: local && { issuer: local, password: settings.devPassword },
  };
  let served: ReturnType<typeof serve> | undefined;
  const connecting = Promise.all([
    listen(settings.databaseUrl, {
      stream: () => feed.wake(),
      offers: () => feed.look(),
      bulk: () => served?.bulk.look(),
      cases: () => {
        served?.orders.look();
        served?.wanted.look();
        served?.returned.look();
      },
      'dry-runs': () => served?.dryRuns.look(),
    }),
    // The first capture should not wait for it; without a database it is tried again by whoever needs it.
    directories.get().catch((error: unknown) => log.warn({ err: error }, 'the configuration could not be read yet')),
  ]);
  const prune = setInterval(() => {
    Promise.all([pruneIdempotency(pool), pruneBulkJobs(pool), pruneInbound(pool), pruneDryRuns(pool)]).catch(
      (error: unknown) => log.warn({ err: error }, 'old answers could not be forgotten yet'),
    );
  }, PRUNE_MS);
  prune.unref();
  const server = createServer(
    {
      requestTimeout: REQUEST_WITHIN_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_WITHIN_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    createApp(deps, settings),
  );
  const [listener] = await connecting;
  const port = await listenOn(server, socket ?? settings);
  // Each of them asks the database first: whoever waits for the API to start waits for none of that.
  const serving = (served = serve(deps, workflows, settings.databaseUrl));
  return {
    port,
    stop: async () => {
      clearInterval(prune);
      await Promise.all(Object.values(serving).map((each) => each.stop()));
      feed.close();
      directories.close();
      await closeServer(server);
      await listener.close();
      await wake.settled();
      await pool.end();
    },
  };
}

/** What is done here beside answering requests. */
function serve(deps: Deps, workflows: Workflows, databaseUrl: string) {
  const { pool, log } = deps;
  const scheduled = startScheduledCases(deps);
  const wanted = startWantedCases(deps);
  const returned = serveReturned(deps);
  for (const each of [scheduled, wanted, returned]) each.look();
  return {
    scheduled,
    wanted,
    returned,
    lost: sweepOrders(deps),
    bulk: serveLater(
      'bulk jobs',
      () => hasOpenBulkJob(pool),
      () => workflows.serveBulk((run, signal) => takeTurn(deps, run, signal), log),
      log,
    ),
    orders: serveLater(
      'orders of cases',
      () => hasCase(pool),
      () => workflows.serveOrders((order) => carryOut(deps, order), log),
      log,
    ),
    dryRuns: serveDryRuns(deps, databaseUrl),
    inbound: retryPending(deps),
  };
}

function listenOn(server: Server, place: Socket | { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(place, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Connections that only wait are closed at once, the others when answered, or after a while. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
