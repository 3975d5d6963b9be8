import { Socket } from 'node:net';
import { Client } from 'pg';

const HEARTBEAT_MS = 1_000;
const ANSWER_WITHIN_MS = 3_000;
/** A server that has vanished does not take leave. */
const GOODBYE_WITHIN_MS = 500;

export interface ShardLock {
  /** Whether this process has the lock now. */
  take(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * The advisory lock that makes one process the owner of a shard, on a connection of its own, not taken yet. The server
 * gives a silent connection up within 5 s, so that a machine that is gone is replaced soon. `onLost` is called once when
 * the connection ends without `release`.
 */
export async function openShardLock(url: string, shard: string, onLost: () => void): Promise<ShardLock> {
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    stream: () => socket,
    application_name: `casewright-matcher-lock-${shard}`.slice(0, 63),
    connectionTimeoutMillis: 5_000,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
    options: '-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3 -c tcp_user_timeout=5000',
  });
  let heartbeat: NodeJS.Timeout | undefined;
  let over = false;
  const end = async () => {
    over = true;
    clearInterval(heartbeat);
    const goodbye = setTimeout(() => socket.destroy(), GOODBYE_WITHIN_MS);
    await client.end().catch(() => {});
    clearTimeout(goodbye);
  };
  const lost = () => {
    if (over) return;
    void end();
    onLost();
  };
  client.on('error', lost);
  client.on('end', lost);
  try {
    await client.connect();
  } catch (error) {
    await end();
    throw error;
  }
  let isAsking = false;
  heartbeat = setInterval(() => {
    if (isAsking) return;
    isAsking = true;
    client.query('select 1').then(() => (isAsking = false), lost);
  }, HEARTBEAT_MS);
  return {
    take: async () => {
      const { rows } = await client.query<{ taken: boolean }>(
        `select pg_try_advisory_lock(hashtextextended('casewright-shard:' || $1, 0)) as taken`,
        [shard],
      );
      return rows[0]?.taken ?? false;
    },
    release: end,
  };
}
