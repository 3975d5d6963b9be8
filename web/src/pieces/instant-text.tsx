import { localInstant, shortInstant, toMs, utcInstant } from '../format/instant';
import { useNow } from './use-now';

/** An instant, short; hover tells it in full, here and in UTC. */
export function InstantText({ at }: { at: string | null }) {
  const nowMs = useNow();
  const ms = toMs(at);
  if (at === null || ms === null) return '–';
  return (
    <time dateTime={at} title={`${localInstant(ms)} (${utcInstant(ms)})`}>
      {shortInstant(ms, nowMs)}
    </time>
  );
}
