import { memo } from 'react';
import { endInstant, localInstant, relativeInstant, shortInstant, toMs, utcInstant } from '../format/instant';
import { useHint } from './hint';
import styles from './instant-text.module.css';
import { useNow } from './use-now';

interface InstantProps {
  readonly at: string | null;
  /** Inside of what is pressed, and in rows of long lists: Tab does not stop there, the pointer still tells. */
  readonly isInside?: boolean;
  /** The other end of a span. */
  readonly beside?: string;
}

/** An instant, short; hover and focus tell it in full: here with the zone, in UTC, and how far away. */
export const InstantText = memo(function InstantText({ at, isInside = false, beside }: InstantProps) {
  const nowMs = useNow();
  const ms = toMs(at);
  const full = ms === null ? '' : [localInstant(ms), utcInstant(ms), relativeInstant(ms, nowMs)].join('\n');
  const { over, tip } = useHint(full, { className: styles['full'] ?? '' });
  if (at === null || ms === null) return '–';
  const otherMs = toMs(beside);
  const short = otherMs === null ? shortInstant(ms, nowMs) : endInstant(ms, otherMs, nowMs);
  if (isInside)
    return (
      <time dateTime={at} title={full}>
        {short}
      </time>
    );
  return (
    <>
      <time dateTime={at} tabIndex={0} className={styles['instant']} {...over}>
        {short}
      </time>
      {tip}
    </>
  );
});
