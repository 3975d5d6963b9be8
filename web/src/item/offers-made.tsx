import { ringNumber } from '../format/ring';
import type { PastOffer } from '../../../api/contract/explanation';
import { priorityText } from '../format/value';
import { InstantText } from '../pieces/instant-text';
import { useTranslation } from '../text/texts';
import styles from './item.module.css';

/** To whom the item was offered, from which ring, at which priority, and how that ended. */
export function OffersMade({ offers }: { offers: readonly PastOffer[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['offers']}>
      {offers.map(({ offerId, name, ring, priority, offeredAt, outcome }) => (
        <li key={offerId}>
          <InstantText at={offeredAt} />
          <strong>{name}</strong>
          <span className={styles['quiet']}>
            {t('why.ring', { ring: ringNumber(ring) })} · {t('item.priority')} {priorityText(priority)}
          </span>
          <span>{t(`why.outcome.${outcome ?? 'open'}`)}</span>
        </li>
      ))}
    </ul>
  );
}
