import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ProblemError } from '../../api/problem-error';
import { Note, ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import { useTokenSignIn } from './api';
import styles from './sign-in.module.css';

/** An access token of the identity provider, where browsers cannot be sent there. */
export function TokenForm() {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const signIn = useTokenSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate(token.trim());
  };
  const isRefused = signIn.error instanceof ProblemError && [401, 403].includes(signIn.error.status);
  return (
    <form className={styles['form']} onSubmit={submit}>
      <PasswordInput
        label={t('signIn.token')}
        description={t('signIn.tokenHelp')}
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
        autoComplete="off"
        data-testid="token"
      />
      {isRefused ? (
        <Note tone="red" role="alert">
          {t('signIn.tokenRefused')}
        </Note>
      ) : (
        <ProblemNote error={signIn.error} />
      )}
      <Button type="submit" disabled={token.trim() === '' || signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
