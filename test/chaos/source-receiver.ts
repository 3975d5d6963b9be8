import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { PlannedItem } from './chaos-plan';

/** One delivery that arrived with a valid signature. */
export interface Receipt {
  webhookId: string;
  /** `casewright.workitem.completed` -> `completed` */
  event: string;
  externalId: string;
  state: string;
  disposition: string | null;
}

export interface SourceReceiver {
  origin: string;
  receipts: Receipt[];
  /** What no source should ever see. */
  faults: string[];
  /** By path, the secrets with which deliveries are signed. */
  setSecrets(secrets: Record<string, string>): void;
  close(): Promise<void>;
}

interface SyncBody {
  type: string;
  id: string;
  data: { externalId: string; state: string; disposition: string | null };
}

/** Longer than a quick try waits, shorter than the source's time limit. */
const SLOW_MS = 700;

/** The source's end, and the supervisors': a real HTTP server that checks each signature and misbehaves as planned. */
export async function startSourceReceiver(
  items: ReadonlyMap<string, PlannedItem>,
  onReceipt: (receipt: Receipt) => void,
): Promise<SourceReceiver> {
  const receipts: Receipt[] = [];
  const faults: string[] = [];
  const tries = new Map<string, number>();
  const webhooks = new Map<string, Webhook>();

  const receive = async (path: string, text: string, headers: Record<string, string>): Promise<number> => {
    let body: SyncBody;
    try {
      const webhook = webhooks.get(path);
      if (!webhook) throw new Error(`no secret is known for ${path}`);
      body = webhook.verify(text, headers) as SyncBody;
    } catch (error) {
      faults.push(`a delivery was not signed as it should be: ${String(error)}`);
      return 401;
    }
    const webhookId = headers['webhook-id'] ?? '';
    const { externalId, state, disposition } = body.data;
    if (body.id !== webhookId)
      faults.push(`${externalId}: webhook-id ${webhookId} carries an event with ID ${body.id}`);
    const tried = (tries.get(webhookId) ?? 0) + 1;
    tries.set(webhookId, tried);
    const behaviour = items.get(externalId)?.receiver;
    const receipt: Receipt = { webhookId, event: body.type.split('.').at(-1) ?? '', externalId, state, disposition };
    receipts.push(receipt);
    if (behaviour === 'fails-once' && tried === 1) return 500;
    if (behaviour === 'is-slow-twice' && tried <= 2) await delay(SLOW_MS);
    onReceipt(receipt);
    return 204;
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void receive(
        request.url ?? '',
        Buffer.concat(chunks).toString('utf8'),
        request.headers as Record<string, string>,
      ).then((status) => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    receipts,
    faults,
    setSecrets: (secrets) => {
      for (const [path, secret] of Object.entries(secrets)) webhooks.set(path, new Webhook(secret));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
