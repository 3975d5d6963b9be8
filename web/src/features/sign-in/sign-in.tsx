import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import { useUnsavedNames } from '../../session/unsaved';
import type { SessionEnd } from '../../session/session';
import { useTranslation } from '../../text/texts';
import { usePeople, useSignInWays } from './api';
import { FramedSignIn } from './framed-sign-in';
import { People } from './people';
import { ProviderButton } from './provider-button';
import styles from './sign-in.module.css';
import { TokenForm } from './token-form';

const isFramed = globalThis.self !== globalThis.top;

/** By the identity provider where there is one, by the people of the embedded stack, else by an access token. */
export function SignIn({ password, end }: { password: string; end: SessionEnd | null }) {
  const { t } = useTranslation();
  const ways = useSignInWays();
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
        {isFramed ? <FramedSignIn text={t('signIn.framed')} /> : <Ways ways={ways} password={password} />}
      </div>
    </main>
  );
}

function Ways({ ways, password }: { ways: ReturnType<typeof useSignInWays>; password: string }) {
  const { t } = useTranslation();
  const isWritten = useUnsavedNames().size > 0;
  return (
    <>
      {ways.isPending && <Loading />}
      {ways.isError && (
        <Empty text={t('signIn.unreachable')} action={t('app.retry')} onAction={() => void ways.refetch()} />
      )}
      {/* The way there and back would load this window anew, without what waits in it. */}
      {ways.data?.provider && (isWritten ? <FramedSignIn text={t('signIn.written')} /> : <ProviderButton />)}
      {ways.data?.people && <DevPeople password={password} />}
      {ways.data && !ways.data.provider && !ways.data.people && <TokenForm />}
    </>
  );
}

function DevPeople({ password }: { password: string }) {
  const { t } = useTranslation();
  const people = usePeople();
  const retry = () => void people.refetch();
  if (people.isPending) return <Loading />;
  if (people.isError) return <Empty text={t('signIn.unreachable')} action={t('app.retry')} onAction={retry} />;
  if (people.data.people.length === 0)
    return <Empty text={t('signIn.noPeople')} action={t('app.retry')} onAction={retry} />;
  return <People people={people.data.people} password={password} />;
}
