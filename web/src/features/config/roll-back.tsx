import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../text/texts';
import { useRollback } from './api';
import type { Place } from './api';
import { becomesText } from './becomes-text';
import styles from './config.module.css';
import { DiffList } from './diff-list';
import { NoteForm } from './note-form';

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
    <NoteForm
      label={t('config.rollback')}
      help={
        <>
          <p>{t('config.rollbackHelp', { version })}</p>
          <p className={styles['quiet']}>{becomesText(place.kind)}</p>
          {draftBy !== undefined && <p className={styles['quiet']}>{t('config.draftStays', { name: draftBy })}</p>}
        </>
      }
      note={note}
      onNote={setNote}
      submit={t('config.rollbackGo', { version })}
      testId="rollback"
      isPending={rollback.isPending}
      error={rollback.error}
      onBack={() => setOpen(false)}
      onSubmit={() =>
        rollback.mutate(
          { version, basedOn: now, note },
          { onSuccess: ({ applied }) => onDone(applied[0]?.version ?? 0) },
        )
      }
    >
      {now > 0 && <DiffList place={place} from={now} to={version} />}
    </NoteForm>
  );
}
