import { countdownText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import styles from './offer-card.module.css';

/** The last seconds, in which the colour says that it is urgent. */
const urgentMs = 30_000;

/** How long the offer stands: figure and bar. A screen reader hears of the offer once, not of every second. */
export function Countdown({ offeredAt, expiresAt }: { offeredAt: string; expiresAt: string }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const endMs = toMs(expiresAt);
  const leftMs = Math.max(0, endMs - nowMs);
  const share = Math.min(1, leftMs / Math.max(1, endMs - toMs(offeredAt)));
  const time = countdownText(leftMs);
  return (
    <div className={styles['countdown']} data-urgent={leftMs <= urgentMs}>
      <span>{t('offer.title')}</span>
      <span role="timer" aria-live="off" aria-label={t('offer.left', { time })} data-testid="offer-countdown">
        {time}
      </span>
      <span className={styles['left']} aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
    </div>
  );
}
