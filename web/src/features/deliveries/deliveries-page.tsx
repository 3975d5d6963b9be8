import { Button } from '@mantine/core';
import { useSearch } from '../../address/address';
import { navigate } from '../../address/go';
import { Redirect } from '../../address/link';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { useReceivers } from '../../deliveries/api';
import { DeadLetters } from '../../deliveries/dead-letters';
import styles from '../../deliveries/deliveries.module.css';
import { InboundLetters } from '../../deliveries/inbound-letters';
import { useTranslation } from '../../text/texts';
import { ReceiverTable } from './receiver-table';

/** What the outside is owed: how each receiver stands, and what was given up, to be told again by a press. */
export function DeliveriesPage() {
  return may(useSignedIn(), 'delivery:view') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const { receiver } = useSearch('/deliveries');
  const receivers = useReceivers();
  const pick = (next?: string) => navigate({ to: '/deliveries', search: next === undefined ? {} : { receiver: next } });
  return (
    <main className={`page ${styles['page']}`} aria-label={t('deliveries.title')}>
      <h1 className={styles['title']}>{t('deliveries.title')}</h1>
      {receivers.isPending && <Loading />}
      {receivers.data === undefined && receivers.error !== null && (
        <Refused error={receivers.error} onRetry={() => void receivers.refetch()} />
      )}
      {receivers.data !== undefined && <ReceiverTable receivers={receivers.data.receivers} onPick={pick} />}
      {receiver !== undefined && (
        <Note>
          {t('deliveries.only', { receiver })}{' '}
          <Button variant="default" size="compact-sm" onClick={() => pick()}>
            {t('deliveries.all')}
          </Button>
        </Note>
      )}
      <DeadLetters of={{ receiver }} />
      <InboundLetters source={receiver} />
    </main>
  );
}
