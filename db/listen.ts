import { Client } from 'pg';
import { type Listening, WAKE_CHANNEL } from './wake';

export type WakeHandlers = Partial<Record<Listening, () => void>>;

const RECONNECT_MS = 250;

export interface Listener {
  close(): Promise<void>;
}

/**
 * Calls the handler of whom a notification names, and all of them after each (re)connection, since what happened
 * meanwhile is unknown.
 * Reconnects until closed; a caller polls beside it and so never depends on it.
 */
export async function listen(url: string, handlers: WakeHandlers): Promise<Listener> {
  let closed = false;
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const reconnectLater = () => {
    if (closed || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, RECONNECT_MS);
  };

  const connect = async () => {
    const next = new Client({ connectionString: url, application_name: 'casewright-listen', keepAlive: true });
    next.on('notification', ({ payload = '' }) => {
      for (const who of payload.split(' ')) handlers[who as Listening]?.();
    });
    next.on('error', reconnectLater);
    next.on('end', reconnectLater);
    try {
      await next.connect();
      await next.query(`listen ${WAKE_CHANNEL}`);
      client = next;
      for (const onWake of Object.values(handlers)) onWake();
    } catch {
      await next.end().catch(() => {});
      reconnectLater();
    }
    if (closed) await next.end().catch(() => {});
  };

  await connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
