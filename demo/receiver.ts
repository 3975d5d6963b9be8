import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

/** The part of a delivery that the simulated sources look at: an item or a case of theirs, or what a case asks them for. */
const Delivery = z.object({
  type: z.string(),
  data: z.union([
    z.object({ source: z.string(), externalId: z.string(), reference: z.string(), state: z.string() }),
    z.object({ case: z.object({ reference: z.string() }), variables: z.object({ Case_ID: z.string() }) }),
  ]),
});
export type Delivery = z.infer<typeof Delivery>;

export interface ReceiverInput {
  /** The secret that signs for an endpoint (`sync/demo-crm`); undefined: not known yet. */
  secretOf: (endpoint: string) => string | undefined;
  onDelivery: (endpoint: string, delivery: Delivery) => void;
  log: Logger;
}

/** A delivery may come twice under one ID; so many of the last ones are remembered. */
const rememberedIds = 5_000;

/**
 * The receiving side of the simulated source systems: `POST /sync/<source>`, `/alerts/<division>` and
 * `/payments/<division>`. Verifies the signature over the raw body, answers 204, and acts on each ID once. Not knowing the
 * secret yet answers 503: the sender tries again.
 */
export function createReceiver({ secretOf, onDelivery, log }: ReceiverInput): Express {
  const seen = new Set<string>();
  const app = express();
  app.disable('x-powered-by');
  app.post('/:kind/:key', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {
    const endpoint = `${request.params.kind}/${request.params.key}`;
    const secret = secretOf(endpoint);
    if (secret === undefined) return void response.status(503).end();
    const id = request.header('webhook-id') ?? '';
    const delivery = verified(secret, request.body, request.headers);
    if (!delivery) {
      log.warn({ endpoint, id }, 'a delivery without a valid signature was refused');
      return void response.status(401).end();
    }
    response.status(204).end();
    if (seen.has(id)) return;
    remember(seen, id);
    onDelivery(endpoint, delivery);
  });
  return app;
}

function verified(
  secret: string,
  body: unknown,
  headers: Record<string, string | string[] | undefined>,
): Delivery | undefined {
  if (!Buffer.isBuffer(body)) return undefined;
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join() : (value ?? ''),
  ]);
  try {
    return Delivery.parse(new Webhook(secret).verify(body.toString('utf8'), Object.fromEntries(single)));
  } catch {
    return undefined;
  }
}

/** A set keeps the order of insertion: the first is the oldest. */
function remember(seen: Set<string>, id: string): void {
  seen.add(id);
  for (const oldest of seen) {
    if (seen.size <= rememberedIds) return;
    seen.delete(oldest);
  }
}
