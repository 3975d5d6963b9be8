import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../../../api/contract/queue';
import { useItemList } from '../../api/items';
import { serverNow } from '../../api/server-clock';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { BulkBar } from './bulk/bulk-bar';
import { BulkProgress } from '../../bulk/bulk-progress';
import { useChosen } from './bulk/use-chosen';
import { taskFilter } from './task-filter';
import { TaskFilters } from './task-filters';
import { TaskList } from './task-list';
import styles from './task-section.module.css';
import { useView } from './use-view';

/** The live task list with its filters. */
export function TaskSection({ queues, ref }: { queues: readonly QueueView[]; ref: Ref<HTMLElement> }) {
  const { t } = useTranslation();
  const { view, change, drill } = useView();
  const filter = taskFilter(view);
  const list = useItemList(filter);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = useChosen(items, filter);
  const [openedAt] = useState(serverNow);
  const isFiltered = [view.state, view.queue, view.worktype, view.q, view.due].some((one) => one !== undefined);
  return (
    <section ref={ref} className={styles['tasks']} aria-label={t('supervisor.tasks')}>
      <div className={styles['head']}>
        <h2>{t('supervisor.tasks')}</h2>
        <span className={styles['count']} role="status">
          {list.isSuccess &&
            t(list.hasNextPage ? 'supervisor.showingMore' : 'supervisor.showing', { count: items.length })}
        </span>
      </div>
      <TaskFilters view={view} queues={queues} items={items} onChange={change} />
      <BulkProgress begunAt={openedAt} />
      {chosen.count > 0 && (
        <BulkBar
          chosen={chosen}
          division={items.find(({ id }) => chosen.has(id))?.division ?? ''}
          hasMore={list.hasNextPage}
        />
      )}
      {list.isPending && <Loading />}
      {list.isError && <Refused error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty
          text={t(isFiltered ? 'supervisor.noTasks' : 'supervisor.noTasksAll')}
          {...(isFiltered
            ? { action: t('supervisor.clear'), onAction: () => drill({}) }
            : { action: t('supervisor.docs'), href: '/docs' })}
        />
      )}
      {items.length > 0 && (
        <TaskList
          items={items}
          sort={view.sort}
          chosen={chosen}
          onSort={(sort) => change({ sort })}
          onOpen={(item) => change({ item })}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      )}
    </section>
  );
}
