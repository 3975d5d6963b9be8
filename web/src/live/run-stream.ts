import { noteSession } from '../session/session';
import { backoffMs } from './backoff';
import { SseParser } from './sse';
import type { StreamEvent } from './sse';

/** `refused`: his rights include no stream, now or any more; what is on screen moves when it is read again. */
export type LiveStatus = 'connecting' | 'live' | 'lost' | 'refused';

export interface StreamOptions {
  /** Where an earlier reader stopped; null: from now on. */
  readonly lastId: string | null;
  readonly onEvent: (event: StreamEvent) => void;
  /** Something came that is no event: the server is there. */
  readonly onBeat?: () => void;
  readonly onStatus: (status: LiveStatus) => void;
  readonly signal: AbortSignal;
}

/** The server sends at least a comment every 15 s; twice that without a byte means that nobody is there any more. */
export const silenceMs = 35_000;

/**
 * Reads `GET /v1/stream` until `signal` ends it, connecting again with the last ID seen. A fetch rather than an
 * EventSource, which tells nothing of a refusal.
 */
export async function runStream(options: StreamOptions): Promise<void> {
  let { lastId } = options;
  let failures = 0;
  while (!options.signal.aborted) {
    const seen = (event: StreamEvent) => {
      lastId = event.id;
      failures = 0;
      options.onEvent(event);
    };
    const answer = await readOnce(options, lastId, seen).catch(() => 'broken' as const);
    if (options.signal.aborted) return;
    if (answer === 'unauthorized') return noteSession(null);
    options.onStatus(answer === 'refused' ? 'refused' : 'lost');
    await pause(backoffMs(failures++), options.signal);
  }
}

async function readOnce(
  { onStatus, onBeat, signal }: StreamOptions,
  lastId: string | null,
  onEvent: (event: StreamEvent) => void,
): Promise<'unauthorized' | 'refused' | 'broken'> {
  const headers = new Headers({ accept: 'text/event-stream' });
  if (lastId !== null) headers.set('last-event-id', lastId);
  const silence = new AbortController();
  const listen = () => setTimeout(() => silence.abort(), silenceMs);
  let timer = listen();
  try {
    const response = await fetch('/v1/stream', { headers, signal: AbortSignal.any([signal, silence.signal]) });
    if (response.status === 401) return 'unauthorized';
    if (response.status === 403) return 'refused';
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    if (!response.ok || !isStream || response.body === null) return 'broken';
    onStatus('live');
    const parser = new SseParser(lastId);
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'broken';
      clearTimeout(timer);
      timer = listen();
      const events = parser.push(decoder.decode(value, { stream: true }));
      if (events.length === 0) onBeat?.();
      for (const event of events) onEvent(event);
    }
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    // A machine that wakes up or gets its network back does not wait for the rest of the pause.
    globalThis.addEventListener?.('online', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
