import { clockTime, localInstant, toMs, utcInstant } from '../format/instant';
import { useTranslation } from '../text/texts';
import styles from './as-of.module.css';

/** Of what instant the figures beside it are; hover tells it in full, here and in UTC. */
export function AsOf({ at }: { at: string | undefined }) {
  const { t } = useTranslation();
  const ms = toMs(at);
  if (at === undefined || ms === null) return null;
  return (
    <time className={styles['at']} dateTime={at} title={`${localInstant(ms)} (${utcInstant(ms)})`} data-testid="as-of">
      {t('asOf', { time: clockTime(ms) })}
    </time>
  );
}
