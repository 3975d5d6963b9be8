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
];

/** The demo's documents with the address at which the simulated sources listen. */
export function demoDocuments(yaml: string, receiver: string): string {
  return yaml.replaceAll('${DEMO_RECEIVER}', receiver);
}

/**
 * Publishes the demo's configuration and has a secret made for each endpoint. Secrets are shown once, so every start
 * makes new ones; a delivery under way is signed anew at its next try.
 */
export async function applyDemo(admin: ApiClient, documents: string): Promise<Map<string, string>> {
  const applied = await admin.call('POST', '/v1/config/apply', documents);
  if (!applied.ok) throw new Error(`The demo's configuration was refused: ${JSON.stringify(applied.problem)}`);
  const secrets = new Map<string, string>();
  for (const { path, secretPath } of endpoints) {
    const made = await admin.call<{ secret: string }>('POST', secretPath);
    if (!made.ok) throw new Error(`No secret for ${path}: ${JSON.stringify(made.problem)}`);
    secrets.set(path, made.body.secret);
  }
  return secrets;
}
