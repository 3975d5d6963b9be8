import { runStream } from './run-stream';
import type { LiveStatus } from './run-stream';
import type { StreamEvent } from './sse';

export interface SharedStreamOptions {
  /** Whose stream it is: tabs of one person share one, another person's tab has its own. */
  readonly subject: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onStatus: (status: LiveStatus) => void;
}

type Message = { kind: 'event'; event: StreamEvent } | { kind: 'status'; status: LiveStatus } | { kind: 'hello' };

/**
 * One stream for all tabs of a person: a browser opens six connections to an origin at most. The tab that holds the
 * lock reads and passes on what it reads; when it closes, the next one takes the lock and goes on at the last ID.
 * Answers the function that stops taking part.
 */
export function shareStream({ subject, onEvent, onStatus }: SharedStreamOptions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const name = `casewright-stream/${subject}`;
  const channel = new BroadcastChannel(name);
  let lastId: string | null = null;
  let isReader = false;
  let status: LiveStatus = 'connecting';

  const tell = (message: Message) => channel.postMessage(message);
  const take = (event: StreamEvent) => {
    lastId = event.id ?? lastId;
    onEvent(event);
  };
  const become = (next: LiveStatus) => {
    status = next;
    onStatus(next);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'event') take(data.event);
    else if (data.kind === 'status') become(data.status);
    else if (isReader) tell({ kind: 'status', status });
  });
  const read = async () => {
    isReader = true;
    await runStream({
      lastId,
      signal,
      onEvent: (event) => (take(event), tell({ kind: 'event', event })),
      onStatus: (next) => (become(next), tell({ kind: 'status', status: next })),
    });
  };
  // No locks outside of secure contexts: then each tab reads for itself.
  const reading = 'locks' in navigator ? navigator.locks.request(name, { signal }, read) : read();
  reading.catch(() => undefined);
  tell({ kind: 'hello' });
  return () => {
    stop.abort();
    channel.close();
  };
}
