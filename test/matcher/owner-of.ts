import type { Pool } from 'pg';
import type { Fence } from '../../matcher/ledger/fence';
import { ShardFollower } from '../../matcher/shard-follower';
import { followedLedger, ownedLedger } from '../../matcher/shard-ledger';
import { ShardOwner } from '../../matcher/shard-owner';

/** On PostgreSQL, where every clock is wall time. */
export function followerOf(pool: Pool, shard: string): ShardFollower {
  return new ShardFollower(followedLedger(pool, shard));
}

/** One who tells nobody what he commits. */
export function ownerOf(pool: Pool, fence: Fence, follower = followerOf(pool, fence.shard)): ShardOwner {
  return new ShardOwner(ownedLedger(pool, fence), follower, () => {});
}
