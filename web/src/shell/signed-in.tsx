import { Button } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStream } from '../live/use-live';
import { Loading } from '../pieces/loading';
import { ProblemNote } from '../pieces/note';
import { createAppRouter } from '../router';
import { MeProvider } from '../session/me-context';
import { endSession } from '../session/token';
import { useMe } from '../session/use-session';
import type { Me } from '../../../api/contract/identity';
import styles from './signed-in.module.css';

/** Everything behind the sign-in: who it is, the one stream, the pages. */
export function SignedIn({ token }: { token: string }) {
  const { t } = useTranslation();
  const me = useMe();
  if (me.data !== undefined) return <Pages token={token} me={me.data} />;
  if (me.isPending) return <Loading />;
  return (
    <main className={styles['refused']}>
      <ProblemNote error={me.error} />
      <div className={styles['buttons']}>
        <Button onClick={() => void me.refetch()}>{t('app.retry')}</Button>
        <Button variant="default" onClick={() => endSession('signed-out')}>
          {t('app.signOut')}
        </Button>
      </div>
    </main>
  );
}

function Pages({ token, me }: { token: string; me: Me }) {
  useStream(token, me);
  const [router] = useState(createAppRouter);
  return (
    <MeProvider value={me}>
      <RouterProvider router={router} />
    </MeProvider>
  );
}
