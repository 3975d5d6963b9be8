import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './config.module.css';

interface NoteFormProps {
  /** Left out where what surrounds it names it. */
  readonly label?: string;
  /** What it does and what becomes of it. */
  readonly help: ReactNode;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly submit: string;
  /** Names the field (`-note`) and the button (`-go`) for tests. */
  readonly testId: string;
  readonly isHarsh?: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  /** Stands below the error. */
  readonly needed?: ReactNode;
  readonly onBack: () => void;
  readonly onSubmit: () => void;
  /** Stands below the buttons. */
  readonly children?: ReactNode;
}

/** Asks once, in place, before the published version becomes another, with a reason that is kept beside it. */
export function NoteForm(props: NoteFormProps) {
  const { label, help, note, onNote, submit, testId, isHarsh = false, isPending, error, needed, children } = props;
  const { onBack, onSubmit } = props;
  const { t } = useTranslation();
  return (
    <form
      className={styles['ask']}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {help}
      <TextInput
        label={t('config.note')}
        value={note}
        maxLength={1_000}
        autoFocus
        onChange={(event) => onNote(event.currentTarget.value)}
        data-testid={`${testId}-note`}
      />
      <ProblemNote error={error} />
      {needed}
      <div className={styles['barButtons']}>
        <Button variant="default" size="sm" onClick={onBack}>
          {t('config.back')}
        </Button>
        <Button
          type="submit"
          size="sm"
          {...(isHarsh ? { color: 'red' } : {})}
          loading={isPending}
          data-testid={`${testId}-go`}
        >
          {submit}
        </Button>
      </div>
      {children}
    </form>
  );
}
