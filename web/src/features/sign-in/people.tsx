import { PasswordInput, UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';
import type { DevPerson } from '../../../../api/contract/identity';
import { ProblemError } from '../../api/problem-error';
import { keyText } from '../../format/value';
import { Face } from '../../pieces/face';
import { Note, ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import { useDevSignIn } from './api';
import styles from './sign-in.module.css';

/** One password for all people of the embedded stack, and a card for each of them. */
export function People({ people, password: given }: { people: readonly DevPerson[]; password: string }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState(given);
  const signIn = useDevSignIn();
  const field = useRef<HTMLInputElement>(null);
  const choose = (user: string) => signIn.mutate({ user, password }, { onError: () => field.current?.select() });
  const isRefused = signIn.error instanceof ProblemError && [400, 401, 403].includes(signIn.error.status);
  return (
    <>
      <PasswordInput
        label={t('signIn.password')}
        description={t('signIn.passwordHelp')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        autoFocus={given === ''}
        ref={field}
        data-testid="password"
      />
      {isRefused ? (
        <Note tone="red" role="alert">
          {t('signIn.refused')}
        </Note>
      ) : (
        <ProblemNote error={signIn.error} />
      )}
      <h2>{t('signIn.people')}</h2>
      <ul className={styles['people']}>
        {people.map(({ user, name, roles, division }) => (
          <li key={user}>
            <UnstyledButton
              className={styles['person']}
              onClick={() => choose(user)}
              disabled={signIn.isPending}
              data-testid={`sign-in-${user}`}
            >
              <Face name={name} />
              <span className={styles['name']}>
                {name}
                <span className={styles['roles']}>
                  {roles.map((role) => t(`role.${role}` as 'role.agent', { defaultValue: role })).join(', ')}
                  {division !== null && ` · ${keyText(division)}`}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}
