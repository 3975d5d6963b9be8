import type { Pool } from 'pg';
import type { Wake } from '../db/wake';
import type { RoutableAgent } from '../domain/routing/types';
import { wallClocks } from '../domain/time/clock';
import type { Clocks } from '../domain/time/clock';
import { expireOffers } from './ledger/expire-offers';
import type { Fence } from './ledger/fence';
import { forgetDirty } from './ledger/forget-dirty';
import { handOver, readForeign } from './ledger/hand-over';
import type { Foreign } from './ledger/hand-over';
import { makeOffers } from './ledger/make-offers';
import type { OffersMade, ProposedOffer } from './ledger/make-offers';
import { readAgents } from './ledger/read-agents';
import type { ClockReader } from './ledger/read-clocks';
import { dirtyPlaceNow, readDirty } from './ledger/read-dirty';
import type { Dirty, DirtyPlace } from './ledger/read-dirty';
import { readItems, readOffered } from './ledger/read-items';
import type { WaitingRow } from './ledger/read-items';
import { readQueues } from './ledger/read-queues';
import type { LedgerQueue } from './ledger/read-queues';
import { readWaiting } from './ledger/read-waiting';

/** The ledger of one shard as it is read by whoever follows it, each call of one snapshot. */
export interface FollowedLedger {
  placeNow: () => Promise<Pick<Dirty, 'place' | 'nowMs'>>;
  readDirty: (place: DirtyPlace) => Promise<Dirty>;
  readClocks: () => Promise<Clocks>;
  readQueues: () => Promise<ReadonlyMap<string, LedgerQueue>>;
  /** Without keys: all. */
  readAgents: (keys?: readonly string[]) => Promise<RoutableAgent[]>;
  readItems: (itemIds: readonly string[]) => Promise<WaitingRow[]>;
  /** Page by page; before it `expect` is told how many there are, or nearly. */
  readWaiting: (take: (page: readonly WaitingRow[]) => void, expect: (count: number) => void) => Promise<void>;
  readOffered: () => Promise<WaitingRow[]>;
}

/** What its owner does to it, each call one transaction. All but the last two throw `Deposed` once his epoch is over. */
export interface OwnedLedger {
  readonly fence: Fence;
  /** As they were decided by all that had been read at a place. */
  makeOffers: (offers: readonly ProposedOffer[], clocks: Clocks, place: DirtyPlace) => Promise<OffersMade>;
  /** Answers how many. */
  expireOffers: () => Promise<number>;
  handOver: (itemIds: readonly string[]) => Promise<number>;
  readForeign: () => Promise<Foreign>;
  /** Whether there is more; does nothing once somebody else is the owner. */
  forgetDirty: (place: DirtyPlace) => Promise<boolean>;
}

/** On PostgreSQL; without a reader of calendars every clock is wall time. */
export function followedLedger(
  pool: Pool,
  shard: string,
  readClocks: ClockReader = () => Promise.resolve(wallClocks),
): FollowedLedger {
  return {
    placeNow: () => dirtyPlaceNow(pool),
    readDirty: (place) => readDirty(pool, shard, place),
    readClocks: () => readClocks(pool),
    readQueues: () => readQueues(pool, shard),
    readAgents: (keys) => readAgents(pool, shard, keys),
    readItems: (itemIds) => readItems(pool, shard, itemIds),
    readWaiting: (take, expect) => readWaiting(pool, shard, take, expect),
    readOffered: () => readOffered(pool, shard),
  };
}

/** `wake` tells of the offers that are made. */
export function ownedLedger(pool: Pool, fence: Fence, wake?: Wake): OwnedLedger {
  return {
    fence,
    makeOffers: (offers, clocks, place) => makeOffers(pool, fence, offers, { clocks, place, wake }),
    expireOffers: () => expireOffers(pool, fence),
    handOver: (itemIds) => handOver(pool, fence, itemIds),
    readForeign: () => readForeign(pool, fence.shard),
    forgetDirty: (place) => forgetDirty(pool, fence, place),
  };
}
