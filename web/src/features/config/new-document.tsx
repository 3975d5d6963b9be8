import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../pieces/icon';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/use-session';
import { useTranslation } from '../../text/texts';
import styles from './config.module.css';
import type { Kind } from './kinds';

const pattern = /^[a-z0-9][a-z0-9-_.]{0,63}$/;

/** Where a new document lies and what it is called; both stay. */
export function NewDocument({ kind, onNamed }: { kind: Kind; onNamed: (doc: string) => void }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const divisions = me.divisions.filter(({ key }) => mayIn(me, key, 'config:edit'));
  const [division, setDivision] = useState(divisions[0]?.key ?? '');
  const [key, setKey] = useState('');
  const [wasTried, setTried] = useState(false);
  const isWrong = !pattern.test(key);
  return (
    <form
      className={styles['new']}
      aria-label={t('config.new')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isWrong) onNamed(`${kind === 'divisions' ? key : division}/${key}`);
      }}
    >
      <h2>{t('config.newOf', { kind: t(`config.kind.${kind}`) })}</h2>
      {kind !== 'divisions' && (
        <NativeSelect
          label={t('config.division')}
          rightSection={<Icon name="down" size={12} />}
          value={division}
          onChange={(event) => setDivision(event.currentTarget.value)}
          data={divisions.map((each) => ({ value: each.key, label: each.name }))}
          data-testid="new-division"
        />
      )}
      <TextInput
        label={t('config.key')}
        description={t('config.keyHelp')}
        value={key}
        maxLength={64}
        autoFocus
        error={wasTried && isWrong ? t('config.keyWrong') : undefined}
        onChange={(event) => setKey(event.currentTarget.value)}
        data-testid="new-key"
      />
      <div>
        <Button type="submit" data-testid="new-go">
          {t('config.newGo')}
        </Button>
      </div>
    </form>
  );
}
