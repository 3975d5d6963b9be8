import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { z } from 'zod';
import { projectRoot } from '../db/project-root';
import { type ApiClient, createApiClient } from './api-client';
import { applyDemo, demoDocuments } from './apply-demo';
import { between } from './chance';
import { inventClaim } from './invent-claim';
import { inventLead } from './invent-lead';
import { createReceiver, type Delivery } from './receiver';
import { observer, robots } from './robots';
import { runAgent } from './run-agent';
import { isDemoClosed, playUntilClosed } from './play-until-closed';
import { confirmPayment, runCases } from './run-cases';
import { completeAtSource, runSource } from './run-source';

const Env = z.object({
  CASEWRIGHT_URL: z.url().transform((url) => url.replace(/(\/v1)?\/*$/, '')),
  CASEWRIGHT_TOKEN: z.string().min(1),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  LOG_LEVEL: z.string().default('info'),
});

const sources = [
  { key: 'demo-crm', prefix: 'C', division: 'demo-claims', queue: 'claim-desk', invent: inventClaim },
  { key: 'demo-web', prefix: 'L', division: 'demo-sales', queue: 'lead-desk', invent: inventLead },
];

/** The simulated source systems and agents of the demo, in one process that knows the public API only. */
async function run(): Promise<void> {
  const env = Env.parse(process.env);
  const log = pino({ level: env.LOG_LEVEL, name: 'demo' });
  const stopping = new AbortController();
  const { signal } = stopping;
  for (const end of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(end, () => stopping.abort());

  const admin = createApiClient(env.CASEWRIGHT_URL, async () => env.CASEWRIGHT_TOKEN);
  const clientOf = (user: string) => createApiClient(env.CASEWRIGHT_URL, () => tokenFor(admin, user));
  const clients = new Map(sources.map(({ key }) => [key, clientOf(key)]));

  let secrets = new Map<string, string>();
  const onDelivery = (endpoint: string, { type, data }: Delivery) => {
    log.info({ endpoint, type, reference: 'case' in data ? data.case.reference : data.reference }, 'told');
    // Whoever is told takes a moment.
    const later = (about: string, answer: () => Promise<void>) =>
      setTimeout(
        () => void answer().catch((error: unknown) => log.warn({ reason: String(error) }, 'not answered yet')),
        between([1_000, 4_000], 'source', about),
      ).unref();
    if ('case' in data) {
      const { Case_ID } = data.variables;
      later(Case_ID, () => confirmPayment(admin, Case_ID));
    } else {
      const { source, externalId, state } = data;
      const api = clients.get(source);
      // Should this fail, the source's own catching up finds the item.
      if (state === 'awaiting-source' && api) later(externalId, () => completeAtSource(api, source, externalId));
    }
  };
  const server = createServer(createReceiver({ secretOf: (endpoint) => secrets.get(endpoint), onDelivery, log }));
  server.listen(env.PORT, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const play = async (until: AbortSignal) => {
    const yaml = await readFile(join(projectRoot, 'demo', 'demo.yaml'), 'utf8');
    secrets = await applyDemo(admin, demoDocuments(yaml, `http://127.0.0.1:${port}`));
    process.send?.({ ready: true });
    log.info({ port }, 'the demo runs');
    const watcher = clientOf(observer);
    await Promise.all([
      ...sources.map((source) =>
        runSource({ ...source, api: clients.get(source.key) ?? admin, observer: watcher, log, signal: until }),
      ),
      runCases({ source: 'demo-crm', api: clients.get('demo-crm') ?? admin, log, signal: until }),
      ...Object.entries(robots).map(([key, habits]) =>
        runAgent({ key, habits, api: clientOf(key), log, signal: until }),
      ),
    ]);
  };
  await playUntilClosed(play, { isClosed: () => isDemoClosed(admin), signal });
  // Closed, it plays no more, at this start and at later ones; what it is still told is taken.
  if (!signal.aborted) {
    process.send?.({ ready: true, closed: true });
    log.info('the demo is closed');
    await once(signal, 'abort');
  }
  server.close();
  server.closeAllConnections();
}

async function tokenFor(admin: ApiClient, user: string): Promise<string> {
  const answer = await admin.call<{ token: string }>('POST', '/v1/dev/tokens', { user });
  if (!answer.ok) throw new Error(`No token for ${user}: ${answer.status} ${answer.code}`);
  return answer.body.token;
}

/** Called by the loader of `dist/`, which may load this program before it is time to run it. */
export function main(): void {
  run().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`The demo ended: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
}
