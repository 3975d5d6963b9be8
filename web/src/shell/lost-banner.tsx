import { clockTime } from '../format/instant';
import { useLive } from '../live/use-live';
import { Icon } from '../pieces/icon';
import { useTranslation } from '../text/texts';
import styles from './lost-banner.module.css';

/** Shown as long as the screen may be old. Nothing is to be done: the stream comes back by itself. */
export function LostBanner() {
  const { t } = useTranslation();
  const { status, aliveMs } = useLive();
  return (
    <div role="status">
      {status === 'lost' && (
        <p className={styles['banner']} data-testid="live-lost">
          <Icon name="warning" size={14} />
          {aliveMs === null ? t('live.lostShort') : t('live.lost', { time: clockTime(aliveMs) })}
        </p>
      )}
    </div>
  );
}
