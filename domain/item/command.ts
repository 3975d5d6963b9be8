import type { Actor } from './event';

/** What people and sources ask of an item. */
export type ItemCommand =
  | { action: 'accept'; actor: Actor; agent: string; offerId: string }
  | { action: 'complete'; actor: Actor; disposition?: string; attributes?: Record<string, unknown> }
  | { action: 'cancel'; actor: Actor; reason?: string };

/** What the clock asks of it, at an instant that the state names (see `nextDeadline`). */
export type ClockCommand =
  | { action: 'activate'; atMs: number }
  | { action: 'expire'; atMs: number }
  | { action: 'source-timeout'; atMs: number };

export type AnyCommand = ItemCommand | ClockCommand;
