import { Button } from '@mantine/core';
import { Address } from '../address/address';
import { CurrentPage } from '../address/current-page';
import { useStream } from '../live/use-live';
import { OfferElsewhere, pages } from '../pages';
import { Loading } from '../pieces/loading';
import { ProblemNote } from '../pieces/note';
import { MeProvider } from '../session/me-context';
import { useSignOut } from '../session/sign-out';
import { useMe } from '../session/use-session';
import type { Me } from '../../../api/contract/identity';
import { useTranslation } from '../text/texts';
import { Crash } from './crash';
import { Frame } from './frame';
import { NotFound } from './not-found';
import styles from './signed-in.module.css';

/** Everything behind the sign-in: who it is, the one stream, the pages. */
export function SignedIn() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  if (me.data !== undefined) return <Pages me={me.data} />;
  if (me.isPending) return <Loading />;
  return (
    <main className={styles['refused']}>
      <ProblemNote error={signOut.error ?? me.error} />
      <div className={styles['buttons']}>
        <Button onClick={() => void me.refetch()}>{t('app.retry')}</Button>
        <Button variant="default" onClick={() => signOut.mutate('here')}>
          {t('app.signOut')}
        </Button>
      </div>
    </main>
  );
}

function Pages({ me }: { me: Me }) {
  useStream(me);
  return (
    <MeProvider value={me}>
      <Address pages={pages}>
        <Crash>
          <Frame>
            <OfferElsewhere />
            <Crash>
              <CurrentPage none={<NotFound />} />
            </Crash>
          </Frame>
        </Crash>
      </Address>
    </MeProvider>
  );
}
