import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../../api/contract/item';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import styles from './case.module.css';
import { ItemLink } from './item-link';

/** The items that have stood for its tasks, the latest first. */
export function Tasks({ items }: { items: UseQueryResult<readonly ItemView[]> }) {
  const { t } = useTranslation();
  if (items.isPending) return <Loading />;
  if (items.data === undefined) return <Refused error={items.error} onRetry={() => void items.refetch()} />;
  if (items.data.length === 0) return <Empty text={t('case.noTasks')} />;
  return (
    <ul className={styles['list']} data-testid="case-tasks">
      {items.data.map((item) => (
        <li key={item.id} className={styles['row']}>
          <span>
            {item.name} <span className={styles['quiet']}>{item.names.assignee ?? ''}</span>
          </span>
          <span>
            <ItemLink item={item} /> <InstantText at={item.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
