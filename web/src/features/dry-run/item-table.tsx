import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { DryRunItemView } from '../../../../api/contract/dry-run';
import { Link } from '../../address/link';
import { fieldLabel } from '../../format/field-text';
import { priorityText } from '../../format/value';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { MoreButton } from '../../pieces/more-button';
import { inputText } from '../../pieces/problem-text';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { useDryRunItems } from './api';
import styles from './dry-run.module.css';

type Side = DryRunItemView['published'];

/** Each item as it is published and as it would be, where the two differ. */
export function ItemTable({ id, moved }: { id: string; moved: number }) {
  const { t } = useTranslation();
  const maySee = may(useSignedIn(), 'item:watch');
  const [isMovedOnly, setMovedOnly] = useState(moved > 0);
  const items = useDryRunItems(id, isMovedOnly);
  const rows = items.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles['parts']}>
      <Checkbox
        size="xs"
        label={t('dryRun.movedOnly')}
        checked={isMovedOnly}
        onChange={(event) => setMovedOnly(event.currentTarget.checked)}
      />
      {items.isPending && <Loading />}
      {items.error !== null && <Refused error={items.error} onRetry={() => void items.refetch()} />}
      {items.data !== undefined && rows.length === 0 && <Empty text={t('dryRun.nothingMoves')} />}
      {rows.length > 0 && (
        <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('dryRun.items')}>
          <table className={styles['table']} data-testid="dry-run-items">
            <thead>
              <tr>
                <th>{t('dryRun.item')}</th>
                <th>{t('dryRun.differs')}</th>
                <th>{t('dryRun.published')}</th>
                <th>{t('dryRun.draft')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((item) => (
                <tr key={item.id} data-testid={`dry-run-item-${item.externalId}`}>
                  <th scope="row">
                    {maySee ? (
                      <Link to="/tasks" search={{ item: item.id }}>
                        {item.reference}
                      </Link>
                    ) : (
                      item.reference
                    )}
                    <span className={styles['quiet']}>{item.worktype}</span>
                  </th>
                  <td>{item.moved.map(fieldLabel).join(', ') || '–'}</td>
                  <td>
                    <SideText side={item.published} moved={item.moved} />
                  </td>
                  <td>
                    <SideText side={item.draft} moved={item.moved} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <MoreButton of={items} text={t('dryRun.more')} />
    </div>
  );
}

/** What differs, or where nothing does the queue and the priority. */
function SideText({ side, moved }: { side: Side; moved: readonly string[] }) {
  if ('refused' in side) return <>{side.refused.map((fault) => inputText(fault)).join(' ')}</>;
  const shown = moved.filter((name) => name in side);
  const names = shown.length > 0 ? shown : ['queue', 'priorityAtActivation'];
  return (
    <ul>
      {names.map((name) => {
        const value = side[name as Exclude<keyof typeof side, 'incidentSaid'>];
        return (
          <li key={name}>
            <span className={styles['quiet']}>{fieldLabel(name)}</span>{' '}
            {typeof value === 'number' ? (
              priorityText(value)
            ) : name.endsWith('At') && typeof value === 'string' ? (
              <InstantText at={value} />
            ) : (
              (value ?? '–')
            )}
          </li>
        );
      })}
    </ul>
  );
}
