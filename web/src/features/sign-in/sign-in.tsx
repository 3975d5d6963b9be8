import { useTranslation } from 'react-i18next';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import type { SessionEnd } from '../../session/token';
import { usePeople } from './api';
import { People } from './people';
import styles from './sign-in.module.css';
import { TokenForm } from './token-form';

/** The embedded stack shows its people; everywhere else an access token of the identity provider is asked for. */
export function SignIn({ password, end }: { password: string; end: SessionEnd | null }) {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <main className={styles['page']}>
      <div className={styles['panel']}>
        <p className={styles['brand']}>
          <img src="/favicon.svg" width={28} height={28} alt="" />
          {t('app.name')}
        </p>
        <h1>{t('signIn.title')}</h1>
        {end === 'ended' && (
          <Note tone="amber" role="status">
            {t('signIn.ended')}
          </Note>
        )}
        {people.isPending && <Loading />}
        {people.isError && (
          <Empty text={t('signIn.unreachable')} action={t('app.retry')} onAction={() => void people.refetch()} />
        )}
        {people.data === null && <TokenForm />}
        {people.data?.people.length === 0 && (
          <Empty text={t('signIn.noPeople')} action={t('app.retry')} onAction={() => void people.refetch()} />
        )}
        {people.data !== undefined && people.data !== null && people.data.people.length > 0 && (
          <People people={people.data.people} password={password} />
        )}
      </div>
    </main>
  );
}
