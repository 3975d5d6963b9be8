import { Tooltip } from '@mantine/core';
import { localInstant, relativeInstant, shortInstant, toMs, utcInstant } from '../format/instant';
import styles from './instant-text.module.css';
import { useNow } from './use-now';

interface InstantProps {
  readonly at: string | null;
  /** Inside of what is pressed, and in rows of long lists: Tab does not stop there, the pointer still tells. */
  readonly isInside?: boolean;
}

/** An instant, short; hover and focus tell it in full: here with the zone, in UTC, and how far away. */
export function InstantText({ at, isInside = false }: InstantProps) {
  const nowMs = useNow();
  const ms = toMs(at);
  if (at === null || ms === null) return '–';
  const lines = [localInstant(ms), utcInstant(ms), relativeInstant(ms, nowMs)];
  const short = shortInstant(ms, nowMs);
  if (isInside)
    return (
      <time dateTime={at} title={lines.join('\n')}>
        {short}
      </time>
    );
  return (
    <Tooltip
      label={lines.join('\n')}
      className={styles['full'] ?? ''}
      events={{ hover: true, focus: true, touch: true }}
    >
      <time dateTime={at} tabIndex={0} className={styles['instant']}>
        {short}
      </time>
    </Tooltip>
  );
}
