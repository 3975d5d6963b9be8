import type { Ref } from 'react';
import { usualColumns } from '../../../../domain/item/shown';
import type { QueueView } from '../../../../api/contract/queue';
import { AsOf } from '../../pieces/as-of';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { BulkBar } from '../../tasks/bulk/bulk-bar';
import { BulkProgress } from '../../tasks/bulk/bulk-progress';
import { useChosen } from '../../tasks/bulk/use-chosen';
import { taskFilter } from '../../tasks/task-filter';
import { TaskFilters } from './task-filters';
import { TaskList } from '../../tasks/task-list';
import { OldNote } from '../../tasks/old-note';
import { useTasks } from '../../tasks/use-tasks';
import { useTranslation } from '../../text/texts';
import { DrilledBy } from './drilled-by';
import styles from './task-section.module.css';
import { useView } from './use-view';

/** The live task list with its filters. */
export function TaskSection({ queues, ref }: { queues: readonly QueueView[]; ref: Ref<HTMLElement> }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { view, change, drill } = useView();
  const filter = taskFilter(view);
  const { list, items, isLookingOn, isOld, renew } = useTasks(filter);
  const chosen = useChosen(items, filter);
  const { state, queue, division, worktype, q, due, age, arrived, completed } = view;
  const isFiltered = [state, queue, division, worktype, q, due, age, arrived, completed].some(
    (one) => one !== undefined,
  );
  return (
    <section
      ref={ref}
      className={styles['tasks']}
      aria-label={t('supervisor.tasks')}
      tabIndex={-1}
      data-focus-home
      data-testid="tasks"
    >
      <div className={styles['head']}>
        <h2>{t('supervisor.tasks')}</h2>
        <span className={styles['count']} role="status" data-testid="tasks-count">
          {list.isSuccess &&
            (isLookingOn
              ? t('app.lookingOn')
              : t(list.hasNextPage ? 'supervisor.showingMore' : 'supervisor.showing', { count: items.length }))}
        </span>
        <AsOf at={list.data?.pages.at(-1)?.at} />
      </div>
      <TaskFilters queues={queues} items={items} onChange={change} />
      <DrilledBy view={view} onChange={change} />
      <BulkProgress />
      {chosen.count > 0 && (
        <BulkBar
          chosen={chosen}
          division={items.find(({ id }) => chosen.has(id))?.division ?? ''}
          hasMore={list.hasNextPage}
        />
      )}
      {isOld && <OldNote onRenew={() => void renew()} />}
      {(list.isPending || isLookingOn) && <Loading />}
      {list.isError && <Refused error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && !isLookingOn && (
        <Empty
          text={t(isFiltered ? 'supervisor.noTasks' : 'supervisor.noTasksAll')}
          {...(isFiltered
            ? { action: t('supervisor.clear'), onAction: () => drill({}) }
            : may(me, 'item:capture')
              ? { action: t('app.newItem'), leadsTo: { to: '/new-item' } as const }
              : { action: t('supervisor.docs'), href: '/docs' })}
        />
      )}
      {items.length > 0 && (
        <TaskList
          label={t('supervisor.tasks')}
          items={items}
          columns={usualColumns}
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
