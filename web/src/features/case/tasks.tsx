import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import { ItemLink } from './item-link';
import { TaskLinks } from './task-links';

/** The items that have stood for its tasks, the latest first; an open one may go to somebody by a link. */
export function Tasks({ items }: { items: UseQueryResult<readonly ItemView[]> }) {
  const { t } = useTranslation();
  if (items.isPending) return <Loading />;
  if (items.data === undefined) return <Refused error={items.error} onRetry={() => void items.refetch()} />;
  if (items.data.length === 0) return <Empty text={t('case.noTasks')} />;
  return (
    <ul className={styles['list']} data-testid="case-tasks">
      {items.data.map((item) => (
        <TaskRow key={item.id} item={item} />
      ))}
    </ul>
  );
}

function TaskRow({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const mayLink = mayIn(me, item.division, 'item:assign') && item.closedAt === null;
  return (
    <li data-task={item.reference}>
      <div className={styles['row']}>
        <span>
          {item.name} <span className={styles['quiet']}>{item.names.assignee ?? ''}</span>
        </span>
        <span>
          <ItemLink item={item} /> <InstantText at={item.createdAt} />
        </span>
      </div>
      {mayLink && (
        <span>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            data-testid="task-links-toggle"
          >
            {t('caseWork.taskLinks')}
          </Button>
        </span>
      )}
      {mayLink && isOpen && <TaskLinks item={item} />}
    </li>
  );
}
