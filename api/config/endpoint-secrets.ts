import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { type Endpoint, insertEndpointSecret } from '../../db/endpoint-secret';
import type { ConfigDocument } from '../../domain/config/documents';

const SECRET_BYTES = 32;

/** As Standard Webhooks writes them. */
export function createEndpointSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** Whoever receives from us needs a secret; where the environment holds it, it is none of ours. */
export async function ensureEndpointSecrets(client: ClientBase, documents: readonly ConfigDocument[]): Promise<void> {
  for (const document of documents) {
    const endpoint = endpointOf(document);
    if (endpoint) await insertEndpointSecret(client, endpoint, createEndpointSecret());
  }
}

/** Undefined: it receives nothing, or its secret stands in the environment. */
export function endpointOf(document: ConfigDocument): Endpoint | undefined {
  const { kind, key } = document;
  if (kind === 'source' && document.sync && !document.sync.secret) return { kind, division: document.division, key };
  if (kind === 'webhook' && !document.secret) return { kind, division: document.division, key };
  return undefined;
}
