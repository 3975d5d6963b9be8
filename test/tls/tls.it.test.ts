import { spawn } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { cacheFolder } from '../../cli/dev/cache-folder';
import { openCluster } from '../../cli/dev/cluster';
import { openDataFolder } from '../../cli/dev/data-folder';
import { freePort } from '../../cli/dev/ports';
import { createDatabase, postgresSpec, postgresUrl } from '../../cli/dev/postgres';
import { SupervisedProcess } from '../../cli/dev/supervised-process';
import { createPool } from '../../db/pool';
import { migrate } from '../../db/migrate';
import { projectRoot } from '../../db/project-root';
import { createClient } from '../../engine/client';
import { type Engine, readEngine } from '../../engine/settings';
import { connectWorkers } from '../../engine/worker';
import { openShardLock } from '../../matcher/shard-lock';
import { devServerAddress } from '../support/temporal';
import { type Certificates, makeCertificates } from './certificates';

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'casewright-tls-'));
const data = openDataFolder({ ephemeral: true });
const opened: Server[] = [];
let files: Certificates;
let postgres: SupervisedProcess;
let plainUrl: string;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  files = makeCertificates(folder);
  const password = 'of-the-test';
  const cluster = await openCluster(
    { dataFolder: data.path, cacheFolder: cacheFolder(process.env, join(data.path, 'cache')) },
    { owner: password, app: password },
  );
  // The server's user reads its key, and nobody else does.
  const own = (from: string, name: string) => {
    const path = join(cluster.path, name);
    copyFileSync(from, path);
    chmodSync(path, 0o600);
    if (cluster.user) chownSync(path, cluster.user.uid, cluster.user.gid);
    return path;
  };
  const more = [
    'ssl=on',
    `ssl_cert_file=${own(files.server.certificate, 'server.pem')}`,
    `ssl_key_file=${own(files.server.key, 'server.key')}`,
  ];
  postgres = new SupervisedProcess('postgres', {
    logFile: join(data.path, 'logs', 'postgres.log'),
    onChange: () => {},
    say: () => {},
  });
  const port = await freePort();
  await postgres.start(() => postgresSpec(cluster, port, more));
  await createDatabase({ port, password });
  plainUrl = postgresUrl({ port, password });
  await migrate(byTls());
});
afterAll(async () => {
  for (const server of opened) server.close();
  await postgres?.stop();
  data.discard();
  rmSync(folder, { recursive: true });
});

const byTls = (authority = files.authority) =>
  `${plainUrl}?sslmode=verify-full&sslrootcert=${encodeURIComponent(authority)}`;

