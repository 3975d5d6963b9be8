import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useEscape } from '../keyboard/use-escape';
import { ProblemNote } from '../pieces/note';
import { useTranslation } from '../text/texts';
import styles from './commands.module.css';

interface CommandFormProps {
  readonly title: string;
  readonly submit: string;
  /** It takes something away. */
  readonly isHarsh?: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
  readonly children?: ReactNode;
}

/** What a command asks for, in place, above the commands. Enter sends it, Escape goes back. */
export function CommandForm({
  title,
  submit,
  isHarsh = false,
  isBusy,
  error,
  onSubmit,
  onBack,
  children,
}: CommandFormProps) {
  const { t } = useTranslation();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const escape = useEscape(onBack);
  return (
    <form className={styles['form']} aria-label={title} onSubmit={send} {...escape} data-testid="command-form">
      <h2>{title}</h2>
      {children}
      <ProblemNote error={error} />
      <div className={styles['buttons']}>
        <Button variant="default" onClick={onBack}>
          {t('command.back')}
        </Button>
        <Button
          type="submit"
          loading={isBusy}
          {...(isHarsh ? { color: 'red', variant: 'light' } : {})}
          data-testid="command-submit"
        >
          {submit}
        </Button>
      </div>
    </form>
  );
}
