import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './empty.module.css';

interface EmptyProps {
  /** Where it stands in place of the whole page. */
  readonly title?: string;
  readonly text: ReactNode;
  readonly action?: string;
  readonly onAction?: () => void;
  /** Where the button leads, instead of what it does. */
  readonly href?: string;
}

/** Nothing to show: one sentence, and one button where there is something to do about it. */
export function Empty({ title, text, action, onAction, href }: EmptyProps) {
  const look = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <div className={styles['empty']}>
      {title !== undefined && <h1>{title}</h1>}
      <p>{text}</p>
      {action !== undefined &&
        (href === undefined ? (
          <Button {...look} onClick={onAction}>
            {action}
          </Button>
        ) : (
          <Button {...look} component="a" href={href}>
            {action}
          </Button>
        ))}
    </div>
  );
}
