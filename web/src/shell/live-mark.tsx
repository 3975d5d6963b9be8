import { useLive } from '../live/use-live';
import { useTranslation } from '../text/texts';
import styles from './live-mark.module.css';

/** Whether what is on screen moves by itself: a word with a dot, never the dot alone. */
export function LiveMark() {
  const { t } = useTranslation();
  const { status } = useLive();
  const texts = {
    live: 'live.live',
    connecting: 'live.connecting',
    lost: 'live.lostShort',
    refused: 'live.lostShort',
  } as const;
  return (
    <span className={styles['mark']} data-status={status} data-testid="live-mark">
      <span className={styles['dot']} aria-hidden="true" />
      {t(texts[status])}
    </span>
  );
}
