import { memo } from 'react';
import type { CapacityView } from '../../../api/contract/agent';
import { useTranslation } from '../text/texts';
import { mediaName, shownMedia } from './media';
import styles from './capacity-dots.module.css';

/** Above this many places, dots can no longer be counted at a glance, and a figure says it better. */
const mostDots = 8;

/** Capacity as filled dots, one row for each media type; half-tone dots are load reported from elsewhere. */
export const CapacityDots = memo(function CapacityDots({ capacity }: { capacity: CapacityView }) {
  const { t } = useTranslation();
  const rows = shownMedia(capacity);
  return (
    <ul className={styles['rows']} aria-label={t('capacity.label')}>
      {rows.map(([type, { max, used, outside }]) => {
        const name = mediaName(type);
        const key = outside > 0 ? 'capacity.outside' : 'capacity.of';
        return (
          <li key={type} className={styles['row']}>
            <span className={styles['name']}>{name}</span>
            <span className={styles['dots']} role="img" aria-label={t(key, { type: name, used, max, outside })}>
              {Math.max(max, used + outside) <= mostDots ? (
                dots(max, used, outside).map((fill, index) => (
                  // Dots have no identity besides their place.
                  <span key={`${type}${String(index)}`} className={styles['dot']} data-fill={fill} />
                ))
              ) : (
                <span>
                  {used + outside} / {max}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
});

type Fill = 'used' | 'outside' | 'free' | 'over';

/** One dot for each place: used ones first, then outside load, then free ones; load beyond the maximum shows as over. */
function dots(max: number, used: number, outside: number): Fill[] {
  const places = Math.ceil(Math.max(max, used + outside));
  return Array.from({ length: places }, (_, index) => {
    if (index >= max) return 'over';
    if (index < used) return 'used';
    return index < used + outside ? 'outside' : 'free';
  });
}
