import { useReceivers } from '../../../deliveries/api';
import { DeadLetters } from '../../../deliveries/dead-letters';
import { DeliveryLog } from '../../../deliveries/delivery-log';
import { failureText } from '../../../deliveries/failure-text';
import { InboundLetters } from '../../../deliveries/inbound-letters';
import { InstantText } from '../../../pieces/instant-text';
import { Loading } from '../../../pieces/loading';
import { Refused } from '../../../pieces/refused';
import { useSignedIn } from '../../../session/me-context';
import { mayIn } from '../../../session/rights';
import { useTranslation } from '../../../text/texts';
import type { Place } from '../api';
import styles from './endpoints.module.css';
import { NewSecret } from './new-secret';

const kinds = { sources: 'sync', webhooks: 'webhook', lookups: 'lookup' } as const;

/** How a receiver stands, what of it was given up, and what a source told and had no effect. */
export function DeliveryTab({ place: { kind, division, key } }: { place: Place }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const receivers = useReceivers();
  const sort = kind === 'webhooks' || kind === 'lookups' ? kinds[kind] : kinds.sources;
  const own = receivers.data?.receivers.find(
    (each) => each.kind === sort && each.division === division && each.receiver === key,
  );
  if (receivers.data === undefined)
    return receivers.error === null ? (
      <Loading />
    ) : (
      <Refused error={receivers.error} onRetry={() => void receivers.refetch()} />
    );
  return (
    <div className={styles['deliveries']} data-testid="endpoint-deliveries">
      {own === undefined ? (
        <p className={styles['quiet']}>{t('deliveries.notTold')}</p>
      ) : (
        <dl className={styles['stands']}>
          <div>
            <dt>{t('deliveries.column.circuit')}</dt>
            <dd data-circuit={own.circuit}>
              {t(`deliveries.circuit.${own.circuit}`)}
              {own.reason !== null && ` · ${failureText(own.reason.code)}`}
            </dd>
          </div>
          {sort !== 'lookup' && (
            <>
              <div>
                <dt>{t('deliveries.column.owed')}</dt>
                <dd>{own.owed}</dd>
              </div>
              <div>
                <dt>{t('deliveries.column.oldest')}</dt>
                <dd>
                  <InstantText at={own.oldestOwedAt} />
                </dd>
              </div>
              <div>
                <dt>{t('deliveries.column.dead')}</dt>
                <dd>{own.dead}</dd>
              </div>
            </>
          )}
        </dl>
      )}
      {own !== undefined && sort !== 'lookup' && mayIn(me, division, 'config:publish') && (
        <NewSecret kind={sort === 'sync' ? 'sources' : 'webhooks'} source={key} division={division} />
      )}
      {sort !== 'lookup' && <DeadLetters of={{ receiver: key, kind: sort, division }} />}
      {sort !== 'lookup' && <DeliveryLog of={{ receiver: key, kind: sort, division }} />}
      {sort === 'sync' && <InboundLetters source={key} />}
    </div>
  );
}
