import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

/** An item event as the stream tells it; `atMs` is when it arrived here, on the monotonic clock. */
export interface Told {
  type: string;
  id: string;
  agent?: string;
  offerId?: string;
  atMs: number;
}

export interface Stream {
  /** Called for each item event, until the returned function is called. */
  onItem(listener: (told: Told) => void): () => void;
  /** The first of the events to come that is wanted, or the `count`th. */
  until(isWanted: (told: Told) => boolean, count?: number): Promise<Told>;
  close(): void;
}

/** Follows `GET /v1/stream`; resolves when the stream is open. */
export async function followStream(url: string, token: string): Promise<Stream> {
  const ending = new AbortController();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: ending.signal });
  if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
  const listeners = new Set<(told: Told) => void>();
  const lines = createInterface({ input: Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]) });
  let event = '';
  lines.on('line', (line) => {
    if (line.startsWith('event:')) event = line.slice(6).trim();
    if (!line.startsWith('data:') || event !== 'item') return;
    const told = { ...(JSON.parse(line.slice(5)) as Omit<Told, 'atMs'>), atMs: performance.now() };
    for (const listener of listeners) listener(told);
  });
  // Closing aborts the body; that is the end of the stream and no error.
  lines.on('error', () => {});
  const onItem: Stream['onItem'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    onItem,
    until: (isWanted, count = 1) =>
      new Promise((resolve) => {
        let left = count;
        const stop = onItem((told) => {
          if (!isWanted(told)) return;
          left -= 1;
          if (left > 0) return;
          stop();
          resolve(told);
        });
      }),
    close: () => ending.abort(),
  };
}
