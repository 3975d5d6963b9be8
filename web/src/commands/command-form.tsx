import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useEscape } from '../keyboard/use-escape';
import { ProblemNote } from '../pieces/note';
import { useTranslation } from '../text/texts';
import styles from './commands.module.css';

/** What is being given: a command of an item, of a case, or what a page has of its own. */
export interface GivenCommand {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly back: () => void;
}

interface CommandFormProps {
  readonly title: string;
  readonly submit: string;
  /** It takes something away. */
  readonly isHarsh?: boolean;
  readonly command: GivenCommand;
  readonly onSubmit: () => void;
  /** Who goes back wants nothing of what he has filled in. */
  readonly onForget?: () => void;
  readonly children?: ReactNode;
}

/** What a command asks for, in place, above the commands. Enter sends it, Escape goes back. */
export function CommandForm({
  title,
  submit,
  isHarsh = false,
  command,
  onSubmit,
  onForget,
  children,
}: CommandFormProps) {
  const { t } = useTranslation();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const back = () => {
    onForget?.();
    command.back();
  };
  const escape = useEscape(back);
  return (
    <form className={styles['form']} aria-label={title} onSubmit={send} {...escape} data-testid="command-form">
      <h2>{title}</h2>
      {children}
      <ProblemNote error={command.error} />
      <div className={styles['buttons']}>
        <Button variant="default" onClick={back}>
          {t('command.back')}
        </Button>
        <Button
          type="submit"
          loading={command.isPending}
          {...(isHarsh ? { color: 'red', variant: 'light' } : {})}
          data-testid="command-submit"
        >
          {submit}
        </Button>
      </div>
    </form>
  );
}