async function listening(server: Server): Promise<string> {
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends TLS before the dev server, which has none; asks for a certificate of the authority's. */
function temporalBehind({ certificate, key }: { certificate: string; key: string }): Promise<string> {
  const [host, port] = devServerAddress().split(':');
  const proxy = createTlsServer(
    {
      cert: readFileSync(certificate),
      key: readFileSync(key),
      ca: readFileSync(files.authority),
      requestCert: true,
      rejectUnauthorized: true,
      ALPNProtocols: ['h2'],
    },
    (visitor) => {
      const inside = connect(Number(port), host);
      visitor.pipe(inside).pipe(visitor);
      visitor.on('error', () => inside.destroy());
      inside.on('error', () => visitor.destroy());
    },
  );
  proxy.on('tlsClientError', () => {});
  return listening(proxy);
}

const own = () => ({
  TEMPORAL_TLS_CLIENT_CERT_PATH: files.client.certificate,
  TEMPORAL_TLS_CLIENT_KEY_PATH: files.client.key,
});

/** What is said of it is the library's, and differs from client to worker. */
const isRefused = (attempt: Promise<unknown>) =>
  attempt.then(
    () => false,
    () => true,
  );

async function reaches(engine: Engine): Promise<void> {
  const client = createClient(engine);
  try {
    await client.connection.withDeadline(Date.now() + 5_000, () => client.workflowService.getSystemInfo({}));
  } finally {
    await client.connection.close();
  }
}

test('every connection to PostgreSQL is encrypted, and only to a server that its authority knows', async () => {
  const pool = createPool(byTls(), { name: 'test' });
  const { rows } = await pool.query('select ssl, version from pg_stat_ssl where pid = pg_backend_pid()');
  expect(rows).toEqual([{ ssl: true, version: 'TLSv1.3' }]);
  const lock = await openShardLock(byTls(), 'a', () => {});
  const { rows: locks } = await pool.query(
    `select ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'casewright-matcher-lock-a'`,
  );
  expect(locks).toEqual([{ ssl: true }]);
  await lock.release();
  await pool.end();
  const wrong = createPool(byTls(files.otherAuthority), { name: 'test' });
  await expect(wrong.query('select 1')).rejects.toThrow(/certificate/);
  await wrong.end();
});

test('client and workers reach Temporal with the authority and a certificate of their own', async () => {
  const address = await temporalBehind(files.server);
  const environment = { TEMPORAL_ADDRESS: address, TEMPORAL_TLS_SERVER_CA_CERT_PATH: files.authority };
  const engine = readEngine({ ...environment, ...own() });
  await reaches(engine);
  await (await connectWorkers(engine)).connection.close();
  // Without a certificate, by another authority, or without TLS nobody gets through.
  for (const other of [
    environment,
    { ...environment, ...own(), TEMPORAL_TLS_SERVER_CA_CERT_PATH: files.otherAuthority },
    { TEMPORAL_ADDRESS: address },
  ]) {
    expect(await isRefused(reaches(readEngine(other)))).toBe(true);
    expect(await isRefused(connectWorkers(readEngine(other)))).toBe(true);
  }
});

test('a server that is known by another name than its address is asked for that name', async () => {
  const address = await temporalBehind(files.named);
  const environment = { TEMPORAL_ADDRESS: address, TEMPORAL_TLS_SERVER_CA_CERT_PATH: files.authority, ...own() };
  expect(await isRefused(reaches(readEngine(environment)))).toBe(true);
  const engine = readEngine({ ...environment, TEMPORAL_TLS_SERVER_NAME: 'temporal.example' });
  await reaches(engine);
  await (await connectWorkers(engine)).connection.close();
});

test('the API reaches database, Temporal and an identity provider of a private authority by TLS', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  let issuer = '';
  const provider: HttpsServer = createHttpsServer(
    { cert: readFileSync(files.server.certificate), key: readFileSync(files.server.key) },
    (request, response) => {
      const body = request.url === '/keys' ? { keys: [key] } : { issuer, jwks_uri: `${issuer}/keys` };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    },
  );
  issuer = `https://${await listening(provider)}`;
  const port = await freePort();
  const api = spawn(process.execPath, [join(projectRoot, 'dist', 'api.mjs')], {
    env: {
      PATH: process.env['PATH'],
      CASEWRIGHT_ROOT: projectRoot,
      PORT: String(port),
      DATABASE_URL: byTls(),
      TEMPORAL_ADDRESS: await temporalBehind(files.server),
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: files.authority,
      ...own(),
      NODE_EXTRA_CA_CERTS: files.authority,
      CASEWRIGHT_OIDC_ISSUER: issuer,
      CASEWRIGHT_OIDC_AUDIENCE: 'casewright',
      CASEWRIGHT_ADMINS: 'root',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise<void>((resolve) => {
      api.stdout.on('data', (chunk) => String(chunk).includes('listening') && resolve());
      api.once('exit', () => resolve());
    });
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      expect.objectContaining({ database: true, temporal: true }),
    ]);
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience('casewright')
      .setSubject('root')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    const me = await fetch(`http://127.0.0.1:${port}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(me.status).toBe(200);
  } finally {
    api.kill('SIGTERM');
    await new Promise((resolve) => api.once('exit', resolve));
  }
});
