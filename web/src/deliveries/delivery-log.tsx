import { Link } from '../address/link';
import type { DeliveryView } from '../../../api/contract/dead-letter';
import { keyText } from '../format/value';
import { Empty } from '../pieces/empty';
import { InstantText } from '../pieces/instant-text';
import { Loading } from '../pieces/loading';
import { MoreButton } from '../pieces/more-button';
import { Refused } from '../pieces/refused';
import { useSignedIn } from '../session/me-context';
import { supervises } from '../session/rights';
import { useTranslation } from '../text/texts';
import { useDeliveryLog } from './api';
import type { DeliveryLogFilter } from './api';
import styles from './deliveries.module.css';
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
      <section className={styles['box']} aria-label={t('deliveries.log.title')} tabIndex={0} data-testid="delivery-log">
        <table className={styles['table']}>
          <caption>{t('deliveries.log.title')}</caption>
          <thead>
            <tr>
              {(['item', 'event', 'stands', 'attempts', 'made', 'ended'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`deliveries.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} />
            ))}
          </tbody>
        </table>
      </section>
      <MoreButton of={list} text={t('deliveries.more')} className={styles['more']} />
    </>
  );
}

function Row({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { item, event, state, reason, attempts, createdAt, deliveredAt, deadAt } = delivery;
  return (
    <tr data-testid={`delivery-${delivery.id}`} data-state={state}>
      <th scope="row">
        {item === null ? (
          t('deliveries.alert')
        ) : supervises(me) ? (
          <Link to="/supervisor" search={{ item: item.id }} className={styles['name']}>
            {item.reference}
          </Link>
        ) : (
          item.reference
        )}
      </th>
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
