import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Pool } from 'pg';
import pino from 'pino';
import request, { type Test } from 'supertest';
import type { BulkTurn } from '../../activities/bulk-activities';
import type { Workflows } from '../../api/deps';
import { AUDIENCE, LOCAL_ISSUER, type LocalIssuer, readLocalIssuer } from '../../api/auth/local-issuer';
import { readSettings } from '../../api/settings';
import { type RunningApi, startApi } from '../../api/start-api';
import { createPool } from '../../db/pool';
import { projectRoot } from '../../db/project-root';
import { createWake } from '../../db/wake';
import { createTestDatabase } from '../support/database';
import { checkAnswer } from './check-answer';
import { committingWorkflows } from './committing-workflows';

export const PASSWORD = 'a password of the test';

/** The real API on a port and a database of its own. Commands are decided and committed for real, without an engine between. */
export interface TestApi {
  pool: Pool;
  databaseUrl: string;
  origin: string;
  issuer: LocalIssuer;
  /** A token that is narrowed to these scopes. */
  mintScoped(user: string, scopes: readonly string[]): Promise<string>;
  /** A request by a user (`admin`, an agent's key, `source:crm`) or, with null, by nobody. */
  call(user: string | null, method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object): Test;
  apply(user: string, yaml: string): Test;
  /** The next turn of a bulk job, as its workflow would ask for it. */
  bulkTurn(jobId: string, signal?: AbortSignal): Promise<BulkTurn>;
  /** Another process on the same database. */
  startSecond(): Promise<RunningApi>;
  stop(): Promise<void>;
}

export async function startTestApi(
  env: Record<string, string> = {},
  engine: Partial<Workflows> = {},
): Promise<TestApi> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'casewright-api-'));
  const keyFile = join(folder, 'key.json');
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  await writeFile(keyFile, JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'test' }), { mode: 0o600 });
  const settings = readSettings({
    CASEWRIGHT_ROOT: projectRoot,
    DATABASE_URL: database.url,
    PORT: '0',
    CASEWRIGHT_ADMINS: 'admin',
    CASEWRIGHT_DEV_KEY_FILE: keyFile,
    CASEWRIGHT_DEV_PASSWORD: PASSWORD,
    // The examples' receivers are on loopback.
    CASEWRIGHT_DEV_OWN_PORTS: new URL(database.url).port,
    ...env,
  });
  const pool = createPool(database.url, { max: 10, name: 'test' });
  const wake = createWake(pool);
  const committing = committingWorkflows({ pool, wake });
  const workflows: Workflows = { ...committing, ...engine, serveBulk: (...turns) => committing.serveBulk(...turns) };
  const log = pino({ level: 'fatal' });
  const api = await startApi(settings, workflows, log);
  const issuer = await readLocalIssuer(keyFile);
  const origin = `http://127.0.0.1:${api.port}`;
  const tokens = new Map<string, string>();
  for (const user of ['admin', 'ana', 'ben', 'sue', 'paula', 'source:crm', 'source:web'])
    tokens.set(user, await issuer.mint(user));
  const call: TestApi['call'] = (user, method, path, body) => {
    const test = request(origin)[method](path);
    if (user !== null) void test.set('authorization', `Bearer ${tokens.get(user) ?? user}`);
    if (body !== undefined) void test.send(body);
    return test.expect((answer) => checkAnswer(method, path, answer));
  };
  return {
    pool,
    databaseUrl: database.url,
    origin,
    issuer,
    mintScoped: (user, scopes) =>
      new SignJWT({ scope: scopes.join(' ') })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'test' })
        .setIssuer(LOCAL_ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(user)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey),
    call,
    apply: (user, yaml) => call(user, 'post', '/v1/config/apply').type('application/yaml').send(yaml),
    bulkTurn: async (jobId, signal = new AbortController().signal) => {
      const { rows } = await pool.query<{ run: number }>('select run from bulk_job where id = $1', [jobId]);
      return (await committing.turns)({ jobId, run: rows[0]?.run ?? 0 }, signal);
    },
    startSecond: () => startApi(settings, workflows, log),
    stop: async () => {
      await api.stop();
      await wake.settled();
      await pool.end();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Both examples as they stand. */
export async function applyExamples(api: TestApi): Promise<void> {
  for (const file of ['claims.yaml', 'leads.yaml']) {
    await api.apply('admin', await readFile(join(projectRoot, 'examples', file), 'utf8')).expect(200);
  }
}

/** A capture that the example's worktype takes. */
export function claim(externalId: string, more: object = {}): object {
  return {
    source: 'crm',
    externalId,
    worktype: 'medical-claim',
    attributes: { Case_ID: 'C-1', Claim_Value: 100 },
    ...more,
  };
}
