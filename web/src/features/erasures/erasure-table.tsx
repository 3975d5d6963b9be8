import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import type { ErasureView } from '../../../../api/contract/erasure';
import { Icon } from '../../pieces/icon';
import { InstantText } from '../../pieces/instant-text';
import { useTranslation } from '../../text/texts';
import { ErasureProof } from './erasure-proof';
import styles from './erasures.module.css';

interface ErasureTableProps {
  readonly erasures: readonly ErasureView[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Erasures, the latest first: when, by whom and why, of how much. Pressed, one shows its proof. */
export function ErasureTable({ erasures, openId, onOpen }: ErasureTableProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {(['at', 'who', 'what', 'division', 'state'] as const).map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`erasures.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {erasures.map((erasure) => {
            const { id, createdAt, requestedBy, cause, reason, by, items, cases, division, endedAt } = erasure;
            const isOpen = id === openId;
            return (
              <Fragment key={id}>
                <tr data-testid={`erasure-${id}`} data-open={isOpen}>
                  <td>
                    <UnstyledButton
                      className={styles['open']}
                      aria-expanded={isOpen}
                      onClick={() => onOpen(isOpen ? undefined : id)}
                    >
                      <Icon name="down" size={12} />
                      <InstantText at={createdAt} isInside />
                      <VisuallyHidden>{t('erasures.open', { who: requestedBy })}</VisuallyHidden>
                    </UnstyledButton>
                  </td>
                  <td>
                    {cause === 'retention' ? t('erasures.byTime') : requestedBy}
                    {reason !== null && <span className={styles['second']}>{reason}</span>}
                  </td>
                  <td>
                    {[t('erasures.countItems', { count: items }), t('erasures.countCases', { count: cases })].join(
                      ', ',
                    )}
                    {by.length > 0 && (
                      <span className={styles['second']}>{t('erasures.foundBy', { names: by.join(', ') })}</span>
                    )}
                  </td>
                  <td data-column="division">{division}</td>
                  <td data-testid="erasure-state">{t(endedAt === null ? 'erasures.underWay' : 'erasures.ended')}</td>
                </tr>
                {isOpen && (
                  <tr className={styles['detailRow']}>
                    <td colSpan={5}>
                      <ErasureProof id={id} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
