import type { ComponentProps, ReactNode } from 'react';
import { InstantText } from '../pieces/instant-text';
import { MoreButton } from '../pieces/more-button';
import { Told } from '../pieces/told';
import { useTranslation } from '../text/texts';
import styles from './history-entry.module.css';

interface HistoryListProps {
  readonly testId: string;
  /** Of which it is, page by page. */
  readonly of: ComponentProps<typeof MoreButton>['of'];
  readonly children: ReactNode;
}

/** What happened to an item or a case, the latest first, with what reads on. */
export function HistoryList({ testId, of, children }: HistoryListProps) {
  const { t } = useTranslation();
  return (
    <>
      <ol className={styles['events']} data-testid={testId}>
        {children}
      </ol>
      <MoreButton of={of} text={t('history.more')} />
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
