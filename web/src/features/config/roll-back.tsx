import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import { useRollback } from './api';
import type { Place } from './api';
import { becomesText } from './becomes-text';
import styles from './config.module.css';
import { DiffList } from './diff-list';

interface RollBackProps {
  readonly place: Place;
  readonly version: number;
  /** What is published; 0: it was taken away. */
  readonly now: number;
  /** Whose draft of it stays. */
  readonly draftBy: string | undefined;
  readonly onDone: (version: number) => void;
}

/** Publishes an older version again, as a new one. Asks once, in place, and says what it changes. */
export function RollBack({ place, version, now, draftBy, onDone }: RollBackProps) {
  const { t } = useTranslation();
  const rollback = useRollback(place);
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState('');
  if (!isOpen) {
    return (
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)} data-testid={`rollback-${version}`}>
        {t('config.rollback')}
      </Button>
    );
  }
  return (
    <form
      className={styles['ask']}
      aria-label={t('config.rollback')}
      onSubmit={(event) => {
        event.preventDefault();
        rollback.mutate(
          { version, basedOn: now, note },
          { onSuccess: ({ applied }) => onDone(applied[0]?.version ?? 0) },
        );
      }}
    >
      <p>{t('config.rollbackHelp', { version })}</p>
      <p className={styles['quiet']}>{becomesText(place.kind)}</p>
      {draftBy !== undefined && <p className={styles['quiet']}>{t('config.draftStays', { name: draftBy })}</p>}
      <TextInput
        label={t('config.note')}
        value={note}
        maxLength={1_000}
        autoFocus
        onChange={(event) => setNote(event.currentTarget.value)}
        data-testid="rollback-note"
      />
      <ProblemNote error={rollback.error} />
      <div className={styles['barButtons']}>
        <Button variant="default" size="sm" onClick={() => setOpen(false)}>
          {t('config.back')}
        </Button>
        <Button type="submit" size="sm" loading={rollback.isPending} data-testid="rollback-go">
          {t('config.rollbackGo', { version })}
        </Button>
      </div>
      {now > 0 && <DiffList place={place} from={now} to={version} />}
    </form>
  );
}
