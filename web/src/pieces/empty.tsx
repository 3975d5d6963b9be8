import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** Nothing to show: one sentence, and one button where there is something to do about it. */
export function Empty({ text, action, onAction }: { text: ReactNode; action?: string; onAction?: () => void }) {
  return (
    <div className={styles['empty']}>
      <p>{text}</p>
      {action !== undefined && (
        <Button variant="default" size="compact-sm" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  );
}
