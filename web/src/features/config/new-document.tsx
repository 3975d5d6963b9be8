import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from '../../address/link';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { useDrafts, usePublished } from './api';
import styles from './config.module.css';
import { singular } from './kinds';
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
  const id = `${kind === 'divisions' ? key : division}/${key}`;
  const isTaken = useTaken(kind).has(id);
  const wrong = wasTried ? (isWrong && t('config.keyWrong')) || (isTaken && t('config.keyTaken')) : false;
  return (
    <form
      className={styles['new']}
      aria-label={t('config.new')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isWrong && !isTaken) onNamed(id);
      }}
    >
      <h2>{t('config.newOf', { kind: t(`config.kind.${kind}`) })}</h2>
      <p className={styles['quiet']}>{t(`kindHelp.${kind}`)}</p>
      {kind !== 'divisions' && (
        <ChoiceField
          label={t('config.division')}
          value={division}
          onChange={setDivision}
          choices={divisions.map((each) => ({ value: each.key, label: each.name }))}
          data-testid="new-division"
        />
      )}
      <TextInput
        label={t('config.key')}
        description={t('config.keyHelp')}
        value={key}
        maxLength={64}
        autoFocus
        error={wrong}
        onChange={(event) => setKey(event.currentTarget.value)}
        data-testid="new-key"
      />
      {wasTried && isTaken && (
        <Link to="/config" search={{ kind, doc: id }} data-testid="open-taken">
          {t('config.openTaken')}
        </Link>
      )}
      <div>
        <Button type="submit" data-testid="new-go">
          {t('config.newGo')}
        </Button>
      </div>
    </form>
  );
}

/** What a new document cannot be called, as `division/key`. */
function useTaken(kind: Kind): ReadonlySet<string> {
  const published = usePublished(kind).data ?? [];
  const drafts = useDrafts().data?.filter((draft) => draft.kind === singular(kind)) ?? [];
  return new Set([...published, ...drafts].map(({ division, key }) => `${division}/${key}`));
}
