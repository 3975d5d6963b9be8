import { runStream, silenceMs } from './run-stream';
import type { LiveStatus } from './run-stream';
import type { StreamEvent } from './sse';

export interface SharedStreamOptions {
  /** Whose stream it is: tabs of one person share one, another person's tab has its own. */
  readonly subject: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onStatus: (status: LiveStatus) => void;
}

type Message =
  { kind: 'event'; event: StreamEvent } | { kind: 'status'; status: LiveStatus } | { kind: 'beat' } | { kind: 'hello' };

/**
 * One stream for all tabs of a person: a browser opens six connections to an origin at most. The tab that holds the
 * lock reads and passes on what it reads; when it closes, the next one takes the lock and goes on at the last ID. So it
 * does when the reader stands still, as a tab does in which the browser asks something: it holds its lock all the while.
 * Answers the function that stops taking part.
 */
export function shareStream({ subject, onEvent, onStatus }: SharedStreamOptions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const name = `casewright-stream/${subject}`;
  const channel = new BroadcastChannel(name);
  let lastId: string | null = null;
  let reading: AbortController | null = null;
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
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: AbortController | null = null;
  /** For somebody else that reads. */
  const listen = () => {
    clearTimeout(timer);
    if (waiting !== null) timer = setTimeout(() => waiting?.abort(), silenceMs);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'hello') {
      if (reading !== null) tell({ kind: 'status', status });
      return;
    }
    listen();
    // Also of one from whom the lock has just been taken, and of whom it has been: told twice is told once.
    if (data.kind === 'event') take(data.event);
    else if (reading === null && data.kind === 'status') become(data.status);
    else if (reading === null && status !== 'live') become('live');
  });
  const turn = (next: LiveStatus) => (become(next), tell({ kind: 'status', status: next }));
  const read = async () => {
    const mine = new AbortController();
    [reading, waiting] = [mine, null];
    listen();
    // That somebody else heard it says nothing of this connection, which may stay without an answer for long.
    if (status === 'live') turn('connecting');
    await runStream({
      lastId,
      signal: AbortSignal.any([signal, mine.signal]),
      onEvent: (event) => (take(event), tell({ kind: 'event', event })),
      onBeat: () => tell({ kind: 'beat' }),
      onStatus: turn,
    });
    return 'ended' as const;
  };
  const readInTurn = async () => {
    let isSilent = false;
    while (!signal.aborted) {
      const wait = new AbortController();
      waiting = wait;
      listen();
      const how: LockOptions = isSilent ? { steal: true } : { signal: AbortSignal.any([signal, wait.signal]) };
      const came = await navigator.locks.request(name, how, read).catch(() => 'not its turn' as const);
      if (came === 'ended') return;
      isSilent = wait.signal.aborted;
      // Somebody has taken it from this one.
      reading?.abort();
      reading = null;
    }
  };
  // No locks outside of secure contexts: then each tab reads for itself.
  if ('locks' in navigator) void readInTurn();
  else read().catch(() => undefined);
  tell({ kind: 'hello' });
  return () => {
    clearTimeout(timer);
    waiting = null;
    stop.abort();
    channel.close();
  };
}
