import type { DeliveryView } from '../../../api/contract/dead-letter';
import { keyText } from '../format/value';
import { Empty } from '../pieces/empty';
import { InstantText } from '../pieces/instant-text';
import { Loading } from '../pieces/loading';
import { MoreButton } from '../pieces/more-button';
import { Refused } from '../pieces/refused';
import { useTranslation } from '../text/texts';
import { useDeliveryLog } from './api';
import type { DeliveryLogFilter } from './api';
import styles from './deliveries.module.css';
import { DeliveryTable, AboutCell } from './delivery-table';
import { failureText } from './failure-text';

/** What one receiver was told: made, under way or given up, the last first. */
export function DeliveryLog({ of }: { of: DeliveryLogFilter }) {
  const { t } = useTranslation();
  const list = useDeliveryLog(of);
  const { data, error, isPending, refetch } = list;
  const all = data?.pages.flatMap((page) => page.deliveries);
  if (isPending) return <Loading />;
  if (all === undefined) return <Refused error={error} onRetry={() => void refetch()} />;
  if (all.length === 0) return <Empty text={t('deliveries.log.none')} />;
  return (
    <>
      <DeliveryTable
        label={t('deliveries.log.title')}
        columns={['item', 'event', 'stands', 'attempts', 'made', 'ended']}
        testId="delivery-log"
      >
        {all.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} />
        ))}
      </DeliveryTable>
      <MoreButton of={list} text={t('deliveries.more')} className={styles['more']} />
    </>
  );
}

function Row({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation();
  const { item, case: file, event, state, reason, attempts, createdAt, deliveredAt, deadAt } = delivery;
  return (
    <tr data-testid={`delivery-${delivery.id}`} data-state={state}>
      <AboutCell item={item} case={file} />
      <td>{keyText(event)}</td>
      <td className={styles['reason']}>
        {t(`deliveries.log.${state}`)}
        {reason !== null && state !== 'delivered' && (
          <span className={styles['kind']} title={reason.detail}>
            {failureText(reason.code)}
          </span>
        )}
      </td>
      <td>{attempts}</td>
      <td>
        <InstantText at={createdAt} />
      </td>
      <td>
        <InstantText at={deliveredAt ?? deadAt} />
      </td>
    </tr>
  );
}
