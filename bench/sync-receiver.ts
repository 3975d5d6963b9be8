import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SyncReceiver {
  url: string;
  /** Resolves when the completion of this external ID has been told. */
  completed(externalId: string): Promise<void>;
  close(): Promise<void>;
}

interface SyncBody {
  type: string;
  data: { externalId: string };
}

/** A source's endpoint: answers at once and remembers which items it was told to be completed. */
export async function startSyncReceiver(): Promise<SyncReceiver> {
  const told = new Set<string>();
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(204).end();
      const { type, data } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as SyncBody;
      if (!type.endsWith('.completed')) return;
      told.add(data.externalId);
      waiting.get(data.externalId)?.();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sync`,
    completed: (externalId) =>
      told.has(externalId) ? Promise.resolve() : new Promise((resolve) => waiting.set(externalId, resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
