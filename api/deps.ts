import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Wake } from '../db/wake';
import type { ItemCommand } from '../domain/item/command';
import type { OutboundRules } from '../domain/receiver/judge-url';
import type { ItemState } from '../domain/item/state';
import type { Authenticator } from './auth/authenticate';
import type { LocalIssuer } from './auth/local-issuer';
import type { References } from './capture/references';
import type { DirectoryCache } from './catalogue/directory-cache';
import type { CommandAnswer } from './commands/send-command';
import type { Metrics } from './http/metrics';
import type { ChangeFeed } from './stream/change-feed';

/** What the API asks of the workflow engine. */
export interface Workflows {
  send(seen: ItemState, commandId: string, command: ItemCommand): Promise<CommandAnswer>;
  /** The state as the workflow has it; undefined when it does not run yet. */
  query(seen: ItemState): Promise<ItemState | undefined>;
  /** Throws when the engine cannot be reached. */
  check(): Promise<void>;
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
  directories: DirectoryCache;
  authenticator: Authenticator;
  admins: ReadonlySet<string>;
  references: References;
  feed: ChangeFeed;
  metrics: Metrics;
  /** What addresses a document may ask to be called at. */
  outbound: OutboundRules;
  dev: DevSettings | undefined;
}
