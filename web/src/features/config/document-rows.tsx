import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Link } from '../../address/link';
import { useUnsavedNames } from '../../session/unsaved';
import { useTranslation } from '../../text/texts';
import styles from './config.module.css';
import type { Kind } from './kinds';
import type { Listed } from './listed';
import { keptName } from './use-written';

interface DocumentRowsProps {
  readonly kind: Kind;
  readonly rows: readonly Listed[];
  readonly current: string | undefined;
  /** Those that were taken away are listed: what is opened leaves them so. */
  readonly gone?: string | undefined;
}

const USUAL_ROW_PX = 48;

/** Thousands of documents, of which only those in view are drawn. The one that is open is in view at first. */
export function DocumentRows({ kind, rows, current, gone }: DocumentRowsProps) {
  const { t } = useTranslation();
  const kept = useUnsavedNames();
  const box = useRef<HTMLDivElement>(null);
  // The rule warns for the sake of the React compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => USUAL_ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const showCurrent = useEffectEvent(() => {
    const index = rows.findIndex(({ id }) => id === current);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => showCurrent(), [current]);
  return (
    <div ref={box} className={styles['rows']}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const { id, key, name, division, version, isDraft, deletedBy } = row;
          const isKept = kept.has(keptName({ kind, division, key }));
          return (
            <li
              key={id}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              data-testid={`document-${id}`}
            >
              <Link to="/config" search={{ kind, doc: id, gone }} aria-current={current === id ? 'true' : undefined}>
                <span className={styles['name']}>{name}</span>
                <span className={styles['quiet']}>
                  {[
                    division,
                    version !== null && t('config.version', { version }),
                    deletedBy !== null && t('config.deleted', { name: deletedBy }),
                    isDraft && t('config.draft'),
                    isKept && t('config.unsaved'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
