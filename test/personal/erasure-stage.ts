import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { awaited } from '../chaos/until';
import { honestClient, type HonestClient } from '../chaos/honest-client';
import { type RunningStack, startStack, waitForRestart } from '../support/start-stack';

export interface ErasureDetail {
  endedAt: string | null;
  proofs: {
    id: string;
    kind: 'item' | 'case';
    removed: Record<string, { values: number }>;
    leftHash: string;
    histories: number;
  }[];
}

export interface ErasureStage {
  stack: RunningStack;
  pool: Pool;
  admin: HonestClient;
  clientOf(user: string): Promise<HonestClient>;
  /** Throws what is refused. */
  post: <T = { id: string }>(who: HonestClient, path: string, body: object) => Promise<T>;
  /** Tables in which the value stands, in any column of any row. */
  tablesWith: (text: string) => Promise<string[]>;
  detailOf(erasure: string): Promise<ErasureDetail>;
  /** What the proof says, when it is asked to look again. */
  verified(erasure: string): Promise<object>;
  /** Erases somebody, to the end. */
  erase(subject: object): Promise<ErasureDetail & { id: string }>;
  /** The worker begins anew: what it does once a minute it does at once. */
  beginWorker(): Promise<void>;
  stop(): Promise<void>;
}

/** The whole product, with these documents. */
export async function startErasureStage(documents: readonly object[]): Promise<ErasureStage> {
  const stack = await startStack();
  const pool = createPool(stack.ready.postgres, { name: 'test' });
  const client = (token: string) => honestClient(stack.ready.api, token, 60_000);
  const admin = client(stack.ready.tokens.admin);
  let asked = 0;
  const post: ErasureStage['post'] = async <T>(who: HonestClient, path: string, body: object) => {
    const answer = await who.ask<T>(path, { method: 'POST', body, key: `key-${asked++}` });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const detailOf = async (id: string) => (await admin.ask<ErasureDetail>(`/v1/erasures/${id}`)).body;
  await post(admin, '/v1/config/apply', { documents });
  return {
    stack,
    pool,
    admin,
    clientOf: async (user) => client((await post<{ token: string }>(admin, '/v1/dev/tokens', { user })).token),
    post,
    tablesWith: async (text) => {
      const { rows } = await pool.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
      );
      const found: string[] = [];
      for (const { name } of rows) {
        const { rowCount } = await pool.query(`select from "${name}" row where row::text like $1 limit 1`, [
          `%${text}%`,
        ]);
        if (rowCount) found.push(name);
      }
      return found;
    },
    detailOf,
    verified: async (id) => (await admin.ask<object>(`/v1/erasures/${id}/verification`)).body,
    erase: async (subject) => {
      const { id } = await post(admin, '/v1/erasures', subject);
      await awaited('it is erased', async () => (await detailOf(id)).endedAt !== null);
      return { id, ...(await detailOf(id)) };
    },
    beginWorker: async () => {
      const old = stack.pidOf('worker') ?? 0;
      process.kill(old, 'SIGTERM');
      await waitForRestart(stack, 'worker', old);
    },
    stop: async () => {
      await pool.end();
      await stack.stop();
    },
  };
}
