import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { InstantText } from '../pieces/instant-text';
import { Told } from '../pieces/told';
import { useTranslation } from '../text/texts';
import styles from './history-entry.module.css';

interface HistoryListProps {
  readonly testId: string;
  /** Whether there is more than is shown, and how it is read. */
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly children: ReactNode;
}

/** What happened to an item or a case, the latest first, with what reads on. */
export function HistoryList({ testId, hasMore, onMore, children }: HistoryListProps) {
  const { t } = useTranslation();
  return (
    <>
      <ol className={styles['events']} data-testid={testId}>
        {children}
      </ol>
      {hasMore && (
        <Button variant="default" size="compact-sm" onClick={onMore}>
          {t('history.more')}
        </Button>
      )}
    </>
  );
}

interface HistoryEntryProps {
  readonly type: string;
  readonly at: string;
  readonly title: string;
  /** What stands between the title and who did it. */
  readonly about?: string;
  /** Null: nobody in particular. */
  readonly actor: string | null;
  readonly details: readonly string[];
}

export function HistoryEntry({ type, at, title, about = '', actor, details }: HistoryEntryProps) {
  return (
    <li className={styles['event']} data-type={type}>
      <InstantText at={at} />
      <div>
        <p>
          <strong>{title}</strong> {about}
          {actor !== null && <span className={styles['actor']}>{actor}</span>}
        </p>
        {details.length > 0 && (
          <p className={styles['details']}>
            <Told text={details.join(' · ')} />
          </p>
        )}
      </div>
    </li>
  );
}
