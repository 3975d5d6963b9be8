import { memo } from 'react';
import type { AgentWork } from '../../../../api/contract/agent';
import { useItem } from '../../api/items';
import { Facts } from '../../item/facts';
import { late } from '../../pieces/late';
import { PrioritySpark } from '../../pieces/priority-spark';
import { withTexts } from '../../text/i18n';
import { useTranslation } from '../../text/texts';
import styles from './side-column.module.css';

export const NoRoom = late(() => withTexts(import('./no-room'), 'elsewhere').then((module) => module.NoRoom));

interface SideColumnProps {
  readonly openId: string | undefined;
  readonly isReady: boolean;
  readonly capacity: AgentWork['capacity'];
  readonly hasOffer: boolean;
}

/** The context of the item that is open; without one and without an offer, what is to be expected here. */
export const SideColumn = memo(function SideColumn({ openId, isReady, capacity, hasOffer }: SideColumnProps) {
  const { t } = useTranslation();
  if (openId !== undefined) return <Context id={openId} />;
  if (hasOffer) return null;
  return (
    <p className={styles['none']}>
      <strong>{t('offer.none')}</strong>
      {t(isReady ? 'offer.noneReady' : 'offer.noneNotReady')}
      {isReady && <NoRoom capacity={capacity} />}
    </p>
  );
});

function Context({ id }: { id: string }) {
  const { t } = useTranslation();
  const item = useItem(id).data;
  if (item === undefined) return null;
  return (
    <div className={styles['context']}>
      <section>
        <h2>{t('item.priority')}</h2>
        <PrioritySpark item={item} size="detail" />
      </section>
      <section>
        <h2>{t('item.facts')}</h2>
        <Facts item={item} />
      </section>
    </div>
  );
}
