import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { startSession } from '../../session/token';
import styles from './sign-in.module.css';

/** An access token of the identity provider. Whether it is accepted shows with the first call. */
export function TokenForm() {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startSession(token.trim());
  };
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
      <Button type="submit" disabled={token.trim() === ''}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
