import { useState } from 'react';
import { useSearch } from '../../address/address';
import { navigate } from '../../address/go';
import { Redirect } from '../../address/link';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { MoreButton } from '../../pieces/more-button';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { useErasures } from './api';
import { EraseForm } from './erase-form';
import { ErasureTable } from './erasure-table';
import styles from './erasures.module.css';

/** The personal data of somebody who asks to be forgotten: found, looked at, erased, and what was before. */
export function ErasuresPage() {
  return may(useSignedIn(), 'personal:erase') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const { erasure: openId } = useSearch('/erasures');
  const list = useErasures();
  const { data, error, isPending, refetch } = list;
  // What was typed for one subject is nothing of the next.
  const [begun, setBegun] = useState(0);
  const open = (erasure: string | undefined) => navigate({ to: '/erasures', search: { erasure }, replace: true });
  const erasures = data?.pages.flatMap((page) => page.erasures);
  return (
    <main className={`page ${styles['page']}`} aria-label={t('erasures.title')}>
      <h1>{t('erasures.title')}</h1>
      <section className={styles['box']} aria-label={t('erasures.ask')}>
        <EraseForm
          key={begun}
          onBegun={(id) => {
            setBegun((count) => count + 1);
            open(id);
          }}
        />
      </section>
      <section className={styles['list']} aria-label={t('erasures.list')}>
        <h2>{t('erasures.list')}</h2>
        {isPending && <Loading />}
        {erasures === undefined && error !== null && <Refused error={error} onRetry={() => void refetch()} />}
        {erasures?.length === 0 && <Empty text={t('erasures.none')} />}
        {erasures !== undefined && erasures.length > 0 && (
          <ErasureTable erasures={erasures} openId={openId} onOpen={open} />
        )}
        <MoreButton of={list} text={t('erasures.more')} className={styles['more']} />
      </section>
    </main>
  );
}
