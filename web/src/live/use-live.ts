import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Me } from '../../../api/contract/identity';
import { may } from '../session/rights';
import { eventSink } from './apply-event';
import { onLive, readLive, setLive } from './live-store';
import type { LiveReading } from './live-store';
import { shareStream } from './shared-stream';

/** Follows the stream as long as the component lives. After a loss everything on screen is read again once. */
export function useStream(me: Me): void {
  const client = useQueryClient();
  const { subject, agent } = me;
  const hearsAll = may(me, 'item:watch');
  useEffect(() => {
    const sink = eventSink(client, { agent, hearsAll });
    setLive('connecting', Date.now());
    const stop = shareStream({
      subject,
      onEvent: (event) => {
        setLive('live', Date.now());
        // The first of every connection: what happened before it is read, what comes after it is told.
        if (event.event === 'open') void client.invalidateQueries();
        sink.push(event);
      },
      onStatus: (status) => {
        // What he may has changed, or was never this: who he is, is asked again, and with it every page.
        if (status === 'refused' && readLive().status !== 'refused') void client.invalidateQueries();
        setLive(status, Date.now());
      },
    });
    return () => {
      stop();
      sink.stop();
    };
  }, [client, subject, agent, hearsAll]);
}

export function useLive(): LiveReading {
  return useSyncExternalStore(onLive, readLive);
}
