import type { Response } from 'express';

/** A reader that falls so far behind is cut off: it resumes from where it was. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** Within this a reader takes what has been written, or is cut off: he who takes nothing is not waited for. */
const TAKEN_WITHIN_MS = 15_000;
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1_000;

export interface SseWriter {
  send(event: string, data: unknown, id?: string): void;
  /** Resolves when the reader has taken what was written, or is gone. */
  taken(): Promise<void>;
  end(): void;
}

/** Begins a stream of server-sent events; comments keep it alive through proxies. `onBeat` is called with each of them. */
export function startSse(response: Response, onBeat: () => void): SseWriter {
  response.status(200);
  response.setHeader('content-type', 'text/event-stream; charset=utf-8');
  response.setHeader('cache-control', 'no-store, no-transform');
  response.setHeader('x-accel-buffering', 'no');
  response.flushHeaders();
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return;
    response.write(text);
    if (response.writableLength > MAX_BUFFERED_BYTES) response.destroy();
  };
  write(`retry: ${RETRY_MS}\n\n`);
  const timer = setInterval(() => {
    write(': alive\n\n');
    onBeat();
  }, HEARTBEAT_MS);
  response.on('close', () => clearInterval(timer));
  return {
    send: (event, data, id) =>
      write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`),
    taken: () => taken(response),
    end: () => {
      clearInterval(timer);
      if (response.writableEnded) return;
      response.end();
      // What it still has to take would be kept for as long as it does not.
      const late = setTimeout(() => response.destroy(), TAKEN_WITHIN_MS).unref();
      response.on('close', () => clearTimeout(late));
    },
  };
}

function taken(response: Response): Promise<void> {
  return new Promise((resolve) => {
    if (!response.writableNeedDrain || response.destroyed) return resolve();
    const timer = setTimeout(() => response.destroy(), TAKEN_WITHIN_MS).unref();
    const done = () => {
      clearTimeout(timer);
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
