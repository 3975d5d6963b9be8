import { parseAllDocuments, stringify } from 'yaml';
import type { ApiClient } from './api-client';

/** An endpoint of `demo.yaml`: where its deliveries arrive at the receiver, and where the API makes its secret. */
export interface Endpoint {
  path: string;
  secretPath: string;
}

export const endpoints: readonly Endpoint[] = [
  { path: 'sync/demo-crm', secretPath: '/v1/config/sources/demo-crm/secret' },
  { path: 'sync/demo-web', secretPath: '/v1/config/sources/demo-web/secret' },
  { path: 'alerts/demo-claims', secretPath: '/v1/config/webhooks/demo-claims-alerts/secret?division=demo-claims' },
  { path: 'alerts/demo-sales', secretPath: '/v1/config/webhooks/demo-sales-alerts/secret?division=demo-sales' },
  { path: 'payments/demo-claims', secretPath: '/v1/config/webhooks/demo-payments/secret?division=demo-claims' },
];

/** A document of configuration; of those of the demo only some tell where something is delivered. */
interface Document {
  kind: string;
  key: string;
  division?: string;
  url?: string;
  sync?: { url: string };
}

/** The demo's documents with the address at which the simulated sources listen. */
export function demoDocuments(yaml: string, receiver: string): Document[] {
  const text = yaml.replaceAll('${DEMO_RECEIVER}', receiver);
  return parseAllDocuments(text).map((document) => document.toJS() as Document);
}

/**
 * What a start publishes: the documents that there have never been, and the address of this start in those that tell it. All
 * else is what whoever tries the demo has made of it: what he took away stays away.
 */
export function documentsOfStart(
  demo: readonly Document[],
  published: readonly Document[],
  deleted: readonly Document[],
): Document[] {
  const known = new Map(published.map((document) => [identityOf(document), document]));
  const gone = new Set(deleted.map(identityOf));
  return demo.flatMap((document) => {
    const before = known.get(identityOf(document));
    if (before === undefined) return gone.has(identityOf(document)) ? [] : [document];
    if (document.sync) return [{ ...before, sync: { ...before.sync, url: document.sync.url } }];
    return document.url === undefined ? [] : [{ ...before, url: document.url }];
  });
}

function identityOf({ kind, division = '', key }: Document): string {
  return `${kind}/${kind === 'division' ? '' : division}/${key}`;
}

/**
 * Publishes what is missing of the demo's configuration and has a secret made for each endpoint that there is. Secrets are
 * shown once, so every start makes new ones; a delivery under way is signed anew at its next try.
 */
export async function applyDemo(admin: ApiClient, demo: readonly Document[]): Promise<Map<string, string>> {
  const published = await admin.call<{ documents: Document[] }>('GET', '/v1/config');
  if (!published.ok) throw new Error(`The configuration cannot be read: ${JSON.stringify(published.problem)}`);
  const gone = await admin.call<{ deleted: Document[] }>('GET', '/v1/config?state=deleted');
  if (!gone.ok) throw new Error(`What was taken away cannot be read: ${JSON.stringify(gone.problem)}`);
  const missing = documentsOfStart(demo, published.body.documents, gone.body.deleted);
  // Nothing is missing where all that tells an address was taken away.
  if (missing.length > 0) {
    const documents = missing.map((document) => stringify(document)).join('---\n');
    const applied = await admin.call('POST', '/v1/config/apply', documents);
    if (!applied.ok) throw new Error(`The demo's configuration was refused: ${JSON.stringify(applied.problem)}`);
  }
  const secrets = new Map<string, string>();
  for (const { path, secretPath } of endpoints) {
    const made = await admin.call<{ secret: string }>('POST', secretPath);
    if (!made.ok && made.status === 404) continue;
    if (!made.ok) throw new Error(`No secret for ${path}: ${JSON.stringify(made.problem)}`);
    secrets.set(path, made.body.secret);
  }
  return secrets;
}
