import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { BulkTurn } from '../activities/bulk-activities';
import type { Wake } from '../db/wake';
import type { CaseFile } from '../domain/cases/file';
import type { OrderName } from '../domain/cases/order';
import type { CaseRequest } from '../domain/cases/request';
import type { ItemCommand } from '../domain/item/command';
import type { OutboundRules } from '../domain/receiver/judge-url';
import type { ItemState } from '../domain/item/state';
import type { Authenticator } from './auth/authenticate';
import type { PublicAddress } from './auth/public-address';
import type { SignInFlow } from './auth/sign-in-flow';
import type { LocalIssuer } from './auth/local-issuer';
import type { References } from './capture/references';
import type { DirectoryCache } from './catalogue/directory-cache';
import type { CaseAnswer } from './cases/send-request';
import type { PullsUnderWay } from './commands/pulls-under-way';
import type { CommandAnswer } from './commands/send-command';
import type { Metrics } from './http/metrics';
import type { Lookups } from './lookups/lookups';
import type { ChangeFeed } from './stream/change-feed';
import type { StreamLimits } from './stream/stream-limits';

/** Takes a turn of a run of a bulk job; the signal cuts it short. */
export type TakeTurn = (run: { jobId: string; run: number }, signal: AbortSignal) => Promise<BulkTurn>;

/** Carries out what a case orders. Throws a problem that the caller could mend: it is refused for good. */
export type CarryOut = (order: OrderName & { caseId: string }) => Promise<void>;

/** What has workflows' work done here. */
export interface ActivityServer {
  /** Turns under way are cut short; resolves when they are over. */
  stop(): Promise<void>;
  /** Resolves when it has ended, stopped or by itself. */
  ended: Promise<void>;
}

/** What the API asks of the workflow engine. */
export interface Workflows {
  send(seen: ItemState, commandId: string, command: ItemCommand): Promise<CommandAnswer>;
  /** The state as the workflow has it; undefined when it does not run yet. */
  query(seen: ItemState): Promise<ItemState | undefined>;
  sendCase(seen: CaseFile, commandId: string, request: CaseRequest): Promise<CaseAnswer>;
  /** Throws when the engine cannot be reached. */
  check(): Promise<void>;
  /** From now on the engine may ask this process for turns of bulk jobs. */
  serveBulk(takeTurn: TakeTurn, log: Logger): Promise<ActivityServer>;
  /** And for orders of cases. */
  serveOrders(carryOut: CarryOut, log: Logger): Promise<ActivityServer>;
}

/** People of the embedded stack sign in with this. */
export interface DevSettings {
  issuer: LocalIssuer;
  password: string | undefined;
}

export interface Deps {
  pool: Pool;
  wake: Wake;
  log: Logger;
  workflows: Workflows;
  pulls: PullsUnderWay;
  directories: DirectoryCache;
  authenticator: Authenticator;
  admins: ReadonlySet<string>;
  publicAddress: PublicAddress;
  /** Undefined: browsers sign in by the embedded stack's people, or by a token. */
  signIn: SignInFlow | undefined;
  /** From signing in to the end of a session of the web. */
  sessionMs: number;
  references: References;
  lookups: Lookups;
  feed: ChangeFeed;
  streamLimits: StreamLimits;
  metrics: Metrics;
  /** What addresses a document may ask to be called at. */
  outbound: OutboundRules;
  dev: DevSettings | undefined;
}
